import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, Response } from "express";
import type { output } from "zod/v4/core";
import type { Group, Schema } from "../http/operation.js";
import { type Settings } from "./settings.js";
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
/**
 * Middleware that reads a JSON body and holds it to a schema, for routes of one's own:
 *
 *     const draft = validateBody(InvoiceDraftInputSchema);
 *     app.post("/invoices", draft, (request, response) => { const { lines } = draft.of(request); ... });
 *
 * The body is read from its bytes: `express.json()` must not stand before it. The parsed body is `request.body`, too.
 */
export declare function validateBody<S extends Schema>(
  schema: S,
  options?: Options,
): Validation<output<S>>;
/** Middleware that holds the query to a group of an operation: `validateQuery(listInvoices.parameters.query)`. */
export declare function validateQuery<G extends Group>(
  group: G,
  options?: Options,
): Validation<output<G["schema"]>>;
/** As `validateQuery`, for the parameters that Express has found in the path. */
export declare function validatePath<G extends Group>(
  group: G,
  options?: Options,
): Validation<output<G["schema"]>>;
/** As `validateQuery`, for headers. */
export declare function validateHeaders<G extends Group>(
  group: G,
  options?: Options,
): Validation<output<G["schema"]>>;
/** As `validateQuery`, for cookies. */
export declare function validateCookies<G extends Group>(
  group: G,
  options?: Options,
): Validation<output<G["schema"]>>;
export {};
