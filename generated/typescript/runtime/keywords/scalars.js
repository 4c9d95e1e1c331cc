import { canonical } from "../equality.js";
import { multipleOf } from "../numbers.js";
import { isOfType, onAny, onNumber, onString } from "./kinds.js";
function isPrimitive(value) {
  return typeof value !== "object" || value === null;
}
function oneOfType(types) {
  const expected = types
    .map((type) => (type === "integer" ? "int" : type))
    .join(" | ");
  return onAny((value, payload) => {
    if (types.some((type) => isOfType(value, type))) return;
    payload.issues.push({ code: "invalid_type", expected, input: value });
  });
}
function oneOfValues(values) {
  const accepted = new Set(values.map(canonical));
  return onAny((value, payload) => {
    if (accepted.has(canonical(value))) return;
    // Zod's messages name the accepted values, which it can do for primitives.
    const named = values.every(isPrimitive) ? [...values] : undefined;
    payload.issues.push(
      named
        ? { code: "invalid_value", values: named, input: value }
        : {
            code: "invalid_value",
            values: [...values],
            message: "Invalid value",
            input: value,
          },
    );
  });
}
function tooSmall(payload, origin, minimum, inclusive) {
  payload.issues.push({
    code: "too_small",
    origin,
    minimum,
    inclusive,
    input: payload.value,
  });
}
function tooBig(payload, origin, maximum, inclusive) {
  payload.issues.push({
    code: "too_big",
    origin,
    maximum,
    inclusive,
    input: payload.value,
  });
}
/** The length of a string in characters, which are code points (RFC 8259), a lone surrogate being one. */
function lengthOf(text) {
  let length = 0;
  for (
    let at = 0;
    at < text.length;
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  )
    length += 1;
  return length;
}
export const SCALARS = {
  type: (type) => oneOfType(typeof type === "string" ? [type] : type),
  const: (value) => oneOfValues([value]),
  enum: (values) => oneOfValues(values),
  multipleOf: (divisor) => {
    const check = multipleOf(divisor);
    return onNumber((_, payload) => {
      void check(payload);
    });
  },
  minimum: (limit) =>
    onNumber((value, payload) => {
      if (value < limit) tooSmall(payload, "number", limit, true);
    }),
  maximum: (limit) =>
    onNumber((value, payload) => {
      if (value > limit) tooBig(payload, "number", limit, true);
    }),
  exclusiveMinimum: (limit) =>
    onNumber((value, payload) => {
      if (value <= limit) tooSmall(payload, "number", limit, false);
    }),
  exclusiveMaximum: (limit) =>
    onNumber((value, payload) => {
      if (value >= limit) tooBig(payload, "number", limit, false);
    }),
  minLength: (limit) =>
    onString((text, payload) => {
      if (text.length < limit || lengthOf(text) < limit)
        tooSmall(payload, "string", limit, true);
    }),
  maxLength: (limit) =>
    onString((text, payload) => {
      if (text.length > limit && lengthOf(text) > limit)
        tooBig(payload, "string", limit, true);
    }),
  pattern: (pattern) =>
    onString((text, payload) => {
      if (!pattern.test(text)) {
        payload.issues.push({
          code: "invalid_format",
          format: "regex",
          pattern: String(pattern),
          input: text,
        });
      }
    }),
  format: (check) =>
    onString((_, payload) => {
      void check(payload);
    }),
};
