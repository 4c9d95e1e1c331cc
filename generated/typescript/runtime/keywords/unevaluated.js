/** Keywords for what no other keyword has evaluated, asked only where the others accept (core, section 11). */
import { visitItem } from "./arrays.js";
import { onArray, onObject } from "./kinds.js";
import { visitOthers } from "./objects.js";
export const UNEVALUATED = {
  unevaluatedItems: (child) =>
    onArray((items, payload, evaluated) => {
      if (payload.issues.length > 0) return;
      for (const [index, item] of items.entries()) {
        if (!evaluated?.items.has(index))
          visitItem(child, index, item, payload, evaluated);
      }
    }),
  unevaluatedProperties: (child) =>
    onObject((value, payload, evaluated) => {
      if (payload.issues.length > 0) return;
      const keys = Object.keys(value).filter(
        (key) => !evaluated?.keys.has(key),
      );
      visitOthers(child, keys, value, payload, evaluated);
    }),
};
