/** Decimals of any length, exact: `units` times 10 to the power of `-places`. */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}
/** The decimal that a wire string spells, or that an integer is. Throws a `RangeError` for any other text. */
export declare function decimalOf(value: string | number | bigint): Exact;
/** Negative where `left` is less, 0 where both are equal, positive where `left` is greater. */
export declare function compareDecimals(left: Exact, right: Exact): number;
export declare function addDecimals(left: Exact, right: Exact): Exact;
export declare function subtractDecimals(left: Exact, right: Exact): Exact;
export declare function multiplyDecimals(left: Exact, right: Exact): Exact;
export declare function negateDecimal({ units, places }: Exact): Exact;
export declare function absoluteDecimal(value: Exact): Exact;
export declare function sumDecimals(values: readonly Exact[]): Exact;
/** How many different values there are. */
export declare function distinctDecimals(values: readonly Exact[]): number;
