import type { CheckFn } from "zod/v4/core";
import type { Keywords } from "./keywords/vocabulary.js";
/**
 * Accepts what these keywords of JSON Schema 2020-12 accept together, over child Zod schemas of either dialect.
 *
 * Annotations are only collected below a schema that has `unevaluatedItems` or `unevaluatedProperties`, and only from
 * children that are themselves checked by `schema`. What is unevaluated is only asked once the other keywords accept.
 */
export declare function schema(keywords: Keywords): CheckFn<unknown>;
