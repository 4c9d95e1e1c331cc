/** Texts and numbers that a schema accepts. */
import type { $ZodType } from "zod/v4/core";
import { type Making, type Raw } from "./making.js";
/** A text that keeps its checks. Once a limit refuses one, those beside it are tried. */
export declare function text(schema: $ZodType, making: Making): string;
/** A number within its limits. */
export declare function number(
  schema: $ZodType,
  { random, attempt }: Making,
  refused: readonly Raw[],
): number;
