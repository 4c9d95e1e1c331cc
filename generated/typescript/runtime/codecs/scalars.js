/** What is finer than milliseconds, which not every engine reads. */
const FINER = /(\.\d{3})\d+/;
/** The text that an instant was read from, while it is still that instant. */
const READ_FROM = /*@__PURE__*/ new WeakMap();
/**
 * An instant as a `Date`, which holds milliseconds and no offset.
 *
 * So that reading and writing back changes nothing, a `Date` that is what it was when it was read is written as the text
 * that it was read from, microseconds and offset included. Any other is written in UTC.
 */
export const instant = {
  decode: (wire) => {
    if (typeof wire !== "string") return wire;
    const date = new Date(wire.replace(FINER, "$1"));
    READ_FROM.set(date, { text: wire, time: date.getTime() });
    return date;
  },
  encode: (value) => {
    if (!(value instanceof Date)) return value;
    const time = value.getTime();
    const read = READ_FROM.get(value);
    if (read?.time === time) return read.text;
    // An invalid date is refused by the schema, with its place, instead of thrown about here.
    return Number.isNaN(time) ? String(value) : value.toISOString();
  },
};
const CHUNK = 0x8000;
/** Canonical Base64 as its bytes. */
export const binary = {
  decode: (wire) =>
    typeof wire === "string"
      ? Uint8Array.from(atob(wire), (character) => character.charCodeAt(0))
      : wire,
  encode: (value) => {
    if (!(value instanceof Uint8Array)) return value;
    let text = "";
    for (let at = 0; at < value.length; at += CHUNK)
      text += String.fromCharCode(...value.subarray(at, at + CHUNK));
    return btoa(text);
  },
};
/** A decimal integer of any size as a `bigint`. */
export const bigInteger = {
  decode: (wire) => (typeof wire === "string" ? BigInt(wire) : wire),
  encode: (value) => (typeof value === "bigint" ? String(value) : value),
};
/** The key of an object that is an integer, as a number. */
export const integerKey = {
  decode: (wire) => Number(wire),
  encode: (value) => String(value),
};
/** The key of an object that is `true` or `false`, as a boolean. */
export const booleanKey = {
  decode: (wire) => wire === "true",
  encode: (value) => String(value),
};
