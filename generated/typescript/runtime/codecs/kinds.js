import { coder } from "./coder.js";
/** The kind of JSON value that stands for `value` on the wire, whichever side it is from. */
function wireKind(value) {
  if (value === null) return "null";
  if (Array.isArray(value) || value instanceof Set) return "array";
  if (value instanceof Date || value instanceof Uint8Array) return "string";
  switch (typeof value) {
    case "bigint":
      return "string";
    case "string":
    case "boolean":
    case "number":
    case "object":
      return typeof value;
    default:
      return undefined;
  }
}
/** One of several that are told apart by the kind of JSON value that each of them is. */
export function kindsOf(members) {
  return coder((value, way) => {
    const kind = wireKind(value);
    const member = kind === undefined ? undefined : members[kind];
    return member === undefined ? value : member[way](value);
  });
}
