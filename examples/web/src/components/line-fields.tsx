import { type InvoiceDraftInputSchema, LineItemInputSchema } from "@acme/contracts/ledger/invoice";
import type { Currency, TaxRateInput } from "@acme/contracts/ledger/money";
import { Controller, useWatch } from "react-hook-form";
import { showTax, UNIT_LABELS } from "../format";
import type { FormOf } from "../forms";
import { netOf, showMoney, textOf } from "../money";
import { decimal, Field, FieldFrame, trimmed } from "./field";
import { Icon } from "./icons";

interface Props {
  form: FormOf<typeof InvoiceDraftInputSchema>;
  index: number;
  currency: Currency;
  remove: () => void;
}

/** One line of the invoice that is being written. */
export function LineFields({ form, index, currency, remove }: Props) {
  const line = useWatch({ control: form.control, name: `lines.${index}` });
  const net = line && netOf(line);
  const number = index + 1;
  return (
    <div className="line" role="group" aria-label={`Line ${number}`}>
      <Field
        form={form}
        name={`lines.${index}.description`}
        label="Description"
        className="description"
        options={{ setValueAs: trimmed }}
      >
        {(field) => <input autoComplete="off" {...field} />}
      </Field>
      <Field
        form={form}
        name={`lines.${index}.quantity`}
        label="Quantity"
        example="1.5"
        options={{ setValueAs: decimal }}
      >
        {(field) => <input inputMode="decimal" autoComplete="off" className="number" {...field} />}
      </Field>
      <Field form={form} name={`lines.${index}.unit`} label="Unit">
        {(field) => (
          <select {...field}>
            {LineItemInputSchema.shape.unit.unwrap().options.map((unit) => (
              <option key={unit} value={unit}>
                {UNIT_LABELS[unit]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        form={form}
        name={`lines.${index}.unitPrice`}
        label="Price"
        example="95.00"
        options={{ setValueAs: decimal }}
      >
        {(field) => <input inputMode="decimal" autoComplete="off" className="number" {...field} />}
      </Field>
      <TaxField form={form} index={index} />
      <div className="net">
        <span className="label">Net</span>
        <output>{net ? showMoney({ amount: textOf(net), currency }) : "–"}</output>
      </div>
      <button className="icon-button remove" type="button" aria-label={`Remove line ${number}`} onClick={remove}>
        <Icon name="close" />
      </button>
    </div>
  );
}

const TAXES: readonly TaxRateInput[] = [
  { name: "VAT", rate: "19.00" },
  { name: "VAT", rate: "7.00" },
  { name: "VAT", rate: "19.00", reverseCharge: true },
];

const keyOf = (tax: TaxRateInput | null | undefined): string => (tax ? showTax(tax) : "");

/** One of the usual taxes, the one that the line has already, or none. */
function TaxField({ form, index }: Pick<Props, "form" | "index">) {
  return (
    <Controller
      control={form.control}
      name={`lines.${index}.tax`}
      render={({ field: { value, onChange, ...field }, fieldState }) => {
        const usual = TAXES.some((tax) => keyOf(tax) === keyOf(value));
        const taxes = usual || !value ? TAXES : [...TAXES, value];
        return (
          <FieldFrame label="Tax" error={fieldState.error}>
            {(frame) => (
              <select
                {...field}
                {...frame}
                value={keyOf(value)}
                onChange={({ target }) => onChange(taxes.find((tax) => keyOf(tax) === target.value) ?? null)}
              >
                {taxes.map((tax) => (
                  <option key={keyOf(tax)}>{keyOf(tax)}</option>
                ))}
                <option value="">No tax</option>
              </select>
            )}
          </FieldFrame>
        );
      }}
    />
  );
}
