import type { Request } from "express";
import type { Operation } from "../http/operation.js";
import { type BodyLimits } from "../http/reading.js";
/** What went wrong on the server's side while an operation was answered. */
export interface Failure {
  /** The id of the operation; `""` where no operation was asked for. */
  readonly operation: string;
  /** What happened. For an answer that breaks the contract, the places and keywords; never values. */
  readonly message: string;
  /** What was thrown, where something was. */
  readonly error?: unknown;
}
/** How a service runs. */
export interface Settings extends BodyLimits {
  /** The limit of bodies; those of forms may have as much more as their files may be large. 1 MiB unless given. */
  readonly bodyBytes: number;
  /** So many members and items a JSON body may have, all of them counted. 100,000 unless given. */
  readonly bodyValues: number;
  /** The limit of a file that has none of its own. 10 MiB unless given. */
  readonly fileBytes: number;
  /** In this time a body has to arrive. 30 unless given. */
  readonly bodySeconds: number;
  /**
   * The share of answers that are read as clients in any language read them before they leave: 1 all of them, 0 none.
   * Unless given, 1, and 0 where `NODE_ENV` is `production`. Every answer is held to its schema, which also drops the
   * members that the contract does not have.
   */
  readonly checked: number;
  /** A stream is kept open by a comment every so many seconds. 15 unless given. */
  readonly heartbeatSeconds: number;
  /** Is told of failures, of which clients learn nothing. Writes to `console.error` unless given. */
  readonly log: (failure: Failure) => void;
  /** Called before a request is read; throws a `Problem` to refuse it. */
  readonly authorize?: (
    operation: Operation,
    request: Request,
  ) => void | Promise<void>;
}
/** All settings, with the usual ones where none are given. Throws `RangeError` for what cannot be meant. */
export declare function settingsOf(given: Partial<Settings>): Settings;
