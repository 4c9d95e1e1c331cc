/** Strings that stand for a value that JavaScript has a type of its own for. */
import type { Coder } from "./coder.js";
/**
 * An instant as a `Date`, which holds milliseconds and no offset.
 *
 * So that reading and writing back changes nothing, a `Date` that is what it was when it was read is written as the text
 * that it was read from, microseconds and offset included. Any other is written in UTC.
 */
export declare const instant: Coder;
/** Canonical Base64 as its bytes. */
export declare const binary: Coder;
/** A decimal integer of any size as a `bigint`. */
export declare const bigInteger: Coder;
/** The key of an object that is an integer, as a number. */
export declare const integerKey: Coder;
/** The key of an object that is `true` or `false`, as a boolean. */
export declare const booleanKey: Coder;
