/** Keywords constrain instances of one type and are silent on all others. */
import type { ParsePayload } from "zod/v4/core";
import type { Evaluated } from "./evaluation.js";
import type { Keywords, TypeName } from "./vocabulary.js";

export type JsonObject = Readonly<Record<string, unknown>>;

export type Kind = "number" | "string" | "array" | "object";

type Apply<T> = (
  value: T,
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;

/** One keyword at work, on the instances that it is about. */
export interface Step {
  readonly on: Kind | "any";
  readonly apply: Apply<never>;
}

/** Makes the steps of some keywords. A keyword that only says how another one works has no step of its own. */
export type Compilers = {
  readonly [K in keyof Keywords]?: (
    value: Required<Keywords>[K],
    keywords: Keywords,
  ) => Step;
};

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

/** The type that keywords may be about; nothing for `null` and booleans. */
export function kindOf(value: unknown): Kind | undefined {
  if (typeof value === "number" || typeof value === "string")
    return typeof value as Kind;
  if (typeof value !== "object" || value === null) return undefined;
  return Array.isArray(value) ? "array" : "object";
}

export function onAny(apply: Apply<unknown>): Step {
  return { on: "any", apply };
}

export function onNumber(apply: Apply<number>): Step {
  return { on: "number", apply };
}

export function onString(apply: Apply<string>): Step {
  return { on: "string", apply };
}

export function onArray(apply: Apply<readonly unknown[]>): Step {
  return { on: "array", apply };
}

export function onObject(apply: Apply<JsonObject>): Step {
  return { on: "object", apply };
}
