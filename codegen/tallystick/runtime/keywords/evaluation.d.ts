/** How an instance goes down to subschemas, and how issues and annotations come back up. */
import type {
  $ZodRawIssue,
  $ZodType,
  CheckFn,
  ParsePayload,
} from "zod/v4/core";
import type { Child, Keywords } from "./vocabulary.js";
/** What keywords have looked at so far: the annotations that `unevaluatedProperties` and `unevaluatedItems` read. */
export interface Evaluated {
  readonly keys: Set<string>;
  readonly items: Set<number>;
}
/** One keyword at work. It reports to the payload and, where annotations are asked for, marks what it evaluates. */
export type Step = (
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;
/** Makes the steps of some keywords. A keyword that only says how another one works has no step of its own. */
export type Compilers = {
  readonly [K in keyof Keywords]?: (
    value: Required<Keywords>[K],
    keywords: Keywords,
  ) => Step;
};
/** The check that evaluates, known by it to the schemas above. */
export declare function checkOf(evaluation: Step): CheckFn<unknown>;
export declare function nothingEvaluated(): Evaluated;
export declare function resolve(child: Child): $ZodType;
export declare function acceptsNothing(child: Child): boolean;
/** Why a subschema refuses a value; nothing where it accepts. What it makes of the value is not asked for. */
export declare function evaluate(
  child: Child,
  value: unknown,
): readonly $ZodRawIssue[];
/** The same for a subschema that applies to the same instance: where it accepts, what it has evaluated counts. */
export declare function evaluateInPlace(
  child: Child,
  value: unknown,
  evaluated: Evaluated | undefined,
): readonly $ZodRawIssue[];
/**
 * Reports why the instance itself is refused. An issue here always aborts: a union around it then reports one issue of its
 * own, rather than what is wrong inside the member it takes for the nearest.
 */
export declare function report(
  payload: ParsePayload,
  issues: readonly $ZodRawIssue[],
): void;
/** Reports why a member of the instance is refused. */
export declare function reportAt(
  payload: ParsePayload,
  key: PropertyKey,
  issues: readonly $ZodRawIssue[],
): void;
