import type { Schema } from "../http/operation.js";
/** What a form library takes: a Standard Schema (standardschema.dev) of the same types. */
export interface FormSchema<S extends Schema> {
  readonly "~standard": S["~standard"];
}
/** A schema for forms, whose messages are those of the contract: what the server would say of the same document. */
export declare function withMessages<S extends Schema>(
  schema: S,
): FormSchema<S>;
/** The keys that a JSON Pointer (RFC 6901) goes by. */
export declare function keysOf(pointer: string): string[];
