import {
  type Discount,
  type InvoiceDraft,
  type InvoiceDraftInput,
  InvoiceDraftInputSchema,
  type LineItemInput,
} from "@acme/contracts/ledger/invoice";
import { CurrencySchema } from "@acme/contracts/ledger/money";
import { useFieldArray, useWatch } from "react-hook-form";
import { Link } from "wouter";
import { today } from "../format";
import { useContractForm } from "../forms";
import { totalsOf } from "../money";
import { ClientSelect } from "./client-select";
import { DiscountFields } from "./discount-fields";
import { Field } from "./field";
import { Icon } from "./icons";
import { LineFields } from "./line-fields";
import { Summary } from "./summary";
import { Totals } from "./totals";

const BLANK_LINE: LineItemInput = {
  description: "",
  quantity: "1",
  unit: "hour",
  unitPrice: "",
  tax: { name: "VAT", rate: "19.00" },
};

function blank(): InvoiceDraftInput {
  const day = today();
  return {
    clientId: "",
    currency: "EUR",
    servicePeriod: [`${day.slice(0, 8)}01`, day],
    lines: [BLANK_LINE],
    discount: null,
  };
}

interface Props {
  invoice?: InvoiceDraft;
  save: (draft: InvoiceDraftInput) => Promise<unknown>;
  label: string;
  /** Where one gets by giving up. */
  back: string;
}

export function InvoiceForm({ invoice, save, label, back }: Props) {
  const state = useContractForm({
    schema: InvoiceDraftInputSchema,
    defaultValues: invoice ?? blank(),
    save,
    about: ABOUT,
  });
  const { form, submit } = state;
  const { errors, isSubmitting } = form.formState;
  const lines = useFieldArray({ control: form.control, name: "lines" });
  const [currency = "EUR", entered, discount] = useWatch({
    control: form.control,
    name: ["currency", "lines", "discount"],
  });
  const noLines = errors.lines?.root?.message ?? errors.lines?.message;

  return (
    <form className="form" noValidate onSubmit={submit}>
      <Summary {...state} />
      <fieldset className="card">
        <legend>Invoice</legend>
        <div className="grid">
          <ClientSelect form={form} />
          <Field form={form} name="currency" label="Currency">
            {(field) => (
              <select {...field}>
                {CurrencySchema.options.map((option) => (
                  <option key={option}>{option}</option>
                ))}
              </select>
            )}
          </Field>
          <Field form={form} name="servicePeriod.0" label="First day of work" options={{ deps: ["servicePeriod.1"] }}>
            {(field) => <input type="date" {...field} />}
          </Field>
          <Field form={form} name="servicePeriod.1" label="Last day of work">
            {(field) => <input type="date" {...field} />}
          </Field>
        </div>
      </fieldset>
      <fieldset className="card">
        <legend>Line items</legend>
        {lines.fields.map(({ id }, index) => (
          <LineFields
            key={id}
            form={form}
            index={index}
            currency={currency}
            remove={() => {
              lines.remove(index);
              void form.trigger("lines");
            }}
          />
        ))}
        {noLines && (
          <p className="error" role="alert">
            {noLines}
          </p>
        )}
        <button
          className="button"
          type="button"
          onClick={() => lines.append(BLANK_LINE, { focusName: `lines.${lines.fields.length}.description` })}
        >
          <Icon name="plus" />
          Add a line
        </button>
      </fieldset>
      <fieldset className="card">
        <legend>Total</legend>
        <div className="split">
          <DiscountFields form={form} />
          <div aria-live="polite">
            <Totals currency={currency} totals={totalsOf(entered, discount as Discount | null)} />
          </div>
        </div>
      </fieldset>
      <div className="form-actions">
        <Link className="button" href={back}>
          Cancel
        </Link>
        <button className="button primary" type="submit" disabled={isSubmitting}>
          {isSubmitting ? "Saving…" : label}
        </button>
      </div>
    </form>
  );
}

const ABOUT = { 404: { name: "clientId", message: "This client is no longer there." } } as const;
