import express, { type Request } from "express";
import * as shop from "@acme/shop/operations";
import * as mini from "@acme/shop/mini/operations";
import { OrderDraftInputSchema } from "@acme/shop/operations/shop";
import {
  type Answer,
  type Handler,
  type Handlers,
  implement,
  Problem,
  problems,
  type Upload,
  validateBody,
  validateQuery,
} from "@acme/shop/express";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_same: Same<A, B>): void => undefined;
type Asked<H> = H extends (request: infer R) => unknown ? R : never;

const app = express();
const router = express.Router();
const id = "0b5a5a3e-3a52-4b0c-8f0a-2f6f1b0f7c11";
const order = { id, pieces: 2, note: null, status: "open" } as const;

async function* changes() {
  yield order;
}

const whole: Handlers<typeof shop> = {
  listOrders: ({ query }) => {
    same<typeof query.limit, number>(true);
    same<typeof query.since, string | undefined>(true);
    same<(typeof query.status)[number], "open" | "sent">(true);
    return { status: 200, body: { items: [order], next_cursor: null } };
  },
  placeOrder: async ({ body, header, cookie, request, response, signal }) => {
    same<typeof body.pieces, number>(true);
    same<(typeof header)["idempotency-key"], string>(true);
    same<typeof cookie.region, string>(true);
    same<typeof request, Request>(true);
    same<typeof signal, AbortSignal>(true);
    response.locals["seen"] = true;
    if (body.pieces > 5) return { status: 409, body: { left: 5 } };
    if (body.pieces > 4) return { status: 402 };
    if (body.pieces > 3) return { status: 202, body: [order] };
    if (body.pieces > 2) throw new Problem(429, { detail: "Later.", headers: { "Retry-After": "1" } });
    return { status: 201, body: order, headers: { Location: "/" } };
  },
  replaceLines: ({ path, body }) => ({
    status: 200,
    body: body.map((draft) => ({ ...order, pieces: draft.pieces, id: path.order_id })),
  }),
  deleteOrder: () => ({ status: 204 }),
  addPhoto: ({ body, files }) => {
    same<typeof files.photo, Upload>(true);
    same<typeof files.thumbnail, Upload | undefined>(true);
    same<typeof files.details, readonly Upload[]>(true);
    same<typeof body.caption, string | undefined>(true);
    return { status: 204 };
  },
  getReceipt: () => ({ status: 200, body: { content: new Uint8Array(), fileName: "receipt.pdf" } }),
  watchOrders: () => ({ status: 200, body: changes() }),
};

implement(router, shop, whole);
implement(app, mini, whole, { checked: 0.1, log: ({ operation, message }) => console.log(operation, message) });
implement(router, { deleteOrder: shop.deleteOrder }, { deleteOrder: async () => ({ status: 204 }) });
app.use("/api", router);
app.use(problems());

// Parameters of handlers written in place have their types.
implement(router, { replaceLines: shop.replaceLines }, {
  replaceLines: ({ path, body }) => {
    same<typeof path.order_id, string>(true);
    same<(typeof body)[number]["pieces"], number>(true);
    return { status: 404 };
  },
});

const { deleteOrder, getReceipt } = shop;

// @ts-expect-error Property 'getReceipt' is missing in type
implement(router, { deleteOrder, getReceipt }, { deleteOrder: () => ({ status: 204 }) });

implement(router, { deleteOrder }, {
  deleteOrder: () => ({ status: 204 }),
  // @ts-expect-error is not assignable to type 'never'
  removeOrder: () => ({ status: 204 }),
});

const others = { deleteOrder: () => ({ status: 204 as const }), removeOrder: () => ({ status: 204 as const }) };
// @ts-expect-error Types of property 'removeOrder' are incompatible
implement(router, { deleteOrder }, others);

// @ts-expect-error Type '200' is not assignable to type '422'
export const status: Handler<typeof shop.deleteOrder> = () => ({ status: 200 });

// @ts-expect-error Types of property 'body' are incompatible
export const bodiless: Handler<typeof shop.deleteOrder> = () => ({ status: 204, body: {} });

// @ts-expect-error Types of property 'body' are incompatible
export const swapped: Answer<typeof shop.placeOrder> = { status: 202, body: order };

// @ts-expect-error Property 'body' is missing in type '{ status: 409; }'
export const unkind: Answer<typeof shop.placeOrder> = { status: 409 };

// @ts-expect-error Property 'next_cursor' is missing in type
export const partial: Answer<typeof shop.listOrders> = { status: 200, body: { items: [] } };

// @ts-expect-error Property '[Symbol.asyncIterator]' is missing in type
export const listed: Handler<typeof shop.watchOrders> = () => ({ status: 200, body: [order] });

// @ts-expect-error Property 'query' does not exist on type
const query = (request: Asked<Handler<typeof shop.deleteOrder>>) => request.query;

// @ts-expect-error Property 'page' does not exist on type
const parameter = (request: Asked<Handler<typeof shop.listOrders>>) => request.query.page;

// @ts-expect-error 'timeout' does not exist in type 'Partial<Settings>'
implement(router, { deleteOrder }, { deleteOrder: () => ({ status: 204 }) }, { timeout: 3 });

// Routes of one's own.
const draft = validateBody(OrderDraftInputSchema);
const page = validateQuery(shop.listOrders.parameters.query);
app.post("/orders/:kind", draft, page, (request, response) => {
  same<typeof request.params.kind, string>(true);
  const { pieces } = draft.of(request);
  const { limit } = page.of(request);
  same<typeof pieces, number>(true);
  same<typeof limit, number>(true);
  response.json({ pieces, limit });
});
// @ts-expect-error type 'Group': schema, members
validateQuery(OrderDraftInputSchema);

export const unused = [query, parameter];
