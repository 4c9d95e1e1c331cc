/** Keywords for objects (applicator vocabulary, section 10.3.2; validation vocabulary, section 6.5). */
import type { ParsePayload } from "zod/v4/core";
import { type Evaluated } from "./evaluation.js";
import { type Compilers, type JsonObject } from "./kinds.js";
import type { Child } from "./vocabulary.js";
/** Keys that no other keyword has spoken of: where they must not be, they are one issue, as in Zod's own objects. */
export declare function visitOthers(
  child: Child,
  keys: readonly string[],
  value: JsonObject,
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
): void;
export declare const OBJECTS: Compilers;
