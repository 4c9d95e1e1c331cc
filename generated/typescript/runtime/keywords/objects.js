import { maxProperties, minProperties } from "../collections.js";
import { acceptsNothing, evaluate, reportAt } from "./evaluation.js";
import { onObject } from "./kinds.js";
function requireKeys(value, names, payload) {
  for (const name of names) {
    if (Object.hasOwn(value, name)) continue;
    payload.issues.push({
      code: "invalid_type",
      expected: "nonoptional",
      path: [name],
      input: undefined,
    });
  }
}
function visitKey(child, key, value, payload, evaluated) {
  reportAt(payload, key, evaluate(child, value[key]));
  evaluated?.keys.add(key);
}
/** Keys that no other keyword has spoken of: where they must not be, they are one issue, as in Zod's own objects. */
export function visitOthers(child, keys, value, payload, evaluated) {
  if (keys.length > 0 && acceptsNothing(child)) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: [...keys],
      input: value,
    });
    return;
  }
  for (const key of keys) visitKey(child, key, value, payload, evaluated);
}
function onKeys(check) {
  return onObject((_, payload) => {
    check(payload);
  });
}
export const OBJECTS = {
  minProperties: (limit) => onKeys(minProperties(limit)),
  maxProperties: (limit) => onKeys(maxProperties(limit)),
  required: (names) =>
    onObject((value, payload) => {
      requireKeys(value, names, payload);
    }),
  dependentRequired: (dependencies) =>
    onObject((value, payload) => {
      for (const [name, names] of Object.entries(dependencies)) {
        if (Object.hasOwn(value, name)) requireKeys(value, names, payload);
      }
    }),
  propertyNames: (child) =>
    onObject((value, payload) => {
      for (const key of Object.keys(value)) {
        if (evaluate(child, key).length === 0) continue;
        payload.issues.push({
          code: "invalid_key",
          origin: "record",
          issues: [],
          path: [key],
          input: value,
        });
      }
    }),
  properties: (children) => {
    const entries = Object.entries(children);
    return onObject((value, payload, evaluated) => {
      for (const [name, child] of entries) {
        if (Object.hasOwn(value, name))
          visitKey(child, name, value, payload, evaluated);
      }
    });
  },
  patternProperties: (patterns) =>
    onObject((value, payload, evaluated) => {
      for (const key of Object.keys(value)) {
        for (const [pattern, child] of patterns) {
          if (pattern.test(key))
            visitKey(child, key, value, payload, evaluated);
        }
      }
    }),
  additionalProperties: (
    child,
    { properties = {}, patternProperties = [] },
  ) => {
    const names = new Set(Object.keys(properties));
    const isOther = (key) =>
      !names.has(key) &&
      !patternProperties.some(([pattern]) => pattern.test(key));
    return onObject((value, payload, evaluated) => {
      visitOthers(
        child,
        Object.keys(value).filter(isOther),
        value,
        payload,
        evaluated,
      );
    });
  },
};
