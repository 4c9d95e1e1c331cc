import type { IncomingMessage } from "node:http";
import type { Body } from "../http/operation.js";
import { refused } from "../http/problem.js";
import { checkMedia } from "../http/reading.js";

/** The client went away before it had sent its request: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = "ClientGone";
}

/** Something else has read the body, so its bytes are no longer there to be checked. */
export class BodyTaken extends Error {
  override readonly name = "BodyTaken";

  constructor() {
    super(
      "the body was read before: put what reads bodies, such as express.json(), behind, or leave it out",
    );
  }
}

const NOTHING = /*@__PURE__*/ new Uint8Array();

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
export async function received(
  request: IncomingMessage,
  body: Pick<Body, "carried" | "mediaType">,
  { most, seconds }: Reception,
): Promise<Uint8Array> {
  const { headers } = request;
  const check = (): void =>
    checkMedia(body, headers["content-type"], headers["content-encoding"]);
  const declared = Number(headers["content-length"] ?? 0);
  if (declared > 0) {
    check();
    if (declared > most) throw refused("large", 413, { limit: most });
  } else if (headers["transfer-encoding"] === undefined) return NOTHING;
  if (request.readableDidRead) throw new BodyTaken();
  return collected(request, check, most, seconds);
}

function collected(
  request: IncomingMessage,
  check: () => void,
  most: number,
  seconds: number,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (settled: () => void): void => {
      clearTimeout(timer);
      request.off("data", take).off("end", finish).off("close", leave);
      request.pause();
      settled();
    };
    const take = (chunk: Buffer): void => {
      try {
        if (size === 0) check();
        size += chunk.length;
        if (size > most) throw refused("large", 413, { limit: most });
        chunks.push(chunk);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const finish = (): void => settle(() => resolve(joined(chunks, size)));
    const leave = (): void => settle(() => reject(new ClientGone()));
    const timer = setTimeout(
      () => settle(() => reject(refused("slow", 408))),
      seconds * 1000,
    );
    request.on("data", take).on("end", finish).on("close", leave);
    // Without a listener, a connection that breaks would be an uncaught error; `close` follows it.
    request.on("error", () => undefined);
  });
}

function joined(chunks: readonly Buffer[], size: number): Uint8Array {
  return chunks.length === 1 && chunks[0] !== undefined
    ? chunks[0]
    : Buffer.concat(chunks, size);
}
