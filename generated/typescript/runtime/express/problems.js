import { Problem, refused, unreadable } from "../http/problem.js";
import { allowed } from "./allowed.js";
import { failed, plain } from "./answering.js";
import { send } from "./sending.js";
import { settingsOf } from "./settings.js";
/** What becomes of the errors that a body parser raises, by their type. */
const PARSING = {
  "entity.parse.failed": () => unreadable("json"),
  "entity.too.large": ({ limit }) =>
    refused("large", 413, { limit: Number(limit) }),
  "encoding.unsupported": () => refused("encoding", 415),
};
/**
 * The end of an application or a router: `app.use(problems())`, behind everything else.
 *
 * Paths and methods that nothing has answered, and errors that nobody has caught, are answered with problem documents,
 * without a stack or a page. Errors that are no client's go to `log`.
 */
export function problems(settings = {}) {
  const { log } = settingsOf(settings);
  const unanswered = (request, response) =>
    send(response, plain(unknown(request)));
  const uncaught = (error, request, response, next) => {
    const problem = problemOf(error);
    if (problem === undefined) {
      log({ operation: "", message: `${placeOf(request)} failed`, error });
    }
    if (response.headersSent) next(error);
    else send(response, problem === undefined ? failed() : plain(problem));
  };
  return [unanswered, uncaught];
}
/** What a request asks for, in words. Its query is left out: that may hold secrets. */
export function placeOf(request) {
  return `${request.method} ${request.originalUrl.split("?", 1)[0] ?? ""}`;
}
function unknown(request) {
  const methods = allowed(request);
  if (methods.length === 0) return refused("path", 404);
  const { detail } = refused("method", 405).members;
  return new Problem(405, {
    ...(detail === undefined ? {} : { detail }),
    headers: { Allow: methods.join(", ") },
  });
}
/** The problem that an error is, where it is a client's. Nothing of its message is in it: parsers quote what was sent. */
function problemOf(error) {
  if (error instanceof Problem) return error;
  if (!isOfClient(error)) return undefined;
  const of = typeof error.type === "string" ? PARSING[error.type] : undefined;
  return of?.(error) ?? new Problem(error.status);
}
function isOfClient(error) {
  if (typeof error !== "object" || error === null) return false;
  const { status } = error;
  return (
    typeof status === "number" &&
    Number.isInteger(status) &&
    status >= 400 &&
    status < 500
  );
}
