import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, Response } from "express";
import type { output } from "zod/v4/core";
import type { Group, Location, Schema } from "../http/operation.js";
import type { Texts } from "../http/parameters.js";
import { Problem } from "../http/problem.js";
import { readDocument, readParameters } from "../http/reading.js";
import { failed, plain } from "./answering.js";
import { ClientGone, received } from "./receiving.js";
import { placeOf } from "./problems.js";
import { send } from "./sending.js";
import { type Settings, settingsOf } from "./settings.js";

/** Middleware that lets through requests of which a part keeps a schema, and has that part for who asks. */
export interface Validation<Value> {
  <P>(
    request: Request<P>,
    response: Response,
    next: NextFunction,
  ): Promise<void>;
  /** The part of a request that went through, parsed. Throws `TypeError` for a request that did not. */
  of(request: IncomingMessage): Value;
}

type Options = Partial<
  Pick<Settings, "bodyBytes" | "bodyValues" | "bodySeconds" | "log">
>;

const JSON_BODY = { carried: "json", mediaType: "application/json" } as const;

/**
 * Middleware that reads a JSON body and holds it to a schema, for routes of one's own:
 *
 *     const draft = validateBody(InvoiceDraftInputSchema);
 *     app.post("/invoices", draft, (request, response) => { const { lines } = draft.of(request); ... });
 *
 * The body is read from its bytes: `express.json()` must not stand before it. The parsed body is `request.body`, too.
 */
export function validateBody<S extends Schema>(
  schema: S,
  options: Options = {},
): Validation<output<S>> {
  const settings = settingsOf(options);
  const reception = { most: settings.bodyBytes, seconds: settings.bodySeconds };
  return validation(settings, async (request) => {
    const bytes = await received(request, JSON_BODY, reception);
    const body = readDocument(schema, bytes, settings) as output<S>;
    request.body = body;
    return body;
  });
}

/** Middleware that holds the query to a group of an operation: `validateQuery(listInvoices.parameters.query)`. */
export function validateQuery<G extends Group>(
  group: G,
  options: Options = {},
): Validation<output<G["schema"]>> {
  return parameters("query", group, options);
}

/** As `validateQuery`, for the parameters that Express has found in the path. */
export function validatePath<G extends Group>(
  group: G,
  options: Options = {},
): Validation<output<G["schema"]>> {
  return parameters("path", group, options);
}

/** As `validateQuery`, for headers. */
export function validateHeaders<G extends Group>(
  group: G,
  options: Options = {},
): Validation<output<G["schema"]>> {
  return parameters("header", group, options);
}

/** As `validateQuery`, for cookies. */
export function validateCookies<G extends Group>(
  group: G,
  options: Options = {},
): Validation<output<G["schema"]>> {
  return parameters("cookie", group, options);
}

function parameters<G extends Group>(
  location: Location,
  group: G,
  options: Options,
): Validation<output<G["schema"]>> {
  return validation(
    settingsOf(options),
    (request) =>
      readParameters(location, group, {
        path: location === "path" ? inPath(request) : new Map(),
        query: /\?([^]*)$/.exec(request.url)?.[1] ?? "",
        headers: request.rawHeaders,
        body: new Uint8Array(),
      }) as output<G["schema"]>,
  );
}

/** What Express has found: a wildcard's texts are a list. */
function inPath({ params }: Request<unknown>): Texts {
  const found = params as Readonly<Record<string, string | readonly string[]>>;
  return new Map(
    Object.entries(found).map(([name, text]) => [
      name,
      typeof text === "string" ? [text] : text,
    ]),
  );
}

function validation<Value>(
  { log }: Settings,
  read: (request: Request<unknown>) => Value | Promise<Value>,
): Validation<Value> {
  const values = new WeakMap<IncomingMessage, { readonly value: Value }>();
  const middleware = async <P>(
    request: Request<P>,
    response: Response,
    next: NextFunction,
  ): Promise<void> => {
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
  const of = (request: IncomingMessage): Value => {
    const found = values.get(request);
    if (found === undefined)
      throw new TypeError("the request did not go through this middleware");
    return found.value;
  };
  return Object.assign(middleware, { of });
}
