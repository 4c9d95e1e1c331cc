/** How an instance goes down to subschemas, and how issues and annotations come back up. */
import type {
  $ZodCheck,
  $ZodLazy,
  $ZodRawIssue,
  $ZodType,
  CheckFn,
  ParsePayload,
} from "zod/v4/core";
import type { Child } from "./vocabulary.js";

/** What keywords have looked at so far: the annotations that `unevaluatedProperties` and `unevaluatedItems` read. */
export interface Evaluated {
  readonly keys: Set<string>;
  readonly items: Set<number>;
}

/** Reports to the payload why an instance is refused and, where annotations are asked for, marks what it evaluates. */
export type Evaluation = (
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;

/** The evaluation behind each check that `schema` has made, for parents that ask for annotations. */
const EVALUATIONS = /*@__PURE__*/ new WeakMap<CheckFn<never>, Evaluation>();

/** The check that evaluates, known by it to the schemas above. */
export function checkOf(evaluation: Evaluation): CheckFn<unknown> {
  const check = (payload: ParsePayload): void => {
    evaluation(payload, undefined);
  };
  EVALUATIONS.set(check, evaluation);
  return check;
}

export function nothingEvaluated(): Evaluated {
  return { keys: new Set(), items: new Set() };
}

export function resolve(child: Child): $ZodType {
  return typeof child === "function" ? child() : child;
}

export function acceptsNothing(child: Child): boolean {
  return resolve(child)._zod.def.type === "never";
}

type Refusals = readonly $ZodRawIssue[];

/**
 * Why a subschema refuses a value; nothing where it accepts. What it makes of the value is not asked for.
 *
 * Runs a schema as Zod does, but calls evaluations directly: they can then mark what they evaluate, and a deep document
 * takes a fraction of the stack.
 */
export function evaluate(
  child: Child,
  value: unknown,
  evaluated?: Evaluated,
): Refusals {
  const schema = unwrapped(resolve(child));
  const checks = schema._zod.def.checks ?? [];
  // Zod keeps what it has seen in the context, so each run has its own.
  if (!checks.some(isEvaluation))
    return settled(schema._zod.run({ value, issues: [] }, { async: false }))
      .issues;
  const payload = settled(
    schema._zod.parse({ value, issues: [] }, { async: false }),
  );
  if (isCheck(schema)) void schema._zod.check(payload as ParsePayload<never>);
  for (const { _zod } of checks) {
    if (payload.issues.some(isAborting)) break;
    const evaluation = EVALUATIONS.get(_zod.check);
    if (evaluation) evaluation(payload, evaluated);
    else void _zod.check(payload as ParsePayload<never>);
  }
  return payload.issues;
}

/** The same for a subschema that applies to the same instance: where it accepts, what it has evaluated counts. */
export function evaluateInPlace(
  child: Child,
  value: unknown,
  evaluated: Evaluated | undefined,
): Refusals {
  if (!evaluated) return evaluate(child, value);
  const found = nothingEvaluated();
  const refusals = evaluate(child, value, found);
  if (refusals.length === 0) {
    for (const key of found.keys) evaluated.keys.add(key);
    for (const index of found.items) evaluated.items.add(index);
  }
  return refusals;
}

/** What a chain of `z.lazy()` without checks of its own stands for. */
function unwrapped(schema: $ZodType): $ZodType {
  return isLazy(schema) && !schema._zod.def.checks?.length
    ? unwrapped(schema._zod.innerType)
    : schema;
}

function isAborting(issue: $ZodRawIssue): boolean {
  return issue.continue !== true;
}

function isEvaluation(check: $ZodCheck<never>): boolean {
  return EVALUATIONS.has(check._zod.check);
}

function isLazy(schema: $ZodType): schema is $ZodLazy {
  return schema._zod.def.type === "lazy";
}

/** Some schemas, such as `z.custom()`, are checks themselves, and the first to run. */
function isCheck(schema: $ZodType): schema is $ZodType & $ZodCheck {
  return schema._zod.traits.has("$ZodCheck");
}

function settled(result: ParsePayload | Promise<ParsePayload>): ParsePayload {
  if (result instanceof Promise)
    throw new TypeError("A subschema must not be asynchronous");
  return result;
}

/**
 * Reports why the instance itself is refused. An issue here always aborts: a union around it then reports one issue of its
 * own, rather than what is wrong inside the member it takes for the nearest.
 */
export function report(payload: ParsePayload, refusals: Refusals): void {
  for (const issue of refusals)
    payload.issues.push({ ...issue, continue: false });
}

/** Reports why a member of the instance is refused. */
export function reportAt(
  payload: ParsePayload,
  key: PropertyKey,
  refusals: Refusals,
): void {
  for (const issue of refusals)
    payload.issues.push({
      ...issue,
      path: [key, ...(issue.path ?? [])],
      continue: false,
    });
}
