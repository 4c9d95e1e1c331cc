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
/** Why a subschema refuses a value; nothing where it accepts. What it makes of the value is not asked for. */
export function evaluate(child, value) {
  return run(resolve(child), value).issues;
}
/** Zod keeps what it has seen in the context, so each run has its own. */
function run(schema, value) {
  return synchronous(schema._zod.run({ value, issues: [] }, { async: false }));
}
function synchronous(result) {
  if (result instanceof Promise)
    throw new TypeError("A subschema must not be asynchronous");
  return result;
}
/** The same for a subschema that applies to the same instance: where it accepts, what it has evaluated counts. */
export function evaluateInPlace(child, value, evaluated) {
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
function runMarking(schema, value, found) {
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
function checksOf(schema) {
  const { def, traits } = schema._zod;
  const own = traits.has("$ZodCheck") ? [schema] : [];
  return [...own, ...(def.checks ?? [])];
}
function runCheck({ _zod: { check } }, payload, found) {
  const evaluation = EVALUATIONS.get(check);
  if (evaluation) evaluation(payload, found);
  else void check(payload);
}
function isLazy(schema) {
  return schema._zod.def.type === "lazy";
}
/**
 * Reports why the instance itself is refused. An issue here always aborts: a union around it then reports one issue of its
 * own, rather than what is wrong inside the member it takes for the nearest.
 */
export function report(payload, issues) {
  for (const issue of issues)
    payload.issues.push({ ...issue, continue: false });
}
/** Reports why a member of the instance is refused. */
export function reportAt(payload, key, issues) {
  for (const issue of issues)
    payload.issues.push({
      ...issue,
      path: [key, ...(issue.path ?? [])],
      continue: false,
    });
}
