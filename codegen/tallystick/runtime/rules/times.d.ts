/** Dates, times and durations as microseconds, so that comparing and adding them is exact. */
/** `YYYY-MM-DD` as microseconds since 1970-01-01. */
export declare function dateOf(text: string): bigint;
/** `hh:mm:ss` with up to six digits of fraction, as microseconds since midnight. */
export declare function timeOf(text: string): bigint;
/** A date and a time without offset, as microseconds since 1970-01-01T00:00:00. */
export declare function localOf(text: string): bigint;
/** An instant as microseconds since 1970-01-01T00:00:00Z, whatever the offset it is written with. */
export declare function instantOf(text: string): bigint;
/** A duration in days, hours, minutes and seconds, as microseconds. */
export declare function durationOf(text: string): bigint;
