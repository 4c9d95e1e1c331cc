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
export function onNumber(step) {
  return (payload, evaluated) => {
    if (typeof payload.value === "number")
      step(payload.value, payload, evaluated);
  };
}
export function onString(step) {
  return (payload, evaluated) => {
    if (typeof payload.value === "string")
      step(payload.value, payload, evaluated);
  };
}
export function onArray(step) {
  return (payload, evaluated) => {
    if (Array.isArray(payload.value)) step(payload.value, payload, evaluated);
  };
}
export function onObject(step) {
  return (payload, evaluated) => {
    if (isObject(payload.value)) step(payload.value, payload, evaluated);
  };
}
