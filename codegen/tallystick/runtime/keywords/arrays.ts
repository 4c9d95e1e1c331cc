/** Keywords for arrays (applicator vocabulary, section 10.3.1; validation vocabulary, section 6.4). */
import type { ParsePayload } from "zod/v4/core";
import { uniqueItems } from "../collections.js";
import {
  acceptsNothing,
  evaluate,
  type Evaluated,
  reportAt,
} from "./evaluation.js";
import { type Compilers, onArray } from "./kinds.js";
import type { Child } from "./vocabulary.js";

function tooMany(payload: ParsePayload, maximum: number): void {
  payload.issues.push({
    code: "too_big",
    origin: "array",
    maximum,
    inclusive: true,
    input: payload.value,
  });
}

export function visitItem(
  child: Child,
  index: number,
  item: unknown,
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
): void {
  reportAt(payload, index, evaluate(child, item));
  evaluated?.items.add(index);
}

export const ARRAYS: Compilers = {
  minItems: (limit) =>
    onArray((items, payload) => {
      if (items.length >= limit) return;
      payload.issues.push({
        code: "too_small",
        origin: "array",
        minimum: limit,
        inclusive: true,
        input: items,
      });
    }),
  maxItems: (limit) =>
    onArray((items, payload) => {
      if (items.length > limit) tooMany(payload, limit);
    }),
  uniqueItems: (required) =>
    onArray((_, payload) => {
      if (required) uniqueItems(payload as ParsePayload<readonly unknown[]>);
    }),
  prefixItems: (children) =>
    onArray((items, payload, evaluated) => {
      for (const [index, child] of children.slice(0, items.length).entries()) {
        visitItem(child, index, items[index], payload, evaluated);
      }
    }),
  items: (child, { prefixItems = [] }) =>
    onArray((items, payload, evaluated) => {
      const rest = items.slice(prefixItems.length);
      if (rest.length > 0 && acceptsNothing(child)) {
        tooMany(payload, prefixItems.length);
        return;
      }
      for (const [offset, item] of rest.entries()) {
        visitItem(child, prefixItems.length + offset, item, payload, evaluated);
      }
    }),
  contains: (
    child,
    { minContains = 1, maxContains = Number.POSITIVE_INFINITY },
  ) => {
    const decisive = Number.isFinite(maxContains)
      ? Math.max(minContains, maxContains + 1)
      : minContains;
    return onArray((items, payload, evaluated) => {
      let matches = 0;
      for (const [index, item] of items.entries()) {
        if (evaluate(child, item).length > 0) continue;
        matches += 1;
        evaluated?.items.add(index);
        // Every match is an annotation; where nobody asks for them, the rest decides nothing.
        if (!evaluated && matches >= decisive) break;
      }
      if (matches < minContains) {
        payload.issues.push({
          code: "custom",
          params: { keyword: "contains" },
          message: `Expected >=${minContains} matching items`,
          input: items,
        });
      } else if (matches > maxContains) {
        payload.issues.push({
          code: "custom",
          params: { keyword: "contains" },
          message: `Expected <=${maxContains} matching items`,
          input: items,
        });
      }
    });
  },
};
