import type { CheckFn, ParsePayload } from "zod/v4/core";
/** Whether no two items are equal as JSON values; linear in the size of the array. */
export declare function areUnique(items: readonly unknown[]): boolean;
/** Accepts arrays without equal items. */
export declare function uniqueItems(
  payload: ParsePayload<readonly unknown[]>,
): void;
/** Accepts objects of at least `limit` keys. */
export declare function minProperties(limit: number): CheckFn<object>;
/** Accepts objects of at most `limit` keys. */
export declare function maxProperties(limit: number): CheckFn<object>;
