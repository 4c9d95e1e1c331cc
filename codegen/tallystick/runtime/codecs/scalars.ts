/** Strings that stand for a value that JavaScript has a type of its own for. */
import type { Coder } from "./coder.js";

/** In every browser and in Node, but not in the library that the runtime is compiled with. */
declare function atob(text: string): string;
declare function btoa(bytes: string): string;

/** What is finer than milliseconds, which not every engine reads. */
const FINER = /(\.\d{3})\d+/;

/** The text that an instant was read from, while it is still that instant. */
const READ_FROM = /*@__PURE__*/ new WeakMap<
  Date,
  { readonly text: string; readonly time: number }
>();

/**
 * An instant as a `Date`, which holds milliseconds and no offset.
 *
 * So that reading and writing back changes nothing, a `Date` that is what it was when it was read is written as the text
 * that it was read from, microseconds and offset included. Any other is written in UTC.
 */
export const instant: Coder = {
  decode: (wire) => {
    if (typeof wire !== "string") return wire as never;
    const date = new Date(wire.replace(FINER, "$1"));
    READ_FROM.set(date, { text: wire, time: date.getTime() });
    return date as never;
  },
  encode: (value) => {
    if (!(value instanceof Date)) return value as never;
    const time = value.getTime();
    const read = READ_FROM.get(value);
    if (read?.time === time) return read.text as never;
    // An invalid date is refused by the schema, with its place, instead of thrown about here.
    return (Number.isNaN(time) ? String(value) : value.toISOString()) as never;
  },
};

const CHUNK = 0x8000;

/** Canonical Base64 as its bytes. */
export const binary: Coder = {
  decode: (wire) =>
    (typeof wire === "string"
      ? Uint8Array.from(atob(wire), (character) => character.charCodeAt(0))
      : wire) as never,
  encode: (value) => {
    if (!(value instanceof Uint8Array)) return value as never;
    let text = "";
    for (let at = 0; at < value.length; at += CHUNK)
      text += String.fromCharCode(...value.subarray(at, at + CHUNK));
    return btoa(text) as never;
  },
};

/** A decimal integer of any size as a `bigint`. */
export const bigInteger: Coder = {
  decode: (wire) => (typeof wire === "string" ? BigInt(wire) : wire) as never,
  encode: (value) =>
    (typeof value === "bigint" ? String(value) : value) as never,
};

/** The key of an object that is an integer, as a number. */
export const integerKey: Coder = {
  decode: (wire) => Number(wire) as never,
  encode: (value) => String(value) as never,
};

/** The key of an object that is `true` or `false`, as a boolean. */
export const booleanKey: Coder = {
  decode: (wire) => (wire === "true") as never,
  encode: (value) => String(value) as never,
};
