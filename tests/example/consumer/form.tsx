// A form as a React application writes it; jsx.d.ts stands in for React, so that nothing has to be installed.
import type { Client, ClientDraftInput } from "@acme/contracts/ledger/client";
import { ClientDraftInputSchema } from "@acme/contracts/ledger/client";

interface Props {
  readonly client: Client;
  readonly save: (draft: ClientDraftInput) => void;
}

type Errors = Partial<Record<keyof ClientDraftInput, string>>;

export function errorsOf(draft: unknown): Errors {
  const parsed = ClientDraftInputSchema.safeParse(draft);
  if (parsed.success) return {};
  const errors: Errors = {};
  for (const issue of parsed.error.issues) {
    const field = ClientDraftInputSchema.keyof().safeParse(issue.path[0]);
    if (field.success) errors[field.data] = issue.message;
  }
  return errors;
}

export function ClientForm({ client, save }: Props): JSX.Element {
  // What is read may be sent back: the output type is assignable to the input type.
  const draft: ClientDraftInput = client;
  return (
    <form onSubmit={() => save(draft)}>
      <input value={draft.name} onChange={(name) => save({ ...draft, name })} />
      <output>{errorsOf(draft).name ?? ""}</output>
    </form>
  );
}
