import type { ParsePayload } from "zod/v4/core";
/** Accepts JSON Pointers of RFC 6901 in their string form. */
export declare function jsonPointer(payload: ParsePayload<string>): void;
/** Accepts Relative JSON Pointers, without the index manipulation that later drafts add. */
export declare function relativeJsonPointer(
  payload: ParsePayload<string>,
): void;
