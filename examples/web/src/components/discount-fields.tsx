import { type Discount, DiscountSchema, type InvoiceDraftInputSchema } from "@acme/contracts/ledger/invoice";
import { useWatch } from "react-hook-form";
import { today } from "../format";
import type { FormOf } from "../forms";
import { decimal, Field, FieldFrame } from "./field";

type Kind = Discount["kind"];

const LABELS: Readonly<Record<Kind, string>> = {
  percent: "Percent off",
  amount: "Amount off",
  "early-payment": "Percent off for paying early",
};

const BLANK: { readonly [K in Kind]: () => Discount } = {
  percent: () => ({ kind: "percent", percent: "" }),
  amount: () => ({ kind: "amount", amount: "" }),
  "early-payment": () => ({ kind: "early-payment", percent: "", until: today() }),
};

/** None, or one of the discounts that the contract knows, with the fields of that one. */
export function DiscountFields({ form }: { form: FormOf<typeof InvoiceDraftInputSchema> }) {
  const kind = useWatch({ control: form.control, name: "discount.kind" }) as Kind | undefined;
  const choose = (value: string): void => {
    const chosen = DiscountSchema.options.map((option) => option.shape.kind.value).find((option) => option === value);
    form.setValue("discount", chosen ? BLANK[chosen]() : null, { shouldDirty: true });
    form.clearErrors("discount");
  };
  return (
    <div className="stack">
      <FieldFrame label="Discount" error={undefined}>
        {(frame) => (
          <select {...frame} value={kind ?? ""} onChange={({ target }) => choose(target.value)}>
            <option value="">None</option>
            {Object.entries(LABELS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      {(kind === "percent" || kind === "early-payment") && (
        <Field form={form} name="discount.percent" label="Percent" example="2.5" options={{ setValueAs: decimal }}>
          {(field) => <input inputMode="decimal" autoComplete="off" className="number" {...field} />}
        </Field>
      )}
      {kind === "amount" && (
        <Field form={form} name="discount.amount" label="Amount" example="95.00" options={{ setValueAs: decimal }}>
          {(field) => <input inputMode="decimal" autoComplete="off" className="number" {...field} />}
        </Field>
      )}
      {kind === "early-payment" && (
        <Field form={form} name="discount.until" label="If paid by">
          {(field) => <input type="date" {...field} />}
        </Field>
      )}
    </div>
  );
}
