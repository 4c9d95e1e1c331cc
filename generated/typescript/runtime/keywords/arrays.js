import { uniqueItems } from "../collections.js";
import { acceptsNothing, evaluate, reportAt } from "./evaluation.js";
import { onArray } from "./kinds.js";
function tooMany(payload, maximum) {
  payload.issues.push({
    code: "too_big",
    origin: "array",
    maximum,
    inclusive: true,
    input: payload.value,
  });
}
export function visitItem(child, index, item, payload, evaluated) {
  reportAt(payload, index, evaluate(child, item));
  evaluated?.items.add(index);
}
export const ARRAYS = {
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
      if (required) uniqueItems(payload);
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
