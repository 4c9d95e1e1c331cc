/** What the conditions of rules are made of, beside decimals and times. */
/** An integer that has its own double. Throws a `RangeError` beyond 2^53 - 1 in size, where sums and products are none. */
export declare function safe(value: number): number;
/** The sum of integers; only the end result has to be safe. */
export declare function sumIntegers(values: readonly number[]): number;
/** A value that the rule has tested before. Throws a `RangeError` where there is none. */
export declare function known<T>(value: T | null | undefined): T;
/** A UUID in the one spelling in which equal ones are the same text. */
export declare function uuidOf(text: string): string;
/** How many code points a text has. */
export declare function codePoints(text: string): number;
/** The order of texts by code points: negative, 0 or positive. JavaScript's own goes by UTF-16 code units. */
export declare function compareText(left: string, right: string): number;
/** How many elements an array has, or properties a map. */
export declare function size(value: object): number;
/** Whether a test holds for all; every element is looked at, so that their order says nothing. */
export declare function all<T>(
  values: readonly T[],
  test: (value: T) => boolean,
): boolean;
/** Whether a test holds for one or more; every element is looked at, so that their order says nothing. */
export declare function any<T>(
  values: readonly T[],
  test: (value: T) => boolean,
): boolean;
/** How many different values there are. */
export declare function distinct(
  values: readonly (string | number | bigint | boolean)[],
): number;
/** Whether one of `options` is equal to `value`. */
export declare function oneOf<T>(
  compare: (left: T, right: T) => number,
  value: T,
  options: readonly T[],
): boolean;
/** The least of some values. */
export declare function least<T>(
  compare: (left: T, right: T) => number,
  first: T,
  ...others: readonly T[]
): T;
/** The greatest of some values. */
export declare function greatest<T>(
  compare: (left: T, right: T) => number,
  first: T,
  ...others: readonly T[]
): T;
