/** How many bytes a padded Base64 text stands for. */
function byteLength(text) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return Math.floor((text.length * 3) / 4) - padding;
}
/** Accepts Base64 of at least `limit` bytes. */
export function minBytes(limit) {
  return (payload) => {
    const { value } = payload;
    if (byteLength(value) >= limit) return;
    const message = `Too small: expected >=${limit} bytes`;
    payload.issues.push({
      code: "too_small",
      origin: "bytes",
      minimum: limit,
      inclusive: true,
      message,
      input: value,
    });
  };
}
/** Accepts Base64 of at most `limit` bytes. */
export function maxBytes(limit) {
  return (payload) => {
    const { value } = payload;
    if (byteLength(value) <= limit) return;
    const message = `Too big: expected <=${limit} bytes`;
    payload.issues.push({
      code: "too_big",
      origin: "bytes",
      maximum: limit,
      inclusive: true,
      message,
      input: value,
    });
  };
}
