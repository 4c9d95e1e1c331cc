/** Bounds on dates, times, instants and spans of contracts, to the microsecond: more than `Date` and `number` hold. */
import type { CheckFn } from "zod/v4/core";
/** Accepts dates and times from `limit` on. */
export declare function momentMinimum(limit: string): CheckFn<string>;
/** Accepts dates and times after `limit`. */
export declare function momentExclusiveMinimum(limit: string): CheckFn<string>;
/** Accepts dates and times up to `limit`. */
export declare function momentMaximum(limit: string): CheckFn<string>;
/** Accepts dates and times before `limit`. */
export declare function momentExclusiveMaximum(limit: string): CheckFn<string>;
/** Accepts spans from `limit` upwards. */
export declare function durationMinimum(limit: string): CheckFn<string>;
/** Accepts spans above `limit`. */
export declare function durationExclusiveMinimum(
  limit: string,
): CheckFn<string>;
/** Accepts spans up to `limit`. */
export declare function durationMaximum(limit: string): CheckFn<string>;
/** Accepts spans below `limit`. */
export declare function durationExclusiveMaximum(
  limit: string,
): CheckFn<string>;
