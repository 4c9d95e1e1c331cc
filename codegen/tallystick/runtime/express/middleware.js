import { Problem } from "../http/problem.js";
import { readDocument, readParameters } from "../http/reading.js";
import { failed, plain } from "./answering.js";
import { ClientGone, received } from "./receiving.js";
import { placeOf } from "./problems.js";
import { send } from "./sending.js";
import { settingsOf } from "./settings.js";
const JSON_BODY = { carried: "json", mediaType: "application/json" };
/**
 * Middleware that reads a JSON body and holds it to a schema, for routes of one's own:
 *
 *     const draft = validateBody(InvoiceDraftInputSchema);
 *     app.post("/invoices", draft, (request, response) => { const { lines } = draft.of(request); ... });
 *
 * The body is read from its bytes: `express.json()` must not stand before it. The parsed body is `request.body`, too.
 */
export function validateBody(schema, options = {}) {
  const settings = settingsOf(options);
  const reception = { most: settings.bodyBytes, seconds: settings.bodySeconds };
  return validation(settings, async (request) => {
    const bytes = await received(request, JSON_BODY, reception);
    const body = readDocument(schema, bytes, settings);
    request.body = body;
    return body;
  });
}
/** Middleware that holds the query to a group of an operation: `validateQuery(listInvoices.parameters.query)`. */
export function validateQuery(group, options = {}) {
  return parameters("query", group, options);
}
/** As `validateQuery`, for the parameters that Express has found in the path. */
export function validatePath(group, options = {}) {
  return parameters("path", group, options);
}
/** As `validateQuery`, for headers. */
export function validateHeaders(group, options = {}) {
  return parameters("header", group, options);
}
/** As `validateQuery`, for cookies. */
export function validateCookies(group, options = {}) {
  return parameters("cookie", group, options);
}
function parameters(location, group, options) {
  return validation(settingsOf(options), (request) =>
    readParameters(location, group, {
      path: location === "path" ? inPath(request) : new Map(),
      query: /\?([^]*)$/.exec(request.url)?.[1] ?? "",
      headers: request.rawHeaders,
      body: new Uint8Array(),
    }),
  );
}
/** What Express has found: a wildcard's texts are a list. */
function inPath({ params }) {
  const found = params;
  return new Map(
    Object.entries(found).map(([name, text]) => [
      name,
      typeof text === "string" ? [text] : text,
    ]),
  );
}
function validation({ log }, read) {
  const values = new WeakMap();
  const middleware = async (request, response, next) => {
    try {
      values.set(request, { value: await read(request) });
    } catch (error) {
      if (error instanceof ClientGone) return;
      if (!(error instanceof Problem)) {
        const message = `${placeOf(request)} failed`;
        log({ operation: "", message, error });
      }
      send(response, error instanceof Problem ? plain(error) : failed());
      return;
    }
    next();
  };
  const of = (request) => {
    const found = values.get(request);
    if (found === undefined)
      throw new TypeError("the request did not go through this middleware");
    return found.value;
  };
  return Object.assign(middleware, { of });
}
