/** Values that a schema accepts, made by walking it. What its checks refuse is made again. */
import type { $ZodType } from "zod/v4/core";
import { type Random } from "./random.js";
/** A value that `schema` accepts, as it is before parsing. */
export declare function valueOf(schema: $ZodType, random: Random): unknown;
