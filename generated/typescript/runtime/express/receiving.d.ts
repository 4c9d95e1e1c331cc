import type { IncomingMessage } from "node:http";
import type { Body } from "../http/operation.js";
/** The client went away before it had sent its request: there is nobody to answer. */
export declare class ClientGone extends Error {
  readonly name = "ClientGone";
}
/** Something else has read the body, so its bytes are no longer there to be checked. */
export declare class BodyTaken extends Error {
  readonly name = "BodyTaken";
  constructor();
}
/** How much of a body is read, and for how long. */
export interface Reception {
  readonly most: number;
  readonly seconds: number;
}
/**
 * The bytes of a body. What is refused for its headers is not read on; a request without a byte has no body to refuse.
 *
 * Rejects with the `Problem` of a body of another media type, one that is too large or too slow; with `ClientGone`, and
 * with `BodyTaken`.
 */
export declare function received(
  request: IncomingMessage,
  body: Pick<Body, "carried" | "mediaType">,
  { most, seconds }: Reception,
): Promise<Uint8Array>;
