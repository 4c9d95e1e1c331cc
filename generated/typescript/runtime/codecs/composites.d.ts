/** Values with parts: each takes the coders of its parts, and copies. */
import { type Coder } from "./coder.js";
/** `null`, or what `item` is for. */
export declare function nullableOf(item: Coder): Coder;
/** An array of what `item` is for. */
export declare function listOf(item: Coder): Coder;
/** An array that starts with what `items` are for, in order; the others are what `rest` is for. */
export declare function tupleOf(items: readonly Coder[], rest?: Coder): Coder;
/** An object: its members by name, the others as `rest` says or else as they are. */
export declare function fieldsOf(
  members: Readonly<Record<string, Coder>>,
  rest?: Coder,
): Coder;
/** An object whose member `tag` says which of `members` it is. */
export declare function taggedBy(
  tag: string,
  members: Readonly<Record<string, Coder>>,
): Coder;
/** An array of distinct scalars as a `Set`. */
export declare const setOf: Coder;
/** An object whose keys stand for what `key` is for, as a `Map` from those. */
export declare function mapOf(key: Coder, item: Coder): Coder;
