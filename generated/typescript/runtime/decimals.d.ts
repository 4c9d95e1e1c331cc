import type { CheckFn } from "zod/v4/core";
/** Accepts decimal strings from `limit` upwards. */
export declare function decimalMinimum(limit: string): CheckFn<string>;
/** Accepts decimal strings above `limit`. */
export declare function decimalExclusiveMinimum(limit: string): CheckFn<string>;
/** Accepts decimal strings up to `limit`. */
export declare function decimalMaximum(limit: string): CheckFn<string>;
/** Accepts decimal strings below `limit`. */
export declare function decimalExclusiveMaximum(limit: string): CheckFn<string>;
