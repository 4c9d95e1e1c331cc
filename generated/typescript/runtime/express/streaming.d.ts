import type { Response } from "express";
import type { Streamed } from "./answering.js";
/**
 * Sends events until they end or the client is gone; then the iterable is closed.
 *
 * Rejects with what the iterable throws. The connection then has no proper end, which clients take for a lost one.
 */
export declare function stream(
  response: Response,
  streamed: Streamed,
  heartbeatSeconds: number,
): Promise<void>;
