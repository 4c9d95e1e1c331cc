import { APPLICATORS } from "./keywords/applicators.js";
import { ARRAYS } from "./keywords/arrays.js";
import { checkOf, nothingEvaluated } from "./keywords/evaluation.js";
import { kindOf } from "./keywords/kinds.js";
import { OBJECTS } from "./keywords/objects.js";
import { SCALARS } from "./keywords/scalars.js";
import { UNEVALUATED } from "./keywords/unevaluated.js";
/** In the order of evaluation: what is unevaluated comes last. */
const TABLES = [SCALARS, ARRAYS, OBJECTS, APPLICATORS, UNEVALUATED];
function compileKeyword(name, table, keywords) {
  const make = table[name];
  if (make === undefined || keywords[name] === undefined) return [];
  return [make(keywords[name], keywords)];
}
function compile(table, keywords) {
  return Object.keys(table).flatMap((name) =>
    compileKeyword(name, table, keywords),
  );
}
/**
 * Accepts what these keywords of JSON Schema 2020-12 accept together, over child Zod schemas of either dialect.
 *
 * Annotations are only collected below a schema that has `unevaluatedItems` or `unevaluatedProperties`, and only from
 * children that are themselves checked by `schema`. What is unevaluated is only asked once the other keywords accept.
 */
export function schema(keywords) {
  const steps = TABLES.flatMap((table) => compile(table, keywords));
  const marks =
    keywords.unevaluatedItems !== undefined ||
    keywords.unevaluatedProperties !== undefined;
  return checkOf((payload, requested) => {
    const evaluated = requested ?? (marks ? nothingEvaluated() : undefined);
    const kind = kindOf(payload.value);
    for (const { on, apply } of steps) {
      if (on === "any" || on === kind) apply(payload.value, payload, evaluated);
    }
  });
}
