import { issues } from "../issues.js";
import { COUNTED, issueOf } from "./problems.js";
/** Holds a document to a schema. The pointers of issues begin with `prefix`; of more than are counted there is one. */
export function held(schema, document, prefix = "") {
  let found;
  try {
    const parsed = schema.safeParse(document);
    if (parsed.success) return { document: parsed.data };
    found = issues(parsed.error, document);
  } catch (error) {
    // Zod hands on the issues of an item as arguments of one call, which the stack only has room for so many of.
    if (!(error instanceof RangeError)) throw error;
    return countless(prefix);
  }
  if (found.length > COUNTED) return countless(prefix);
  return {
    issues: found.map(({ pointer, code, message }) => ({
      pointer: prefix + pointer,
      code,
      message,
    })),
  };
}
function countless(prefix) {
  return { issues: [issueOf(prefix, "countless", String(COUNTED))] };
}
