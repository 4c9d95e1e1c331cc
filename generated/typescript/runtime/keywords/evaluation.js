/** The evaluation behind each check that `schema` has made, for parents that ask for annotations. */
const EVALUATIONS = /*@__PURE__*/ new WeakMap();
/** The check that evaluates, known by it to the schemas above. */
export function checkOf(evaluation) {
  const check = (payload) => {
    evaluation(payload, undefined);
  };
  EVALUATIONS.set(check, evaluation);
  return check;
}
export function nothingEvaluated() {
  return { keys: new Set(), items: new Set() };
}
export function resolve(child) {
  return typeof child === "function" ? child() : child;
}
export function acceptsNothing(child) {
  return resolve(child)._zod.def.type === "never";
}
/**
 * Why a subschema refuses a value; nothing where it accepts. What it makes of the value is not asked for.
 *
 * Runs a schema as Zod does, but calls evaluations directly: they can then mark what they evaluate, and a deep document
 * takes a fraction of the stack.
 */
export function evaluate(child, value, evaluated) {
  const schema = unwrapped(resolve(child));
  const checks = schema._zod.def.checks ?? [];
  // Zod keeps what it has seen in the context, so each run has its own.
  if (!checks.some(isEvaluation))
    return settled(schema._zod.run({ value, issues: [] }, { async: false }))
      .issues;
  const payload = settled(
    schema._zod.parse({ value, issues: [] }, { async: false }),
  );
  if (isCheck(schema)) void schema._zod.check(payload);
  for (const { _zod } of checks) {
    if (payload.issues.some(isAborting)) break;
    const evaluation = EVALUATIONS.get(_zod.check);
    if (evaluation) evaluation(payload, evaluated);
    else void _zod.check(payload);
  }
  return payload.issues;
}
/** The same for a subschema that applies to the same instance: where it accepts, what it has evaluated counts. */
export function evaluateInPlace(child, value, evaluated) {
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
function unwrapped(schema) {
  return isLazy(schema) && !schema._zod.def.checks?.length
    ? unwrapped(schema._zod.innerType)
    : schema;
}
function isAborting(issue) {
  return issue.continue !== true;
}
function isEvaluation(check) {
  return EVALUATIONS.has(check._zod.check);
}
function isLazy(schema) {
  return schema._zod.def.type === "lazy";
}
/** Some schemas, such as `z.custom()`, are checks themselves, and the first to run. */
function isCheck(schema) {
  return schema._zod.traits.has("$ZodCheck");
}
function settled(result) {
  if (result instanceof Promise)
    throw new TypeError("A subschema must not be asynchronous");
  return result;
}
/**
 * Reports why the instance itself is refused. An issue here always aborts: a union around it then reports one issue of its
 * own, rather than what is wrong inside the member it takes for the nearest.
 */
export function report(payload, refusals) {
  for (const issue of refusals)
    payload.issues.push({ ...issue, continue: false });
}
/** Reports why a member of the instance is refused. */
export function reportAt(payload, key, refusals) {
  for (const issue of refusals)
    payload.issues.push({
      ...issue,
      path: [key, ...(issue.path ?? [])],
      continue: false,
    });
}
