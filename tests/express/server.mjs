// Serves the shop on a free port, which it prints. What a handler is to do wrong, the header `x-act` says.
import express from "express";
import * as shop from "@acme/shop/operations";
import { implement, Problem, problems, validateBody, validateQuery } from "@acme/shop/express";
import { OrderDraftInputSchema } from "@acme/shop/operations/shop";

const ID = "0b5a5a3e-3a52-4b0c-8f0a-2f6f1b0f7c11";
const order = { id: ID, pieces: 2, note: null, status: "open" };

let failures = [];
let streams = [];
const log = ({ operation, message, error }) => {
  failures.push({ operation, message, error: error === undefined ? null : String(error) });
};

const ACTS = {
  throws: () => {
    throw new Error("the password is 1234");
  },
  missing: () => new Problem(404),
  undeclared: () => new Problem(418, { detail: "No coffee." }),
  kind: () => new Problem(409, { detail: "Two left.", left: 2, secret: "1234" }),
  unkind: () => new Problem(409, { left: "two" }),
};

function act(request) {
  const name = request.get("x-act");
  const made = name === undefined ? undefined : ACTS[name]?.();
  if (made !== undefined) throw made;
  return name;
}

async function* watched({ request, signal }) {
  const note = { closed: false, aborted: false };
  streams.push(note);
  signal.addEventListener("abort", () => (note.aborted = true));
  try {
    yield order;
    if (act(request) === "breaks") yield { ...order, pieces: "many" };
    if (request.get("x-act") === "waits") await new Promise((resolve) => signal.addEventListener("abort", resolve));
    yield { ...order, status: "sent", secret: "1234" };
  } finally {
    note.closed = true;
  }
}

const WRONG = {
  more: { ...order, secret: "1234" },
  surrogate: { ...order, note: "\ud800" },
  value: { ...order, pieces: 0, secret: "1234" },
  text: "hello",
  circular: (() => {
    const made = {};
    made.made = made;
    return made;
  })(),
};

const handlers = {
  listOrders: ({ query, request }) => {
    const name = act(request);
    if (name === "status") return { status: 299, body: {} };
    if (name === "nothing") return undefined;
    return { status: 200, body: { items: [], next_cursor: JSON.stringify(query) } };
  },
  placeOrder: async ({ body, header, cookie, request }) => {
    const name = act(request);
    if (name in WRONG) return { status: 201, body: WRONG[name] };
    if (name === "sold") return { status: 409, body: { detail: "Sold out.", left: 0 } };
    if (name === "later") return { status: 202, body: [{ ...order, secret: "1234" }] };
    const note = JSON.stringify({ ...header, ...cookie, note: body.note });
    return { status: 201, headers: { Location: `/v1/orders/${ID}` }, body: { ...order, pieces: body.pieces, note } };
  },
  replaceLines: ({ path, body }) => ({
    status: 200,
    body: body.map((draft) => ({ ...order, note: null, ...draft, id: path.order_id })),
  }),
  deleteOrder: ({ request, response }) => {
    if (request.get("x-act") === "itself") response.status(200).json({});
    return { status: 204 };
  },
  addPhoto: ({ body, files }) => {
    const named = Object.entries(files).map(([name, sent]) => [name, Array.isArray(sent) ? sent.map(told) : told(sent)]);
    photos.push({ ...body, ...Object.fromEntries(named) });
    return { status: 204 };
  },
  getReceipt: ({ request }) => ({
    status: 200,
    body:
      act(request) === "text"
        ? { content: new Uint8Array(), mediaType: "text/html" }
        : { content: Buffer.from("%PDF-"), fileName: 'r\u00e9sum\u00e9/"1".pdf' },
  }),
  watchOrders: (context) => ({ status: 200, body: watched(context) }),
};

let photos = [];
const told = ({ fileName, mediaType, content }) => [fileName, mediaType, Buffer.from(content).toString("latin1")];

const app = express();
app.disable("x-powered-by");
app.use((request, response, next) => {
  response.set("X-Before", "yes");
  next();
});
app.get("/seen", (request, response) => {
  response.json({ failures, streams, photos, polluted: {}.polluted ?? null });
  [failures, streams, photos] = [[], [], []];
});
app.get("/streams", (request, response) => response.json(streams));
const settings = { log, bodySeconds: 1, heartbeatSeconds: 0.2, checked: Number(process.env.CHECKED ?? 1) };
implement(app, shop, handlers, {
  ...settings,
  authorize: (operation, request) => {
    if (operation.security.length > 0 && request.get("authorization") === "wrong") throw new Problem(401);
  },
});
const below = express.Router();
implement(below, { getReceipt: shop.getReceipt }, { getReceipt: handlers.getReceipt }, settings);
app.use("/sub", below);
const parsed = express.Router();
parsed.use(express.json());
implement(parsed, { placeOrder: shop.placeOrder }, { placeOrder: handlers.placeOrder }, settings);
app.use("/parsed", parsed);

const draft = validateBody(OrderDraftInputSchema, settings);
app.post("/own/:kind", draft, (request, response) => response.json([request.body, draft.of(request)]));
const query = validateQuery(shop.listOrders.parameters.query, settings);
app.get("/own", query, (request, response) => response.json(query.of(request)));
app.get("/unread", (request, response) => response.json(query.of(request)));
app.get("/parts/:name", (request, response) => response.json(request.params));
app.get("/late", async () => {
  throw new Error("the password is 1234");
});
app.post("/json", express.json(), (request, response) => response.json(request.body));
app.use(problems({ log }));

const server = app.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
process.stdin.on("end", () => server.close(() => process.exit(0)));
process.stdin.resume();
