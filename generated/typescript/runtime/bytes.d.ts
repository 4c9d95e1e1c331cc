import type { CheckFn } from "zod/v4/core";
/** Accepts Base64 of at least `limit` bytes. */
export declare function minBytes(limit: number): CheckFn<string>;
/** Accepts Base64 of at most `limit` bytes. */
export declare function maxBytes(limit: number): CheckFn<string>;
