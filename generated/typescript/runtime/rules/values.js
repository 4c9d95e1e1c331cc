/** What the conditions of rules are made of, beside decimals and times. */
/** An integer that has its own double. Throws a `RangeError` beyond 2^53 - 1 in size, where sums and products are none. */
export function safe(value) {
  if (!Number.isSafeInteger(value)) throw new RangeError("not a safe integer");
  return value;
}
/** The sum of integers; only the end result has to be safe. */
export function sumIntegers(values) {
  return safe(
    Number(values.reduce((total, value) => total + BigInt(value), 0n)),
  );
}
/** A value that the rule has tested before. Throws a `RangeError` where there is none. */
export function known(value) {
  if (value === null || value === undefined) throw new RangeError("no value");
  return value;
}
/** A UUID in the one spelling in which equal ones are the same text. */
export function uuidOf(text) {
  return text.toLowerCase();
}
/** How many code points a text has. */
export function codePoints(text) {
  let count = text.length;
  for (let at = 1; at < text.length; at += 1) {
    const pair =
      (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 &&
      (text.charCodeAt(at) & 0xfc00) === 0xdc00;
    if (pair) count -= 1;
  }
  return count;
}
/** The order of texts by code points: negative, 0 or positive. JavaScript's own goes by UTF-16 code units. */
export function compareText(left, right) {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (one !== other) return unitRank(one) - unitRank(other);
  }
  return left.length - right.length;
}
/** Surrogates, which only stand for code points beyond U+FFFF, are above all other code units. */
function unitRank(unit) {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
/** How many elements an array has, or properties a map. */
export function size(value) {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}
/** Whether a test holds for all; every element is looked at, so that their order says nothing. */
export function all(values, test) {
  return values.map((value) => test(value)).every(Boolean);
}
/** Whether a test holds for one or more; every element is looked at, so that their order says nothing. */
export function any(values, test) {
  return values.map((value) => test(value)).some(Boolean);
}
/** How many different values there are. */
export function distinct(values) {
  return new Set(values).size;
}
/** Whether one of `options` is equal to `value`. */
export function oneOf(compare, value, options) {
  return options.some((option) => compare(value, option) === 0);
}
/** The least of some values. */
export function least(compare, first, ...others) {
  return others.reduce(
    (found, value) => (compare(value, found) < 0 ? value : found),
    first,
  );
}
/** The greatest of some values. */
export function greatest(compare, first, ...others) {
  return others.reduce(
    (found, value) => (compare(value, found) > 0 ? value : found),
    first,
  );
}
