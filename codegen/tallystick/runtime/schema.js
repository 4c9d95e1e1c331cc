import { APPLICATORS } from "./keywords/applicators.js";
import { ARRAYS, UNEVALUATED_ITEMS } from "./keywords/arrays.js";
import { checkOf, nothingEvaluated } from "./keywords/evaluation.js";
import { OBJECTS, UNEVALUATED_PROPERTIES } from "./keywords/objects.js";
import { SCALARS } from "./keywords/scalars.js";
function compileKeyword(name, table, keywords) {
  const make = table[name];
  if (make === undefined || keywords[name] === undefined) return [];
  return [make(keywords[name], keywords)];
}
function compile(tables, keywords) {
  return tables.flatMap((table) =>
    Object.keys(table).flatMap((name) => compileKeyword(name, table, keywords)),
  );
}
/**
 * Accepts what these keywords of JSON Schema 2020-12 accept together, over child Zod schemas of either dialect.
 *
 * Annotations are only collected below a schema that has `unevaluatedItems` or `unevaluatedProperties`, and only from
 * children that are themselves checked by `schema`. What is unevaluated is only asked once the other keywords accept.
 */
export function schema(keywords) {
  const steps = compile([SCALARS, ARRAYS, OBJECTS, APPLICATORS], keywords);
  const last = compile([UNEVALUATED_ITEMS, UNEVALUATED_PROPERTIES], keywords);
  return checkOf((payload, requested) => {
    const before = payload.issues.length;
    const evaluated =
      requested ?? (last.length > 0 ? nothingEvaluated() : undefined);
    for (const step of steps) step(payload, evaluated);
    if (payload.issues.length > before) return;
    for (const step of last) step(payload, evaluated);
  });
}
