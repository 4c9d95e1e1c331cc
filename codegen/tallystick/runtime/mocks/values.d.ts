/** Values that a schema accepts, made by walking it. What its checks refuse is made again. */
import type { $ZodType } from "zod/v4/core";
import { type Random } from "./random.js";
/** A schema for which no value was found: what it is of, and what was refused last. */
export declare class SampleError extends Error {
  readonly name = "SampleError";
}
/** A value that `schema` accepts, as it is before parsing. */
export declare function valueOf(schema: $ZodType, random: Random): unknown;
