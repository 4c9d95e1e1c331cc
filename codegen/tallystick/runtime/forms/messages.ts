import type { Schema } from "../http/operation.js";
import { issues } from "../issues.js";

/** What a form library takes: a Standard Schema (standardschema.dev) of the same types. */
export interface FormSchema<S extends Schema> {
  readonly "~standard": S["~standard"];
}

/** A schema for forms, whose messages are those of the contract: what the server would say of the same document. */
export function withMessages<S extends Schema>(schema: S): FormSchema<S> {
  const validate: S["~standard"]["validate"] = (value) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value: parsed.data };
    const found = issues(parsed.error, value);
    return {
      issues: found.map(({ pointer, message }) => ({
        message,
        path: keysOf(pointer),
      })),
    };
  };
  return { "~standard": { ...schema["~standard"], validate } };
}

/** The keys that a JSON Pointer (RFC 6901) goes by. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
