export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Whether a value is of a type of JSON Schema. A number too great for a double reads as infinite, and is none. */
export function isOfType(value, type) {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "boolean":
    case "string":
      return typeof value === type;
  }
}
/** The type that keywords may be about; nothing for `null` and booleans. */
export function kindOf(value) {
  if (typeof value === "number" || typeof value === "string")
    return typeof value;
  if (typeof value !== "object" || value === null) return undefined;
  return Array.isArray(value) ? "array" : "object";
}
export function onAny(apply) {
  return { on: "any", apply };
}
export function onNumber(apply) {
  return { on: "number", apply };
}
export function onString(apply) {
  return { on: "string", apply };
}
export function onArray(apply) {
  return { on: "array", apply };
}
export function onObject(apply) {
  return { on: "object", apply };
}
