/** How an instance goes down to subschemas, and how issues and annotations come back up. */
import type {
  $ZodRawIssue,
  $ZodType,
  CheckFn,
  ParsePayload,
} from "zod/v4/core";
import type { Child } from "./vocabulary.js";
/** What keywords have looked at so far: the annotations that `unevaluatedProperties` and `unevaluatedItems` read. */
export interface Evaluated {
  readonly keys: Set<string>;
  readonly items: Set<number>;
}
/** Reports to the payload why an instance is refused and, where annotations are asked for, marks what it evaluates. */
export type Evaluation = (
  payload: ParsePayload,
  evaluated: Evaluated | undefined,
) => void;
/** The check that evaluates, known by it to the schemas above. */
export declare function checkOf(evaluation: Evaluation): CheckFn<unknown>;
export declare function nothingEvaluated(): Evaluated;
export declare function resolve(child: Child): $ZodType;
export declare function acceptsNothing(child: Child): boolean;
type Refusals = readonly $ZodRawIssue[];
/**
 * Why a subschema refuses a value; nothing where it accepts. What it makes of the value is not asked for.
 *
 * Runs a schema as Zod does, but calls evaluations directly: they can then mark what they evaluate, and a deep document
 * takes a fraction of the stack.
 */
export declare function evaluate(
  child: Child,
  value: unknown,
  evaluated?: Evaluated,
): Refusals;
/** The same for a subschema that applies to the same instance: where it accepts, what it has evaluated counts. */
export declare function evaluateInPlace(
  child: Child,
  value: unknown,
  evaluated: Evaluated | undefined,
): Refusals;
/**
 * Reports why the instance itself is refused. An issue here always aborts: a union around it then reports one issue of its
 * own, rather than what is wrong inside the member it takes for the nearest.
 */
export declare function report(payload: ParsePayload, refusals: Refusals): void;
/** Reports why a member of the instance is refused. */
export declare function reportAt(
  payload: ParsePayload,
  key: PropertyKey,
  refusals: Refusals,
): void;
export {};
