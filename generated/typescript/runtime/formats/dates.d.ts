import type { ParsePayload } from "zod/v4/core";
/** Accepts `date-time` of RFC 3339 section 5.6. */
export declare function dateTime(payload: ParsePayload<string>): void;
/** Accepts `full-time` of RFC 3339 section 5.6: a time of day with its offset. */
export declare function time(payload: ParsePayload<string>): void;
/** Accepts `duration` of RFC 3339 appendix A: no signs, no fractions, no unit left out in the middle. */
export declare function duration(payload: ParsePayload<string>): void;
