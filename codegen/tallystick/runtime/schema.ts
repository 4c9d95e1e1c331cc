import type { CheckFn } from "zod/v4/core";
import { APPLICATORS } from "./keywords/applicators.js";
import { ARRAYS, UNEVALUATED_ITEMS } from "./keywords/arrays.js";
import {
  checkOf,
  type Compilers,
  nothingEvaluated,
  type Step,
} from "./keywords/evaluation.js";
import { OBJECTS, UNEVALUATED_PROPERTIES } from "./keywords/objects.js";
import { SCALARS } from "./keywords/scalars.js";
import type { Keywords } from "./keywords/vocabulary.js";

function compileKeyword<K extends keyof Keywords>(
  name: K,
  table: Compilers,
  keywords: Keywords,
): Step[] {
  const make = table[name];
  if (make === undefined || keywords[name] === undefined) return [];
  return [make(keywords[name] as Required<Keywords>[K], keywords)];
}

function compile(tables: readonly Compilers[], keywords: Keywords): Step[] {
  return tables.flatMap((table) =>
    (Object.keys(table) as (keyof Keywords)[]).flatMap((name) =>
      compileKeyword(name, table, keywords),
    ),
  );
}

/**
 * Accepts what these keywords of JSON Schema 2020-12 accept together, over child Zod schemas of either dialect.
 *
 * Annotations are only collected below a schema that has `unevaluatedItems` or `unevaluatedProperties`, and only from
 * children that are themselves checked by `schema`. What is unevaluated is only asked once the other keywords accept.
 */
export function schema(keywords: Keywords): CheckFn<unknown> {
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
