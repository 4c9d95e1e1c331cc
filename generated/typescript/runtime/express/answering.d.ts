import type { Operation } from "../http/operation.js";
import { Problem } from "../http/problem.js";
import type { Written } from "./sending.js";
import type { Settings } from "./settings.js";
/** An answer that the contract forbids. Its message names places and codes, never values. */
export declare class Breach extends Error {
  readonly name = "Breach";
  constructor(operation: string, how: string);
}
/** An answer of Server-Sent Events: each event is to be sent at once. */
export interface Streamed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly items: AsyncIterable<unknown>;
  /** The event that an item is. Throws `Breach`. */
  readonly event: (item: unknown) => string;
}
/** Writes the answers of one operation. */
export declare class Answering {
  #private;
  constructor(operation: Operation, settings: Pick<Settings, "checked">);
  /** The answer that a handler's result is. Throws `Breach` where the contract has no such answer. */
  write(result: unknown): Written | Streamed;
  /**
   * The answer that a problem is, with what the contract says of its status where it says nothing itself. Throws
   * `Breach` for a problem that is not as declared.
   */
  problem(problem: Problem): Written;
}
/** The answer for what went wrong inside, which says nothing of it. */
export declare function failed(): Written;
/** The answer that a problem is, of no operation in particular. */
export declare function plain(problem: Problem): Written;
