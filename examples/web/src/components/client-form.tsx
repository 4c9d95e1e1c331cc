import {
  type ClientDraft,
  type ClientDraftInput,
  ClientDraftInputSchema,
  ClientKindSchema,
  PaymentTermsSchema,
} from "@acme/contracts/ledger/client";
import { Link } from "wouter";
import { KIND_LABELS, TERMS_LABELS } from "../format";
import { useContractForm } from "../forms";
import { Field, orNull, trimmed, words } from "./field";
import { Summary } from "./summary";

const BLANK: ClientDraftInput = {
  name: "",
  kind: "company",
  email: "",
  address: { street: "", city: "", postalCode: "", country: "" },
  vatNumber: null,
  terms: 14,
  tags: [],
};

const ABOUT = { 409: { name: "email", message: "Another client has this address already." } } as const;

interface Props {
  /** The client as it is. What cannot be changed any more is not asked for. */
  client?: ClientDraft;
  save: (draft: ClientDraft) => Promise<unknown>;
  label: string;
}

export function ClientForm({ client, save, label }: Props) {
  const state = useContractForm({
    schema: ClientDraftInputSchema,
    defaultValues: client ?? BLANK,
    save,
    about: ABOUT,
  });
  const { form, submit } = state;
  const { isSubmitting } = form.formState;

  return (
    <form className="form" noValidate onSubmit={submit}>
      <Summary {...state} />
      <fieldset className="card">
        <legend>Account</legend>
        <div className="grid">
          <Field form={form} name="name" label="Name" options={{ setValueAs: trimmed }}>
            {(field) => <input autoComplete="off" {...field} />}
          </Field>
          <Field form={form} name="email" label="E-mail" example="name@company.com" options={{ setValueAs: trimmed }}>
            {(field) => <input type="email" autoComplete="off" {...field} />}
          </Field>
          <Field form={form} name="terms" label="Payment" options={{ valueAsNumber: true }}>
            {(field) => (
              <select {...field}>
                {[...PaymentTermsSchema.values].map((terms) => (
                  <option key={terms} value={terms}>
                    {TERMS_LABELS[terms]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {client === undefined && (
            <>
              <Field form={form} name="kind" label="Kind">
                {(field) => (
                  <select {...field}>
                    {ClientKindSchema.options.map((kind) => (
                      <option key={kind} value={kind}>
                        {KIND_LABELS[kind]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field
                form={form}
                name="vatNumber"
                label="VAT number (optional)"
                hint="With the country in front"
                example="DE123456789"
                options={{ setValueAs: orNull }}
              >
                {(field) => <input autoComplete="off" {...field} />}
              </Field>
              <Field
                form={form}
                name="tags"
                label="Tags (optional)"
                hint="Separated by commas: design, retainer"
                options={{ setValueAs: words }}
              >
                {(field) => <input autoComplete="off" {...field} />}
              </Field>
            </>
          )}
        </div>
      </fieldset>
      <fieldset className="card">
        <legend>Address</legend>
        <div className="grid">
          <Field form={form} name="address.street" label="Street" className="all" options={{ setValueAs: trimmed }}>
            {(field) => <input autoComplete="off" {...field} />}
          </Field>
          <Field
            form={form}
            name="address.postalCode"
            label="Postal code"
            example="10178 or EC1A 1BB"
            options={{ setValueAs: capitals }}
          >
            {(field) => <input autoComplete="off" {...field} />}
          </Field>
          <Field form={form} name="address.city" label="City" options={{ setValueAs: trimmed }}>
            {(field) => <input autoComplete="off" {...field} />}
          </Field>
          <Field
            form={form}
            name="address.country"
            label="Country"
            hint="Two letters"
            example="DE or FR"
            options={{ setValueAs: capitals }}
          >
            {(field) => <input autoComplete="off" maxLength={2} {...field} />}
          </Field>
        </div>
      </fieldset>
      <div className="form-actions">
        <Link className="button" href="/clients">
          Cancel
        </Link>
        <button className="button primary" type="submit" disabled={isSubmitting}>
          {isSubmitting ? "Saving…" : label}
        </button>
      </div>
    </form>
  );
}

const capitals = (text: string): string => text.trim().toUpperCase();
