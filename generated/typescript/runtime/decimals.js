const DECIMAL = /^(-?)0*(\d+)(?:\.(\d*))?$/;
function parseDecimal(text) {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, minus, digits = "", decimals = ""] = match;
  const whole = digits === "0" ? "" : digits;
  const fraction = trimZeros(decimals);
  const sign = whole === "" && fraction === "" ? 0 : minus === "" ? 1 : -1;
  return { sign, whole, fraction };
}
/** `/0+$/` would look at every run of zeros again from each of its digits. */
function trimZeros(digits) {
  let end = digits.length;
  while (digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
}
/** Whole parts without leading zeros compare by length first; fractions compare as text. */
function compareMagnitudes(left, right) {
  if (left.whole.length !== right.whole.length)
    return left.whole.length - right.whole.length;
  if (left.whole !== right.whole) return left.whole < right.whole ? -1 : 1;
  if (left.fraction !== right.fraction)
    return left.fraction < right.fraction ? -1 : 1;
  return 0;
}
function compare(left, right) {
  if (left.sign !== right.sign) return left.sign - right.sign;
  return left.sign * compareMagnitudes(left, right);
}
/**
 * How a decimal string stands to a limit: negative below it, 0 at it, positive above it; exact at any length. What is no
 * decimal stands nowhere (`NaN`): refusing it is left to the pattern of the type.
 */
function order(text, limit) {
  const [value, bound] = [parseDecimal(text), parseDecimal(limit)];
  return value && bound ? compare(value, bound) : Number.NaN;
}
function atLeast(limit, inclusive) {
  const message = `Too small: expected decimal to be ${inclusive ? ">=" : ">"}${limit}`;
  const minimum = Number(limit);
  return (payload) => {
    const { value } = payload;
    const position = order(value, limit);
    if (position < 0 || (position === 0 && !inclusive)) {
      payload.issues.push({
        code: "too_small",
        origin: "decimal",
        minimum,
        inclusive,
        message,
        input: value,
      });
    }
  };
}
function atMost(limit, inclusive) {
  const message = `Too big: expected decimal to be ${inclusive ? "<=" : "<"}${limit}`;
  const maximum = Number(limit);
  return (payload) => {
    const { value } = payload;
    const position = order(value, limit);
    if (position > 0 || (position === 0 && !inclusive)) {
      payload.issues.push({
        code: "too_big",
        origin: "decimal",
        maximum,
        inclusive,
        message,
        input: value,
      });
    }
  };
}
/** Accepts decimal strings from `limit` upwards. */
export function decimalMinimum(limit) {
  return atLeast(limit, true);
}
/** Accepts decimal strings above `limit`. */
export function decimalExclusiveMinimum(limit) {
  return atLeast(limit, false);
}
/** Accepts decimal strings up to `limit`. */
export function decimalMaximum(limit) {
  return atMost(limit, true);
}
/** Accepts decimal strings below `limit`. */
export function decimalExclusiveMaximum(limit) {
  return atMost(limit, false);
}
