import { canonical } from "./equality.js";
/** Whether no two items are equal as JSON values; linear in the size of the array. */
export function areUnique(items) {
  return new Set(items.map(canonical)).size === items.length;
}
/** Accepts arrays without equal items. */
export function uniqueItems(payload) {
  if (areUnique(payload.value)) return;
  payload.issues.push({
    code: "custom",
    params: { keyword: "uniqueItems" },
    message: "Expected distinct items",
    input: payload.value,
  });
}
/** Accepts objects of at least `limit` keys. */
export function minProperties(limit) {
  return (payload) => {
    const { value } = payload;
    if (Object.keys(value).length >= limit) return;
    const message = `Too small: expected object to have >=${limit} keys`;
    payload.issues.push({
      code: "too_small",
      origin: "object",
      minimum: limit,
      inclusive: true,
      message,
      input: value,
    });
  };
}
/** Accepts objects of at most `limit` keys. */
export function maxProperties(limit) {
  return (payload) => {
    const { value } = payload;
    if (Object.keys(value).length <= limit) return;
    const message = `Too big: expected object to have <=${limit} keys`;
    payload.issues.push({
      code: "too_big",
      origin: "object",
      maximum: limit,
      inclusive: true,
      message,
      input: value,
    });
  };
}
