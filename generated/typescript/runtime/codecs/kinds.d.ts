import { type Coder } from "./coder.js";
type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";
/** One of several that are told apart by the kind of JSON value that each of them is. */
export declare function kindsOf(members: {
  readonly [kind in Kind]?: Coder;
}): Coder;
export {};
