import type { Parameter } from "./operation.js";
/** The texts of parameters by wire name, in the order of the request. */
export type Texts = ReadonlyMap<string, readonly string[]>;
/**
 * The document that the texts of some parameters are, by wire name; names without a parameter are dropped.
 *
 * A parameter that is given several times, and takes no list, is a list nevertheless: its type refuses it.
 */
export declare function documentOf(
  members: Readonly<Record<string, Parameter>>,
  given: Texts,
): Record<string, unknown>;
/** The texts of a parameter that has this value: what `documentOf` reads back. */
export declare function textsOf(value: unknown): string[];
