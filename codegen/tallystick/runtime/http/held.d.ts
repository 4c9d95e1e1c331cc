import { type Issue } from "../issues.js";
import type { Schema } from "./operation.js";
/** What a schema makes of a document, or why it refuses it. */
export type Held =
  | {
      readonly document: unknown;
    }
  | {
      readonly issues: readonly Issue[];
    };
/** Holds a document to a schema. The pointers of issues begin with `prefix`; of more than are counted there is one. */
export declare function held(
  schema: Schema,
  document: unknown,
  prefix?: string,
): Held;
