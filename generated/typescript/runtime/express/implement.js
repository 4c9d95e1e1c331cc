import { byText, matched, segmentsOf, templateOf } from "../http/paths.js";
import { allow } from "./allowed.js";
import { Endpoint } from "./endpoint.js";
import { settingsOf } from "./settings.js";
const ORIGIN = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/;
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
export function implement(router, operations, handlers, settings = {}) {
  refuseMistakes(operations, handlers);
  const complete = settingsOf(settings);
  const routes = Object.entries(operations).map(([name, operation]) => {
    const handler = handlers[name];
    const endpoint = new Endpoint(operation, handler, complete);
    return { template: templateOf(operation.path), endpoint };
  });
  router.use(dispatcher(routes));
}
function refuseMistakes(operations, handlers) {
  const mistakes = [];
  const places = new Map();
  for (const [name, operation] of Object.entries(operations)) {
    if (typeof handlers[name] !== "function" || !Object.hasOwn(handlers, name))
      mistakes.push(`${name} has no handler`);
    const place = placeOf(operation);
    const other = places.get(place);
    if (other !== undefined)
      mistakes.push(`${name} answers what ${other} does: ${place}`);
    places.set(place, name);
  }
  for (const name of Object.keys(handlers)) {
    if (!Object.hasOwn(operations, name))
      mistakes.push(`${name} is no operation`);
  }
  if (mistakes.length > 0)
    throw new TypeError(`implement: ${mistakes.join("; ")}`);
}
/** The requests that an operation answers, in words. */
function placeOf({ method, path }) {
  return `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}
function dispatcher(routes) {
  const bySize = grouped(routes);
  return async (request, response, next) => {
    const url = request.url.replace(ORIGIN, "");
    const mark = url.indexOf("?");
    const path = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? "" : url.slice(mark + 1);
    const segments = segmentsOf(path);
    for (const { template, endpoint } of bySize.get(segments.length) ?? []) {
      const texts = matched(template, segments);
      if (texts === undefined) continue;
      const { method } = endpoint.operation;
      if (answers(method, request.method)) {
        await endpoint.answer(request, response, texts, query);
        return;
      }
      allow(request, method);
    }
    next();
  };
}
function answers(method, asked) {
  return method === asked || (method === "GET" && asked === "HEAD");
}
/** Routes by their number of segments, those with more text first. */
function grouped(routes) {
  const found = new Map();
  for (const route of routes) {
    const size = route.template.length;
    found.set(size, [...(found.get(size) ?? []), route]);
  }
  for (const same of found.values())
    same.sort((one, other) => byText(one.template, other.template));
  return found;
}
