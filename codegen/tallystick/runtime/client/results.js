/** What `orThrow` throws: the failure as an error. */
export class ClientError extends Error {
  name = "ClientError";
  operation;
  failure;
  constructor(operation, failure) {
    const seen = failure;
    super(`${operation.id}: ${described(seen)}`, {
      cause: "cause" in seen ? seen.cause : undefined,
    });
    this.operation = operation;
    this.failure = failure;
  }
}
/** Whether something that was caught is a failure of this operation. */
export function failed(operation, error) {
  return error instanceof ClientError && error.operation.id === operation.id;
}
/** Whether the same call may succeed later: nothing, or not all, of an answer came, or one that says so. */
export function isTransient(failure) {
  const { kind } = failure;
  if (kind === "network" || kind === "timeout") return true;
  return (
    "status" in failure &&
    (kind === "http" || kind === "problem") &&
    PASSING.has(failure.status)
  );
}
/** Statuses of what passes: request timeout, too many requests, and the three of gateways and overload. */
const PASSING = /*@__PURE__*/ new Set([408, 429, 502, 503, 504]);
/** One sentence on a failure. It holds nothing of the documents. */
function described(failure) {
  switch (failure.kind) {
    case "problem":
    case "http":
      return `answered with status ${failure.status}`;
    case "request":
      return `the request does not keep the contract${places(failure.issues)}`;
    case "contract":
      return `the answer does not keep the contract${places(failure.issues)}`;
    case "setup":
      return "the request cannot be made";
    case "decode":
      return "the answer cannot be read";
    case "network":
      return "no answer came";
    case "timeout":
      return "no answer came in time";
    case "aborted":
      return "aborted";
  }
}
function places(found) {
  return found
    .slice(0, 5)
    .map(({ pointer, message }) => `\n  ${pointer || "/"}: ${message}`)
    .join("");
}
