/** Keywords for arrays (applicator vocabulary, section 10.3.1; validation vocabulary, section 6.4). */
import type { ParsePayload } from "zod/v4/core";
import { type Evaluated } from "./evaluation.js";
import { type Compilers } from "./kinds.js";
import type { Child } from "./vocabulary.js";
export declare function visitItem(
  child: Child,
  index: number,
  item: unknown,
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
): void;
export declare const ARRAYS: Compilers;
