/** What makers of values know of a schema, and of what it refuses. */
import type { $ZodCheck, $ZodIssue, $ZodType, $ZodTypes } from "zod/v4/core";
import type { Random } from "./random.js";
/** A schema for which no value was found: what it is of, and what was refused last. */
export declare class SampleError extends Error {
  readonly name = "SampleError";
}
/** What is carried down. */
export interface Making {
  readonly random: Random;
  /** Containers around. */
  readonly depth: number;
  /** How often this was tried: later tries are smaller and plainer. */
  readonly attempt: number;
}
/** One thing that is wrong, as Zod has it inside. */
export type Raw = Partial<$ZodIssue> & Readonly<Record<string, unknown>>;
/** How often a value is tried. */
export declare const TRIES = 300;
/** What a schema says of itself, told apart by `type`. */
export declare function defOf(schema: $ZodType): $ZodTypes["_zod"]["def"];
/** What is wrong with a value. */
export declare function refusals(
  schema: $ZodType,
  value: unknown,
): readonly Raw[];
/** What was refused, in words. */
export declare function told(found: readonly Raw[]): string;
/** The checks of a schema, of Zod and of the runtime. */
export declare function checksOf(schema: $ZodType): readonly $ZodCheck<never>[];
/** What checks of Zod say of themselves, each some of it. */
export interface CheckDef {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly length?: number;
  readonly pattern?: RegExp;
  readonly value?: number;
  readonly inclusive?: boolean;
}
/** What the checks of a schema say of themselves. */
export declare function checkDefs(schema: $ZodType): CheckDef[];
/** The smallest and the largest length that checks of Zod allow. */
export declare function lengths(schema: $ZodType): {
  least: number;
  most: number;
};
