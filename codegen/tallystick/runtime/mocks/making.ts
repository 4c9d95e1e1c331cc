/** What makers of values know of a schema, and of what it refuses. */
import type { $ZodCheck, $ZodIssue, $ZodType, $ZodTypes } from "zod/v4/core";
import type { Random } from "./random.js";

/** A schema for which no value was found: what it is of, and what was refused last. */
export class SampleError extends Error {
  override readonly name = "SampleError";
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
export const TRIES = 300;

/** What a schema says of itself, told apart by `type`. */
export function defOf(schema: $ZodType): $ZodTypes["_zod"]["def"] {
  return (schema as $ZodTypes)._zod.def;
}

/** What is wrong with a value. */
export function refusals(schema: $ZodType, value: unknown): readonly Raw[] {
  const run = schema._zod.run({ value, issues: [] }, { async: false });
  return run instanceof Promise ? [] : (run.issues as readonly Raw[]);
}

/** What was refused, in words. */
export function told(found: readonly Raw[]): string {
  return found.map(({ code, message }) => message ?? String(code)).join(", ");
}

/** The checks of a schema, of Zod and of the runtime. */
export function checksOf(schema: $ZodType): readonly $ZodCheck<never>[] {
  return (schema._zod.def.checks ?? []) as readonly $ZodCheck<never>[];
}

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
export function checkDefs(schema: $ZodType): CheckDef[] {
  return checksOf(schema).map((check) => check._zod.def as CheckDef);
}

/** The smallest and the largest length that checks of Zod allow. */
export function lengths(schema: $ZodType): { least: number; most: number } {
  const defs = checkDefs(schema);
  const exact = defs.flatMap(({ length }) =>
    length === undefined ? [] : [length],
  );
  const least = defs.flatMap(({ check, minimum }) =>
    check === "min_length" && minimum !== undefined ? [minimum] : [],
  );
  const most = defs.flatMap(({ check, maximum }) =>
    check === "max_length" && maximum !== undefined ? [maximum] : [],
  );
  return {
    least: Math.max(0, ...exact, ...least),
    most: Math.min(Infinity, ...exact, ...most),
  };
}
