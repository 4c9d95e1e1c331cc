/** Keywords that apply subschemas to the same instance (core, section 8.2.3; applicator vocabulary, section 10.2). */
import {
  type Compilers,
  evaluate,
  evaluateInPlace,
  report,
} from "./evaluation.js";
import { onObject } from "./kinds.js";

export const APPLICATORS: Compilers = {
  $ref: (child) => (payload, evaluated) => {
    report(payload, evaluateInPlace(child, payload.value, evaluated));
  },
  allOf: (children) => (payload, evaluated) => {
    for (const child of children)
      report(payload, evaluateInPlace(child, payload.value, evaluated));
  },
  anyOf: (children) => (payload, evaluated) => {
    let accepted = false;
    for (const child of children) {
      accepted =
        evaluateInPlace(child, payload.value, evaluated).length === 0 ||
        accepted;
      // Every member that accepts adds its annotations; without them the first one decides.
      if (accepted && !evaluated) return;
    }
    if (!accepted)
      payload.issues.push({
        code: "invalid_union",
        errors: [],
        input: payload.value,
      });
  },
  oneOf: (children) => (payload, evaluated) => {
    const { value } = payload;
    const matches = [...children.keys()].filter(
      (index) =>
        evaluateInPlace(children[index]!, value, evaluated).length === 0,
    );
    if (matches.length === 0)
      payload.issues.push({ code: "invalid_union", errors: [], input: value });
    if (matches.length > 1) {
      payload.issues.push({
        code: "invalid_union",
        errors: [],
        inclusive: false,
        matches,
        input: value,
      });
    }
  },
  not:
    (child) =>
    ({ value, issues }) => {
      if (evaluate(child, value).length > 0) return;
      issues.push({
        code: "custom",
        message: "Invalid input: matches what it must not match",
        input: value,
      });
    },
  if:
    (test, { then: consequent, else: alternative }) =>
    (payload, evaluated) => {
      const holds =
        evaluateInPlace(test, payload.value, evaluated).length === 0;
      const branch = holds ? consequent : alternative;
      if (branch)
        report(payload, evaluateInPlace(branch, payload.value, evaluated));
    },
  dependentSchemas: (dependencies) =>
    onObject((value, payload, evaluated) => {
      for (const [name, child] of Object.entries(dependencies)) {
        if (Object.hasOwn(value, name))
          report(payload, evaluateInPlace(child, value, evaluated));
      }
    }),
};
