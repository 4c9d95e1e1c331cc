/** How an instance goes down to subschemas, and how issues and annotations come back up. */
import type {
  $ZodCheck,
  $ZodLazy,
  $ZodRawIssue,
  $ZodType,
  CheckFn,
  ParsePayload,
} from "zod/v4/core";
import type { Child, Keywords } from "./vocabulary.js";

/** What keywords have looked at so far: the annotations that `unevaluatedProperties` and `unevaluatedItems` read. */
export interface Evaluated {
  readonly keys: Set<string>;
  readonly items: Set<number>;
}

/** One keyword at work. It reports to the payload and, where annotations are asked for, marks what it evaluates. */
export type Step = (
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;

/** Makes the steps of some keywords. A keyword that only says how another one works has no step of its own. */
export type Compilers = {
  readonly [K in keyof Keywords]?: (
    value: Required<Keywords>[K],
    keywords: Keywords,
  ) => Step;
};

/** The evaluation behind each check that `schema` has made, for parents that ask for annotations. */
const EVALUATIONS = /*@__PURE__*/ new WeakMap<CheckFn<never>, Step>();

/** The check that evaluates, known by it to the schemas above. */
export function checkOf(evaluation: Step): CheckFn<unknown> {
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

/** Why a subschema refuses a value; nothing where it accepts. What it makes of the value is not asked for. */
export function evaluate(
  child: Child,
  value: unknown,
): readonly $ZodRawIssue[] {
  return run(resolve(child), value).issues;
}

/** Zod keeps what it has seen in the context, so each run has its own. */
function run(schema: $ZodType, value: unknown): ParsePayload {
  return synchronous(schema._zod.run({ value, issues: [] }, { async: false }));
}

function synchronous(
  result: ParsePayload | Promise<ParsePayload>,
): ParsePayload {
  if (result instanceof Promise)
    throw new TypeError("A subschema must not be asynchronous");
  return result;
}

/** The same for a subschema that applies to the same instance: where it accepts, what it has evaluated counts. */
export function evaluateInPlace(
  child: Child,
  value: unknown,
  evaluated: Evaluated | undefined,
): readonly $ZodRawIssue[] {
  if (!evaluated) return evaluate(child, value);
  const found = nothingEvaluated();
  const { issues } = runMarking(resolve(child), value, found);
  if (issues.length === 0) {
    for (const key of found.keys) evaluated.keys.add(key);
    for (const index of found.items) evaluated.items.add(index);
  }
  return issues;
}

/** Runs a schema check by check, so that those made by `schema` can hand over what they evaluate. */
function runMarking(
  schema: $ZodType,
  value: unknown,
  found: Evaluated,
): ParsePayload {
  const checks = checksOf(schema);
  const lazy = isLazy(schema);
  if (!lazy && !checks.some((check) => EVALUATIONS.has(check._zod.check)))
    return run(schema, value);
  const payload = lazy
    ? runMarking(schema._zod.innerType, value, found)
    : synchronous(schema._zod.parse({ value, issues: [] }, { async: false }));
  for (const check of checks) {
    if (payload.issues.length > 0) break;
    runCheck(check, payload, found);
  }
  return payload;
}

/** In the order Zod runs them: a schema that is a check itself, such as `z.custom()`, comes first. */
function checksOf(schema: $ZodType): readonly $ZodCheck<never>[] {
  const { def, traits } = schema._zod;
  const own = traits.has("$ZodCheck") ? [schema as $ZodType & $ZodCheck] : [];
  return [...own, ...(def.checks ?? [])];
}

function runCheck(
  { _zod: { check } }: $ZodCheck<never>,
  payload: ParsePayload,
  found: Evaluated,
): void {
  const evaluation = EVALUATIONS.get(check);
  if (evaluation) evaluation(payload, found);
  else void check(payload as ParsePayload<never>);
}

function isLazy(schema: $ZodType): schema is $ZodLazy {
  return schema._zod.def.type === "lazy";
}

/**
 * Reports why the instance itself is refused. An issue here always aborts: a union around it then reports one issue of its
 * own, rather than what is wrong inside the member it takes for the nearest.
 */
export function report(
  payload: ParsePayload,
  issues: readonly $ZodRawIssue[],
): void {
  for (const issue of issues)
    payload.issues.push({ ...issue, continue: false });
}

/** Reports why a member of the instance is refused. */
export function reportAt(
  payload: ParsePayload,
  key: PropertyKey,
  issues: readonly $ZodRawIssue[],
): void {
  for (const issue of issues)
    payload.issues.push({
      ...issue,
      path: [key, ...(issue.path ?? [])],
      continue: false,
    });
}
