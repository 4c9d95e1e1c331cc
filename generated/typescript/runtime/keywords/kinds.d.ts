/** Keywords constrain instances of one type and are silent on all others. */
import type { ParsePayload } from "zod/v4/core";
import type { Evaluated } from "./evaluation.js";
import type { Keywords, TypeName } from "./vocabulary.js";
export type JsonObject = Readonly<Record<string, unknown>>;
export type Kind = "number" | "string" | "array" | "object";
type Apply<T> = (
  value: T,
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;
/** One keyword at work, on the instances that it is about. */
export interface Step {
  readonly on: Kind | "any";
  readonly apply: Apply<never>;
}
/** Makes the steps of some keywords. A keyword that only says how another one works has no step of its own. */
export type Compilers = {
  readonly [K in keyof Keywords]?: (
    value: Required<Keywords>[K],
    keywords: Keywords,
  ) => Step;
};
export declare function isObject(value: unknown): value is JsonObject;
/** Whether a value is of a type of JSON Schema. A number too great for a double reads as infinite, and is none. */
export declare function isOfType(value: unknown, type: TypeName): boolean;
/** The type that keywords may be about; nothing for `null` and booleans. */
export declare function kindOf(value: unknown): Kind | undefined;
export declare function onAny(apply: Apply<unknown>): Step;
export declare function onNumber(apply: Apply<number>): Step;
export declare function onString(apply: Apply<string>): Step;
export declare function onArray(apply: Apply<readonly unknown[]>): Step;
export declare function onObject(apply: Apply<JsonObject>): Step;
export {};
