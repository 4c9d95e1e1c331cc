import { atLeast, atMost } from "./bounds.js";
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
function compareParsed(left, right) {
  if (left.sign !== right.sign) return left.sign - right.sign;
  return left.sign * compareMagnitudes(left, right);
}
/** Decimals of any length. */
const DECIMALS = {
  origin: "decimal",
  order: (limit) => {
    const bound = parseDecimal(limit);
    return (text) => {
      const value = parseDecimal(text);
      return value && bound ? compareParsed(value, bound) : Number.NaN;
    };
  },
  asNumber: Number,
};
/** Accepts decimal strings from `limit` upwards. */
export function decimalMinimum(limit) {
  return atLeast(DECIMALS, limit, true);
}
/** Accepts decimal strings above `limit`. */
export function decimalExclusiveMinimum(limit) {
  return atLeast(DECIMALS, limit, false);
}
/** Accepts decimal strings up to `limit`. */
export function decimalMaximum(limit) {
  return atMost(DECIMALS, limit, true);
}
/** Accepts decimal strings below `limit`. */
export function decimalExclusiveMaximum(limit) {
  return atMost(DECIMALS, limit, false);
}
