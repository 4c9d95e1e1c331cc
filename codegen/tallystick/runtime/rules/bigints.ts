/** Integers of any size, and what all quantities that are exact as a `bigint` have in common. */

const BIG_INTEGER = /^(?:0|-?[1-9]\d*)$/;

/** The integer that a wire string spells. Throws a `RangeError` for any other text. */
export function bigintOf(text: string): bigint {
  if (!BIG_INTEGER.test(text)) throw new RangeError("not an integer");
  return BigInt(text);
}

export function absoluteBigint(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function sumBigints(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** Negative where `left` is less, 0 where both are equal, positive where `left` is greater. */
export function compareBigints(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
