import type { CheckFn, ParsePayload } from "zod/v4/core";
/** Accepts numbers without a fractional part, of any size. */
export declare function integer(payload: ParsePayload<number>): void;
/** Whether dividing leaves no remainder, by the decimals that the numbers are written as: 0.0075 is a multiple of 0.0001. */
export declare function isMultipleOf(value: number, divisor: number): boolean;
/**
 * Accepts multiples of `divisor`, exactly. Zod's own check forgives what doubles may have lost, and so every integer of
 * some 2^49 times the divisor.
 */
export declare function multipleOf(divisor: number): CheckFn<number>;
