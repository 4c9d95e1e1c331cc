/** A coder that goes both ways by one function. */
export function coder(go) {
  return {
    decode: (wire) => go(wire, "decode"),
    encode: (value) => go(value, "encode"),
  };
}
/** For a part that is the same on both sides. */
export const same = /*@__PURE__*/ coder((value) => value);
/** The coder of another schema, which may not be initialised yet. */
export function within(schema) {
  const nothing = undefined;
  return coder((value, way) => {
    const { transform, reverseTransform } = schema()._zod.def;
    const go = way === "decode" ? transform : reverseTransform;
    return go(value, nothing);
  });
}
/** What `codec` encodes of `value`, not checked: the wire schema that it is sent to does that. */
export function toWire(codec, value) {
  return within(() => codec).encode(value);
}
