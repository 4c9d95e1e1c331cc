/** What is left of a request's body is waited for this long, so that its client can read why it was refused. */
const LINGER_MILLISECONDS = 1000;
/** What is left of a body as small as this is read in any case. */
const SMALL = 65_536;
/** Sends a whole answer. Nothing where the client is gone, or somebody else has answered. */
export function send(response, answer) {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = answer;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, value);
  if (body === undefined) {
    response.end();
    return;
  }
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.setHeader("Content-Length", bytes.byteLength);
  if (isRead(response)) response.end(bytes);
  else linger(response, bytes);
}
/** Whether all of the request has arrived, or will soon. */
function isRead({ req: request, statusCode }) {
  if (request.complete) return true;
  if (statusCode === 408) return false;
  const { "content-length": length, "transfer-encoding": coding } =
    request.headers;
  return coding === undefined && Number(length ?? 0) <= SMALL;
}
/**
 * Answers a client that is still sending. To close at once would reset the connection under what the client has not yet
 * read (RFC 9112 section 9.6); so its side is read for a while, and thrown away.
 */
function linger(response, bytes) {
  const { req: request } = response;
  response.setHeader("Connection", "close");
  response.write(bytes);
  const end = () => {
    clearTimeout(timer);
    request.off("end", end).off("close", end);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MILLISECONDS);
  request
    .on("end", end)
    .on("close", end)
    .on("error", () => undefined);
  request.resume();
}
