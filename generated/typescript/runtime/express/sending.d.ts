import type { Response } from "express";
/** A whole answer. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}
/** Sends a whole answer. Nothing where the client is gone, or somebody else has answered. */
export declare function send(response: Response, answer: Written): void;
