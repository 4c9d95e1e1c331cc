/** Accepts strings from `limit` upwards; without `inclusive`, above it. */
export function atLeast(quantity, limit, inclusive) {
  const { origin, asNumber } = quantity;
  const position = quantity.order(limit);
  const message = `Too small: expected ${origin} to be ${inclusive ? ">=" : ">"}${limit}`;
  const minimum = asNumber(limit);
  return (payload) => {
    const { value } = payload;
    const stands = position(value);
    if (stands < 0 || (stands === 0 && !inclusive)) {
      payload.issues.push({
        code: "too_small",
        origin,
        minimum,
        inclusive,
        limit,
        message,
        input: value,
      });
    }
  };
}
/** Accepts strings up to `limit`; without `inclusive`, below it. */
export function atMost(quantity, limit, inclusive) {
  const { origin, asNumber } = quantity;
  const position = quantity.order(limit);
  const message = `Too big: expected ${origin} to be ${inclusive ? "<=" : "<"}${limit}`;
  const maximum = asNumber(limit);
  return (payload) => {
    const { value } = payload;
    const stands = position(value);
    if (stands > 0 || (stands === 0 && !inclusive)) {
      payload.issues.push({
        code: "too_big",
        origin,
        maximum,
        inclusive,
        limit,
        message,
        input: value,
      });
    }
  };
}
