const EXACT_DECIMAL = /^(-?\d+)(?:\.(\d+))?$/;
/** The decimal that a wire string spells, or that an integer is. Throws a `RangeError` for any other text. */
export function decimalOf(value) {
  const [, whole, fraction = ""] = EXACT_DECIMAL.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError("not a decimal");
  return { units: BigInt(whole + fraction), places: fraction.length };
}
function unitsAt({ units, places }, scale) {
  return units * 10n ** BigInt(scale - places);
}
/** Negative where `left` is less, 0 where both are equal, positive where `left` is greater. */
export function compareDecimals(left, right) {
  const scale = Math.max(left.places, right.places);
  const difference = unitsAt(left, scale) - unitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export function addDecimals(left, right) {
  const places = Math.max(left.places, right.places);
  return { units: unitsAt(left, places) + unitsAt(right, places), places };
}
export function subtractDecimals(left, right) {
  return addDecimals(left, negateDecimal(right));
}
export function multiplyDecimals(left, right) {
  return {
    units: left.units * right.units,
    places: left.places + right.places,
  };
}
export function negateDecimal({ units, places }) {
  return { units: -units, places };
}
export function absoluteDecimal(value) {
  return value.units < 0n ? negateDecimal(value) : value;
}
export function sumDecimals(values) {
  return values.reduce(addDecimals, { units: 0n, places: 0 });
}
/** How many different values there are. */
export function distinctDecimals(values) {
  const scale = values.reduce((most, { places }) => Math.max(most, places), 0);
  return new Set(values.map((value) => unitsAt(value, scale))).size;
}
