const NUMBER = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;
/** Accepts numbers without a fractional part, of any size. */
export function integer(payload) {
  if (!Number.isInteger(payload.value)) {
    payload.issues.push({
      code: "invalid_type",
      expected: "int",
      input: payload.value,
    });
  }
}
/** The shortest decimal that reads back as a finite number, as digits x 10^exponent. */
function scientific(value) {
  const [, whole = "", fraction = "", exponent = "0"] =
    NUMBER.exec(String(value)) ?? [];
  return {
    digits: BigInt(whole + fraction),
    exponent: Number(exponent) - fraction.length,
  };
}
/** Whether dividing leaves no remainder, by the decimals that the numbers are written as: 0.0075 is a multiple of 0.0001. */
export function isMultipleOf(value, divisor) {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor))
    return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const dividend = scientific(value);
  const unit = scientific(divisor);
  const exponent = Math.min(dividend.exponent, unit.exponent);
  const scale = (decimal) =>
    decimal.digits * 10n ** BigInt(decimal.exponent - exponent);
  return scale(dividend) % scale(unit) === 0n;
}
/**
 * Accepts multiples of `divisor`, exactly. Zod's own check forgives what doubles may have lost, and so every integer of
 * some 2^49 times the divisor.
 */
export function multipleOf(divisor) {
  return (payload) => {
    const { value } = payload;
    if (!isMultipleOf(value, divisor))
      payload.issues.push({ code: "not_multiple_of", divisor, input: value });
  };
}
