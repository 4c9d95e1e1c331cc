/** Keywords that apply subschemas to the same instance (core, section 8.2.3; applicator vocabulary, section 10.2). */
import { evaluate, evaluateInPlace, report } from "./evaluation.js";
import { onAny, onObject } from "./kinds.js";
export const APPLICATORS = {
  $ref: (child) =>
    onAny((value, payload, evaluated) => {
      report(payload, evaluateInPlace(child, value, evaluated));
    }),
  allOf: (children) =>
    onAny((value, payload, evaluated) => {
      for (const child of children)
        report(payload, evaluateInPlace(child, value, evaluated));
    }),
  anyOf: (children) =>
    onAny((value, payload, evaluated) => {
      let accepted = false;
      for (const child of children) {
        if (evaluateInPlace(child, value, evaluated).length > 0) continue;
        // Every member that accepts adds its annotations; where nobody asks for them, the first one decides.
        if (!evaluated) return;
        accepted = true;
      }
      if (!accepted)
        payload.issues.push({
          code: "invalid_union",
          errors: [],
          input: value,
        });
    }),
  oneOf: (children) =>
    onAny((value, payload, evaluated) => {
      const matches = [];
      for (const [index, child] of children.entries()) {
        if (evaluateInPlace(child, value, evaluated).length === 0)
          matches.push(index);
      }
      if (matches.length !== 1) {
        payload.issues.push({
          code: "invalid_union",
          errors: [],
          inclusive: false,
          matches,
          input: value,
        });
      }
    }),
  not: (child) =>
    onAny((value, payload) => {
      if (evaluate(child, value).length > 0) return;
      payload.issues.push({
        code: "custom",
        params: { keyword: "not" },
        message: "Invalid input: matches what it must not match",
        input: value,
      });
    }),
  if: (test, { then: consequent, else: alternative }) =>
    onAny((value, payload, evaluated) => {
      const holds = evaluateInPlace(test, value, evaluated).length === 0;
      const branch = holds ? consequent : alternative;
      if (branch) report(payload, evaluateInPlace(branch, value, evaluated));
    }),
  dependentSchemas: (dependencies) =>
    onObject((value, payload, evaluated) => {
      for (const [name, child] of Object.entries(dependencies)) {
        if (Object.hasOwn(value, name))
          report(payload, evaluateInPlace(child, value, evaluated));
      }
    }),
};
