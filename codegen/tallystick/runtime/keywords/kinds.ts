/** Keywords constrain instances of one type and are silent on all others. */
import type { ParsePayload } from "zod/v4/core";
import type { Evaluated, Step } from "./evaluation.js";
import type { TypeName } from "./vocabulary.js";

export type JsonObject = Readonly<Record<string, unknown>>;

type StepOn<T> = (
  value: T,
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is of a type of JSON Schema. A number too great for a double reads as infinite, and is none. */
export function isOfType(value: unknown, type: TypeName): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "boolean":
    case "string":
      return typeof value === type;
  }
}

export function onNumber(step: StepOn<number>): Step {
  return (payload, evaluated) => {
    if (typeof payload.value === "number")
      step(payload.value, payload, evaluated);
  };
}

export function onString(step: StepOn<string>): Step {
  return (payload, evaluated) => {
    if (typeof payload.value === "string")
      step(payload.value, payload, evaluated);
  };
}

export function onArray(step: StepOn<readonly unknown[]>): Step {
  return (payload, evaluated) => {
    if (Array.isArray(payload.value)) step(payload.value, payload, evaluated);
  };
}

export function onObject(step: StepOn<JsonObject>): Step {
  return (payload, evaluated) => {
    if (isObject(payload.value)) step(payload.value, payload, evaluated);
  };
}
