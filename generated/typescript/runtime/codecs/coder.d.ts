/**
 * Both ways between what a document holds and what an application works with. A coder is the last argument of `z.codec`:
 * it is only asked about what the wire schema has accepted, and what it encodes goes through the wire schema again. So it
 * decides nothing, and hands on what it does not know.
 *
 * The types of both sides are printed with the schemas. Inside, values are unknown, and `never` says that no caller may
 * take a type from here.
 */
export interface Coder {
  readonly decode: (wire: unknown) => never;
  readonly encode: (value: unknown) => never;
}
type Way = "decode" | "encode";
/** A coder that goes both ways by one function. */
export declare function coder(go: (value: unknown, way: Way) => unknown): Coder;
/** For a part that is the same on both sides. */
export declare const same: Coder;
/** A schema that `z.codec` has made, in Zod's own terms. */
interface Codec {
  readonly _zod: {
    readonly def: {
      readonly transform: (wire: never, payload: never) => unknown;
      readonly reverseTransform: (value: never, payload: never) => unknown;
    };
  };
}
/** The coder of another schema, which may not be initialised yet. */
export declare function within(schema: () => Codec): Coder;
/** What `codec` encodes of `value`, not checked: the wire schema that it is sent to does that. */
export declare function toWire<W, A>(
  codec: Codec & {
    readonly _zod: {
      readonly input: W;
      readonly output: A;
    };
  },
  value: A,
): W;
export {};
