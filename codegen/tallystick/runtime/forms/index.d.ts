import type { Issue } from "../issues.js";
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
  options?: {
    readonly shouldFocus: boolean;
  },
) => void;
/**
 * What has issues: the list that `issues` makes of a failed parse, a problem document, a failed result of a client's
 * call, or the error that one throws.
 */
export type Refused =
  | readonly Issue[]
  | {
      readonly errors?: readonly Issue[] | undefined;
    }
  | {
      readonly issues: readonly Issue[];
    }
  | {
      readonly problem: unknown;
    }
  | {
      readonly failure: object;
    }
  | Readonly<Record<string, unknown>>;
/**
 * Sets the error of each field that has one, the first of them focused, and of the form (`root`) where it is wrong as a
 * whole. Names are those of react-hook-form: `/lines/0/quantity` is `lines.0.quantity`.
 *
 * Returns the issues that no field of the form can show: those of other parts of the request than its body. A problem
 * without issues sets nothing and returns nothing.
 */
export declare function toFormErrors<Name extends string>(
  refused: Refused,
  setError: SetError<Name>,
): Issue[];
/** The name of the field that a JSON Pointer leads to. */
export declare function fieldOf(pointer: string): string;
