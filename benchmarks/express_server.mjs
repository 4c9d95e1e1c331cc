// One operation on Express, in the way that the first argument names; prints its port.
import express from "express";
import * as z from "zod";
import { placeOrder } from "@acme/shop/operations";
import { implement, problems } from "@acme/shop/express";

const ID = "0b5a5a3e-3a52-4b0c-8f0a-2f6f1b0f7c11";
const placed = (draft) => ({ id: ID, pieces: draft.pieces, note: draft.note ?? null, status: "open" });

const Draft = z.object({ pieces: z.int().min(1), note: z.string().nullable().default(null) });
const Headers = z.object({ "idempotency-key": z.guid() });
const Cookies = z.object({ region: z.string().default("eu") });

/** What is usual in a middleware of one's own: the parsed object is validated, and so are header and cookie. */
const validated = (request, response, next) => {
  const region = /(?:^|; )region=([^;]*)/.exec(request.get("cookie") ?? "")?.[1];
  const body = Draft.safeParse(request.body);
  const headers = Headers.safeParse(request.headers);
  const cookies = Cookies.safeParse({ region });
  const issues = [body, headers, cookies].flatMap(({ error }) => error?.issues ?? []);
  if (issues.length > 0) return response.status(422).json({ issues });
  request.body = body.data;
  next();
};

const answer = (request, response) => response.status(201).json(placed(request.body));
const ours = (checked) => (app) => {
  implement(app, { placeOrder }, { placeOrder: ({ body }) => ({ status: 201, body: placed(body) }) }, { checked });
  app.use(problems());
};
const WAYS = {
  bare: (app) => app.post("/v1/orders", express.json(), answer),
  zod: (app) => app.post("/v1/orders", express.json(), validated, answer),
  tallystick: ours(0),
  checked: ours(1),
};

const app = express();
app.disable("x-powered-by");
// Microseconds of processor time so far.
app.get("/cpu", (request, response) => {
  const { user, system } = process.cpuUsage();
  response.json(user + system);
});
WAYS[process.argv[2]](app);
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
