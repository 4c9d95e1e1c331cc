/** Errors of a contract, from either side, as the errors of a form's fields. */
import { isIssue } from "../client/issue.js";
import type { Issue } from "../issues.js";
import { keysOf } from "./messages.js";

export { type FormSchema, withMessages } from "./messages.js";

/** What a field is told. `type` is the issue's code. */
export interface FieldError {
  readonly type: string;
  readonly message: string;
}

/** `setError` of react-hook-form, or a function like it. */
export type SetError<Name extends string> = (
  name: Name,
  error: FieldError,
  options?: { readonly shouldFocus: boolean },
) => void;

/**
 * What has issues: the list that `issues` makes of a failed parse, a problem document, a failed result of a client's
 * call, or the error that one throws.
 */
export type Refused =
  | readonly Issue[]
  | { readonly errors?: readonly Issue[] | undefined }
  | { readonly issues: readonly Issue[] }
  | { readonly problem: unknown }
  | { readonly failure: object }
  | Readonly<Record<string, unknown>>;

/** The name of what is wrong with a form as a whole. */
const WHOLE = "root";

/**
 * Sets the error of each field that has one, the first of them focused, and of the form (`root`) where it is wrong as a
 * whole. Names are those of react-hook-form: `/lines/0/quantity` is `lines.0.quantity`.
 *
 * Returns the issues that no field of the form can show: those of other parts of the request than its body. A problem
 * without issues sets nothing and returns nothing.
 */
export function toFormErrors<Name extends string>(
  refused: Refused,
  setError: SetError<Name>,
): Issue[] {
  const found = issuesOf(refused);
  // A list of issues is about a document; all else is about a request, of which the form's document is the body.
  const prefix = Array.isArray(refused) ? "" : "/body";
  const [inside, outside] = parted(found, ({ pointer }) =>
    `${pointer}/`.startsWith(`${prefix}/`),
  );
  for (const [index, { pointer, code, message }] of inside.entries()) {
    const name = fieldOf(pointer.slice(prefix.length));
    const error = { type: code, message };
    // The names of a form's fields are those of its document, which the contract has checked.
    setError(name as Name, error, { shouldFocus: index === 0 });
  }
  return outside;
}

/** The name of the field that a JSON Pointer leads to. */
export function fieldOf(pointer: string): string {
  return pointer === "" ? WHOLE : keysOf(pointer).join(".");
}

function issuesOf(refused: object): readonly Issue[] {
  if (Array.isArray(refused)) return refused.filter(isIssue);
  const { failure, problem, errors, issues } = refused as Readonly<
    Record<string, unknown>
  >;
  const inner = failure ?? problem;
  if (typeof inner === "object" && inner !== null) return issuesOf(inner);
  const list = errors ?? issues;
  return Array.isArray(list) ? list.filter(isIssue) : [];
}

function parted<T>(
  items: readonly T[],
  isIn: (item: T) => boolean,
): [T[], T[]] {
  return [items.filter(isIn), items.filter((item) => !isIn(item))];
}
