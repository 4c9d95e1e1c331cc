/** Texts and numbers that a schema accepts. */
import type { $ZodType } from "zod/v4/core";
import { integer } from "../numbers.js";
import {
  type CheckDef,
  checkDefs,
  checksOf,
  defOf,
  lengths,
  type Making,
  type Raw,
  refusals,
  SampleError,
  told,
  TRIES,
} from "./making.js";
import { type Limit, nearby } from "./nearby.js";
import { patternMaker } from "./patterns.js";
import { between, oneOf } from "./random.js";
import { formatMaker, words } from "./texts.js";

/** What makes a text, before limits: its format, its pattern, or words. */
function textMaker(schema: $ZodType): (making: Making) => string {
  const { format } = defOf(schema) as { format?: unknown };
  const native = formatMaker(format);
  const formats = checksOf(schema).flatMap(({ _zod }) => {
    const maker = formatMaker(_zod.check);
    return maker === undefined ? [] : [maker];
  });
  const maker = formats[0] ?? native;
  if (maker !== undefined) return ({ random }) => maker(random);
  const { least, most } = lengths(schema);
  const pattern = checkDefs(schema).find((def) => def.pattern)?.pattern;
  if (pattern !== undefined) {
    const make = patternMaker(pattern);
    return ({ random, attempt }) =>
      make(random, attempt < 10 ? 6 : Math.max(least, Math.min(most, attempt)));
  }
  return ({ random }) => words(random, least || between(random, 1, 16), most);
}

/** A text that keeps its checks. Once a limit refuses one, those beside it are tried. */
export function text(schema: $ZodType, making: Making): string {
  const maker = textMaker(schema);
  let limits: Limit[] = [];
  let found: readonly Raw[] = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const limit =
      limits.length > 0 && attempt % 3 > 0
        ? oneOf(making.random, limits)
        : undefined;
    const value = limit
      ? nearby(making.random, limit)
      : maker({ ...making, attempt });
    found = refusals(schema, value);
    if (found.length === 0) return value;
    const met = found.flatMap(limitOf);
    if (met.length > 0) limits = met;
  }
  throw new SampleError(`no string keeps its contract: ${told(found)}`);
}

/** The limit that a text was on the wrong side of, as the runtime's checks say it. */
function limitOf({ code, origin, limit }: Raw): Limit[] {
  if (typeof limit !== "string" || typeof origin !== "string") return [];
  return [{ origin, limit, above: code === "too_small" }];
}

/** A number within its limits. */
export function number(
  schema: $ZodType,
  { random, attempt }: Making,
  refused: readonly Raw[],
): number {
  const defs = checkDefs(schema);
  const { format } = defOf(schema) as { format?: string };
  const whole =
    /int/.test(format ?? "") ||
    checksOf(schema).some(({ _zod }) => (_zod.check as unknown) === integer);
  const bounds = (check: string): number[] =>
    defs.flatMap((def) => (def.check === check ? [def.value ?? 0] : []));
  const step = divisorOf(defs, refused) ?? (whole ? 1 : undefined);
  const low = Math.max(-Infinity, ...bounds("greater_than"));
  const high = Math.min(Infinity, ...bounds("less_than"));
  const least = low === -Infinity ? Math.min(0, high - 1000) : low;
  const most = high === Infinity ? Math.max(least, 0) + 1000 : high;
  const value = least + random() * (most - least);
  if (step === undefined) {
    const rounded = Math.round(value * 100) / 100;
    return attempt % 2 === 0 && rounded >= least && rounded <= most
      ? rounded
      : value;
  }
  // By the decimals that both are written as.
  return Number((Math.round(value / step) * step).toPrecision(15));
}

/** What a number has to be a multiple of. The runtime's check says so when it refuses. */
function divisorOf(
  defs: readonly CheckDef[],
  refused: readonly Raw[],
): number | undefined {
  const known = defs.find(({ check }) => check === "multiple_of")?.value;
  const told = refused.find(({ code }) => code === "not_multiple_of");
  return known ?? (told as { divisor?: number } | undefined)?.divisor;
}
