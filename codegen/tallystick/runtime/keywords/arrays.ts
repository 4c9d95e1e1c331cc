/** Keywords for arrays (applicator vocabulary, section 10.3.1; validation vocabulary, section 6.4). */
import type { ParsePayload } from "zod/v4/core";
import { uniqueItems } from "../collections.js";
import {
  acceptsNothing,
  type Compilers,
  evaluate,
  type Evaluated,
  reportAt,
} from "./evaluation.js";
import { onArray } from "./kinds.js";
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

function visitItem(
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
    onArray((items, { issues }) => {
      if (items.length >= limit) return;
      issues.push({
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
  ) =>
    onArray((items, { issues }, evaluated) => {
      let matches = 0;
      for (const [index, item] of items.entries()) {
        if (evaluate(child, item).length > 0) continue;
        matches += 1;
        evaluated?.items.add(index);
        if (!evaluated && matches >= minContains && matches > maxContains)
          break;
        if (
          !evaluated &&
          matches >= minContains &&
          maxContains === Number.POSITIVE_INFINITY
        )
          break;
      }
      if (matches < minContains) {
        issues.push({
          code: "custom",
          message: `Expected >=${minContains} matching items`,
          input: items,
        });
      } else if (matches > maxContains) {
        issues.push({
          code: "custom",
          message: `Expected <=${maxContains} matching items`,
          input: items,
        });
      }
    }),
};

export const UNEVALUATED_ITEMS: Compilers = {
  unevaluatedItems: (child) =>
    onArray((items, payload, evaluated) => {
      for (const [index, item] of items.entries()) {
        if (!evaluated?.items.has(index))
          visitItem(child, index, item, payload, evaluated);
      }
    }),
};
