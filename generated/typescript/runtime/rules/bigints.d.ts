/** Integers of any size, and what all quantities that are exact as a `bigint` have in common. */
/** The integer that a wire string spells. Throws a `RangeError` for any other text. */
export declare function bigintOf(text: string): bigint;
export declare function absoluteBigint(value: bigint): bigint;
export declare function sumBigints(values: readonly bigint[]): bigint;
/** Negative where `left` is less, 0 where both are equal, positive where `left` is greater. */
export declare function compareBigints(left: bigint, right: bigint): number;
