/**
 * Checks that accept everything and make Zod report as the other half of a contract does. They are attached where, and only
 * where, it would not; a schema with no other check runs as fast as one without.
 */
import type {
  $ZodCheck,
  $ZodType,
  ParseContextInternal,
  ParsePayload,
} from "zod/v4/core";
type MaybeAsync<T> = T | Promise<T>;
type Parse = (
  payload: ParsePayload,
  context: ParseContextInternal,
) => MaybeAsync<ParsePayload>;
/** A check that replaces how the schema parses that it is attached to, and every copy of that schema. */
export declare function reporting<T>(
  around: (target: $ZodType, parse: Parse) => Parse,
): $ZodCheck<T>;
/**
 * Makes a union that nothing matches one issue, at the union. Zod speaks of the inside of a member instead if that is the
 * only one whose issues are all such that checks go on after them.
 */
export declare const unionIssue: $ZodCheck<unknown>;
/** Keeps an object schema from what its input inherits: `{}` has a `constructor`, a `toString` and more of these. */
export declare const ownKeys: $ZodCheck<unknown>;
/** Makes a tuple that is too short one issue, at the tuple, and has the items looked at that are there. */
export declare const tupleIssues: $ZodCheck<unknown>;
/** Makes each key that a record does not list an issue at the key, as of keys that are held to a pattern. */
export declare const keyIssues: $ZodCheck<unknown>;
export {};
