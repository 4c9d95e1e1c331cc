/** The wire types of contracts: each states the pattern its documents state, then holds dates to the calendar. */
import type { ParsePayload } from "zod/v4/core";
/** Accepts `YYYY-MM-DD` from year 0001. */
export declare function contractDate(payload: ParsePayload<string>): void;
/** Accepts an instant: a date, `T`, a time to the microsecond at most, and `Z` or an offset; no leap second. */
export declare function contractDatetime(payload: ParsePayload<string>): void;
/** Accepts a date and a time without an offset. */
export declare function contractLocalDatetime(
  payload: ParsePayload<string>,
): void;
/** Accepts a date and a time, with an offset or without. */
export declare function contractAnyDatetime(
  payload: ParsePayload<string>,
): void;
/** Accepts a time of day without an offset. */
export declare function contractLocalTime(payload: ParsePayload<string>): void;
/** Accepts a signed length of time in days, hours, minutes and seconds. */
export declare function contractDuration(payload: ParsePayload<string>): void;
/** Accepts the one Base64 spelling of some bytes. */
export declare function contractBase64(payload: ParsePayload<string>): void;
