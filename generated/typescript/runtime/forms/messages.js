import { issues } from "../issues.js";
/** A schema for forms, whose messages are those of the contract: what the server would say of the same document. */
export function withMessages(schema) {
  const validate = (value) => {
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
export function keysOf(pointer) {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
