import type { $ZodError } from "zod/v4/core";
import { JsonError } from "./parse.js";
/** One error in the form that both halves of a contract share. */
export interface Issue {
  /** Where, as a JSON Pointer (RFC 6901): `""` is the whole document. */
  readonly pointer: string;
  /** The JSON Schema keyword that refuses the value, or the name of a cross-field rule. */
  readonly code: string;
  /** The text for that code, the same in Python. Never holds anything of the document. */
  readonly message: string;
}
/**
 * The normal form of a failed parse: what both halves of a contract say of the same document, at most one issue for each
 * place in it. Takes what `parseJson` throws, too.
 *
 * Pass the document that was parsed, or parse with `reportInput: true`: Zod's errors do not keep whether a property was
 * missing (`required`) or wrong, so that without either a missing one is said to be of the wrong type.
 */
export declare function issues(
  error: $ZodError | JsonError,
  ...document: readonly unknown[]
): Issue[];
