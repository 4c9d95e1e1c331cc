/** Values with parts: each takes the coders of its parts, and copies. */
import { coder } from "./coder.js";
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** Defines it as `JSON.parse` does, so that no name is special. */
function define(target, key, value) {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
/** `null`, or what `item` is for. */
export function nullableOf(item) {
  return coder((value, way) => (value === null ? null : item[way](value)));
}
/** An array of what `item` is for. */
export function listOf(item) {
  return coder((value, way) =>
    Array.isArray(value) ? value.map((each) => item[way](each)) : value,
  );
}
/** An array that starts with what `items` are for, in order; the others are what `rest` is for. */
export function tupleOf(items, rest) {
  return coder((value, way) =>
    Array.isArray(value)
      ? value.map((each, index) => {
          const item = items[index] ?? rest;
          return item === undefined ? each : item[way](each);
        })
      : value,
  );
}
/** An object: its members by name, the others as `rest` says or else as they are. */
export function fieldsOf(members, rest) {
  return coder((value, way) => {
    if (!isRecord(value)) return value;
    const made = {};
    for (const [key, each] of Object.entries(value)) {
      const member = Object.hasOwn(members, key) ? members[key] : rest;
      define(
        made,
        key,
        member === undefined || each === undefined ? each : member[way](each),
      );
    }
    return made;
  });
}
/** An object whose member `tag` says which of `members` it is. */
export function taggedBy(tag, members) {
  return coder((value, way) => {
    if (!isRecord(value)) return value;
    const name = String(value[tag]);
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    return member === undefined ? value : member[way](value);
  });
}
/** An array of distinct scalars as a `Set`. */
export const setOf = {
  decode: (wire) => (Array.isArray(wire) ? new Set(wire) : wire),
  encode: (value) => (value instanceof Set ? [...value] : value),
};
/** An object whose keys stand for what `key` is for, as a `Map` from those. */
export function mapOf(key, item) {
  return {
    decode: (wire) => {
      if (!isRecord(wire)) return wire;
      const made = new Map();
      for (const [name, each] of Object.entries(wire))
        made.set(key.decode(name), item.decode(each));
      return made;
    },
    encode: (value) => {
      if (!(value instanceof Map)) return value;
      const made = {};
      for (const [name, each] of value)
        define(made, String(key.encode(name)), item.encode(each));
      return made;
    },
  };
}
