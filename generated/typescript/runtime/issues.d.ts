import type { $ZodError } from "zod/v4/core";
/** One error in the form that both halves of a contract share. */
export interface Issue {
  /** Where, as a JSON Pointer (RFC 6901): `""` is the whole document. */
  readonly pointer: string;
  /** Zod's issue code. */
  readonly code: string;
  readonly message: string;
}
/**
 * The normal form of a failed parse: what both validators of a contract say of the same document, at the same pointers.
 *
 * Keys that are not recognized are one error each; a union is one error at the union; an array too long is one error; an
 * array or object too short, and a rule over a whole object, are only reported where nothing inside is wrong.
 */
export declare function issues(error: $ZodError): Issue[];
