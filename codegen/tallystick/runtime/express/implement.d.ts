import type { RequestHandler } from "express";
import type { Operations } from "../http/operation.js";
import type { Handlers, NoOthers } from "./handlers.js";
import { type Settings } from "./settings.js";
/** An application or a router of Express, as far as operations need one. */
export interface Mountable {
  use(handler: RequestHandler): unknown;
}
/**
 * Implements operations on a router, or an application, of Express 5:
 *
 *     implement(router, ledger, {
 *       getInvoice: async ({ path, signal }) => ({ status: 200, body: await invoices.get(path.invoice_id, signal) }),
 *       ...
 *     });
 *
 * `operations` is a generated module (`import * as ledger from ".../apis/ledger"`, or all of `.../operations`), or an
 * object of some operations. What stands before it on the router runs before it, and what asks for no operation of these
 * goes on to what stands behind: `problems` at the end.
 *
 * Throws `TypeError` for handlers that are missing, superfluous or no functions, and `RangeError` for settings that
 * cannot be meant.
 */
export declare function implement<
  const Ops extends Operations,
  Given extends Handlers<Ops>,
>(
  router: Mountable,
  operations: Ops,
  handlers: Given & NoOthers<Given, Ops>,
  settings?: Partial<Settings>,
): void;
