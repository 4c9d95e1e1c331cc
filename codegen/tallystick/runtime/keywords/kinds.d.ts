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
export declare function isObject(value: unknown): value is JsonObject;
/** Whether a value is of a type of JSON Schema. A number too great for a double reads as infinite, and is none. */
export declare function isOfType(value: unknown, type: TypeName): boolean;
export declare function onNumber(step: StepOn<number>): Step;
export declare function onString(step: StepOn<string>): Step;
export declare function onArray(step: StepOn<readonly unknown[]>): Step;
export declare function onObject(step: StepOn<JsonObject>): Step;
export {};
