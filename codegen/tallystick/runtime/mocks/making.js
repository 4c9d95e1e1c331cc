/** A schema for which no value was found: what it is of, and what was refused last. */
export class SampleError extends Error {
  name = "SampleError";
}
/** How often a value is tried. */
export const TRIES = 300;
/** What a schema says of itself, told apart by `type`. */
export function defOf(schema) {
  return schema._zod.def;
}
/** What is wrong with a value. */
export function refusals(schema, value) {
  const run = schema._zod.run({ value, issues: [] }, { async: false });
  return run instanceof Promise ? [] : run.issues;
}
/** What was refused, in words. */
export function told(found) {
  return found.map(({ code, message }) => message ?? String(code)).join(", ");
}
/** The checks of a schema, of Zod and of the runtime. */
export function checksOf(schema) {
  return schema._zod.def.checks ?? [];
}
/** What the checks of a schema say of themselves. */
export function checkDefs(schema) {
  return checksOf(schema).map((check) => check._zod.def);
}
/** The smallest and the largest length that checks of Zod allow. */
export function lengths(schema) {
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
