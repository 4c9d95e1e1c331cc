import { refused } from "../http/problem.js";
import { checkMedia } from "../http/reading.js";
/** The client went away before it had sent its request: there is nobody to answer. */
export class ClientGone extends Error {
  name = "ClientGone";
}
/** Something else has read the body, so its bytes are no longer there to be checked. */
export class BodyTaken extends Error {
  name = "BodyTaken";
  constructor() {
    super(
      "the body was read before: put what reads bodies, such as express.json(), behind, or leave it out",
    );
  }
}
const NOTHING = /*@__PURE__*/ new Uint8Array();
/**
 * The bytes of a body. What is refused for its headers is not read on; a request without a byte has no body to refuse.
 *
 * Rejects with the `Problem` of a body of another media type, one that is too large or too slow; with `ClientGone`, and
 * with `BodyTaken`.
 */
export async function received(request, body, { most, seconds }) {
  const { headers } = request;
  const check = () =>
    checkMedia(body, headers["content-type"], headers["content-encoding"]);
  const declared = Number(headers["content-length"] ?? 0);
  if (declared > 0) {
    check();
    if (declared > most) throw refused("large", 413, { limit: most });
  } else if (headers["transfer-encoding"] === undefined) return NOTHING;
  if (request.readableDidRead) throw new BodyTaken();
  return collected(request, check, most, seconds);
}
function collected(request, check, most, seconds) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    const settle = (settled) => {
      clearTimeout(timer);
      request.off("data", take).off("end", finish).off("close", leave);
      request.pause();
      settled();
    };
    const take = (chunk) => {
      try {
        if (size === 0) check();
        size += chunk.length;
        if (size > most) throw refused("large", 413, { limit: most });
        chunks.push(chunk);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const finish = () => settle(() => resolve(joined(chunks, size)));
    const leave = () => settle(() => reject(new ClientGone()));
    const timer = setTimeout(
      () => settle(() => reject(refused("slow", 408))),
      seconds * 1000,
    );
    request.on("data", take).on("end", finish).on("close", leave);
    // Without a listener, a connection that breaks would be an uncaught error; `close` follows it.
    request.on("error", () => undefined);
  });
}
function joined(chunks, size) {
  return chunks.length === 1 && chunks[0] !== undefined
    ? chunks[0]
    : Buffer.concat(chunks, size);
}
