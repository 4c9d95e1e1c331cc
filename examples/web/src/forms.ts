/** Forms on contracts: what is wrong stands at its field, whoever found it, the page or the server. */
import { ClientError } from "@acme/contracts/client";
import { fieldOf, toFormErrors } from "@acme/contracts/forms";
import { type Issue, issues } from "@acme/contracts/runtime";
import { toNestErrors } from "@hookform/resolvers";
import { useState } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  get,
  type Resolver,
  useForm,
  type UseFormReturn,
} from "react-hook-form";
import type { input, output, ZodType } from "zod";
import { statusOf } from "./failures";

/** The form of a schema's document. */
export type FormOf<S extends ZodType<unknown, FieldValues>> = UseFormReturn<input<S>, unknown, output<S>>;

/** What is wrong with a field: `required` where nothing was entered, whatever the contract says of that. */
function faultOf({ code, message }: Omit<Issue, "pointer">, value: unknown): { type: string; message: string } {
  return value === "" || value === undefined || value === null
    ? { type: "required", message: "Please fill this in." }
    : { type: code, message: wording(code, message) };
}

/** Texts for people, by code; the contract's own message where there is none. */
function wording(code: string, message: string): string {
  const limit = /-?\d+(\.\d+)?$/.exec(message)?.[0];
  switch (code) {
    case "pattern":
      return "This does not have the expected form.";
    case "format":
      return "This is not valid.";
    case "maxLength":
      return `At most ${limit} characters, please.`;
    case "minItems":
      return limit === "1" ? "Add at least one." : `At least ${limit}, please.`;
    default:
      return message.replace(/^Expected /, "Must be ");
  }
}

/** Validates what is entered as the server will, and says the same of it. */
export function contractResolver<Input extends FieldValues, Output>(
  schema: ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return (values, _context, options) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const flat = Object.fromEntries(
      issues(parsed.error, values).map((issue) => {
        const name = fieldOf(issue.pointer);
        return [name, faultOf(issue, get(values, name))];
      }),
    );
    return { values: {}, errors: toNestErrors<Input>(flat as FieldErrors<Input>, options) };
  };
}

/** Shows what a server found in the body at the fields it is about, and moves to the first. Returns how many there are. */
function showServerIssues<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  error: ClientError,
): number {
  let shown = 0;
  toFormErrors<FieldPath<Input>>(error, (name, { type, message }, options) => {
    // What is wrong with all of the document is no field's fault.
    if (name === "root") return;
    form.setError(name, faultOf({ code: type, message }, form.getValues(name)), options);
    shown += 1;
  });
  return shown;
}

interface Settings<Input extends FieldValues, Output> {
  readonly schema: ZodType<Output, Input>;
  readonly defaultValues: DefaultValues<Input>;
  readonly save: (document: Output) => Promise<unknown>;
  /** Statuses that are about one field. */
  readonly about?: Readonly<Record<number, { readonly name: FieldPath<Input>; readonly message: string }>>;
}

/** A form whose document keeps a contract, and what became of saving it. */
export interface ContractForm<Input extends FieldValues, Output> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly submit: (event: React.FormEvent) => void;
  /** Why it was not saved, where no field can be blamed. */
  readonly failure: unknown;
}

export function useContractForm<Input extends FieldValues, Output>(
  settings: Settings<Input, Output>,
): ContractForm<Input, Output> {
  const { schema, defaultValues, save, about } = settings;
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ resolver: contractResolver(schema), defaultValues });

  const refused = (error: unknown): void => {
    const blamed = about?.[statusOf(error) ?? 0];
    if (blamed) form.setError(blamed.name, { message: blamed.message }, { shouldFocus: true });
    else if (!(error instanceof ClientError) || showServerIssues(form, error) === 0) setFailure(error);
  };

  const submit = form.handleSubmit(
    async (document) => {
      setFailure(undefined);
      try {
        await save(document);
      } catch (error) {
        refused(error);
      }
    },
    () => setFailure(undefined),
  );
  return { form, submit: (event) => void submit(event), failure };
}

/** How many fields have an error. */
export function countErrors(errors: object): number {
  const values: unknown[] = Object.values(errors);
  return values.reduce<number>((sum, value) => {
    if (typeof value !== "object" || value === null) return sum;
    return sum + ("message" in value && typeof value.message === "string" ? 1 : countErrors(value));
  }, 0);
}
