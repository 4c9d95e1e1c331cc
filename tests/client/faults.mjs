// Everything that can go wrong between a client and a server, each as one case: what the call says it was.
import { createClient } from "shop/client";
import { z } from "zod";
import { addPhoto, deleteOrder, getReceipt, listOrders, placeOrder, replaceLines } from "shop/operations";
import { json, ORDER, outcomes, PAGE, serve } from "./scripted.mjs";

const ID = { order_id: ORDER.id };
const PLACE = { body: { pieces: 1 }, header: { "idempotency-key": ORDER.id } };
const { photo } = addPhoto.body.files;
const PNG = new Blob(["x"], { type: "image/png" });
const severalTypes = {
  ...addPhoto,
  body: { ...addPhoto.body, files: { photo: { ...photo, mediaTypes: ["image/*"] } } },
};
const needsCookie = {
  ...placeOrder,
  parameters: { ...placeOrder.parameters, cookie: { ...placeOrder.parameters.cookie, schema: z.object({ region: z.string() }) } },
};
let does;
const server = await serve((...given) => does(...given));
const client = createClient({ baseUrl: server.url });

/** What a result says, in a word or two. */
const said = (result) =>
  result.ok
    ? ["ok", result.status]
    : [result.kind, ...("status" in result ? [result.status] : []), ...(result.issues ?? []).map((issue) => `${issue.pointer} ${issue.code}`)];

const calling = (answer, operation = listOrders, request = {}, options = {}) => async () => {
  does = answer;
  return said(await client.call(operation, request, options));
};

const reset = (_, response) => response.destroy();

const cases = {
  "an answer": calling((_, response) => json(response, PAGE)),
  "refused connection": async () =>
    said(await createClient({ baseUrl: "http://127.0.0.1:1" }).call(listOrders)),
  "no such host": async () =>
    said(await createClient({ baseUrl: "http://shop.invalid", timeout: 20_000 }).call(listOrders)),
  "reset before the head": calling(reset),
  "reset in the body": calling((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
    response.write('{"items": [', () => response.destroy());
  }),
  "no answer in time": calling(() => {}, listOrders, {}, { timeout: 20 }),
  "half an answer in time": calling(
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    },
    listOrders,
    {},
    { timeout: 40 },
  ),
  "aborted before": calling(reset, listOrders, {}, { signal: AbortSignal.abort() }),
  "aborted on the way": async () => {
    const controller = new AbortController();
    does = () => controller.abort();
    return said(await client.call(listOrders, {}, { signal: controller.signal }));
  },
  "aborted, then called again": async () => {
    const controller = new AbortController();
    does = () => controller.abort();
    const first = said(await client.call(listOrders, {}, { signal: controller.signal }));
    does = (_, response) => json(response, PAGE);
    return [...first, ...said(await client.call(listOrders))];
  },
  "204": calling((_, response) => response.writeHead(204).end(), deleteOrder, { path: ID }),
  "205 that nobody declared": calling((_, response) => response.writeHead(205).end(), deleteOrder, { path: ID }),
  "304 that nobody declared": calling((_, response) => response.writeHead(304).end()),
  "200 without a body": calling((_, response) => response.writeHead(200, { "content-type": "application/json" }).end()),
  "a gateway's page": calling((_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad Gateway</html>")),
  "a page for a declared error": calling(
    (_, response) => response.writeHead(404, { "content-type": "text/html" }).end("<html>"),
    replaceLines,
    { path: ID, body: [] },
  ),
  "a declared error": calling(
    (_, response) => json(response, { type: "about:blank", title: "Conflict", status: 409, left: 2 }, 409),
    placeOrder,
    PLACE,
  ),
  "a declared error that breaks its contract": calling((_, response) => json(response, { left: "two" }, 409), placeOrder, PLACE),
  "an error that nobody declared": calling((_, response) => json(response, { title: "Teapot", detail: 5 }, 418)),
  "an error without a body": calling((_, response) => response.writeHead(503).end()),
  "truncated JSON": calling((_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"items": [')),
  "a page instead of JSON": calling((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>")),
  "a document that breaks the contract": calling((_, response) => json(response, { items: [{ ...ORDER, pieces: "1" }], next_cursor: null })),
  "the same, unchecked": calling((_, response) => json(response, { items: 1 }), listOrders, {}, { check: { response: false } }),
  "a body that is no UTF-8": calling((_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(Buffer.from([0x22, 0xff, 0x22])),
  ),
  "a status that nobody declared": calling((_, response) => json(response, PAGE, 206)),
  "arguments that break the contract": calling(reset, listOrders, { query: { limit: 0, status: ["lost"] } }),
  "a body that breaks the contract": calling(reset, placeOrder, { ...PLACE, body: { pieces: 0, note: 1 } }),
  "no body": calling(reset, placeOrder, { header: PLACE.header }),
  "a path that is another's": calling(reset, replaceLines, { path: { order_id: ".." }, body: [] }, { check: { request: false } }),
  "a header that ends": calling(reset, listOrders, {}, { headers: { "x-a": "b\r\nc: d" } }),
  "a body that is no JSON": calling(reset, placeOrder, { ...PLACE, body: { pieces: 1, note: "\ud800" } }),
  "no file": calling(reset, addPhoto, { path: ID, files: {} }),
  "another kind of file": calling(reset, addPhoto, { path: ID, files: { photo: new Blob(["x"], { type: "text/html" }) } }),
  "a file that is too large": calling(reset, addPhoto, {
    path: ID,
    files: { photo: new Blob([new Uint8Array(1_000_001)], { type: "image/png" }) },
  }),
  "files in a list": calling(reset, addPhoto, {
    path: ID,
    files: { photo: PNG, details: [PNG, new Blob(["x"], { type: "text/html" }), new Blob(["x".repeat(1001)], { type: "image/png" })] },
  }),
  "a list instead of a file": calling(reset, addPhoto, { path: ID, files: { photo: [PNG, PNG] } }),
  "bytes of a file that can be of several types": calling(reset, severalTypes, { path: ID, files: { photo: new Uint8Array(3) } }),
  "a page instead of a file": calling((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"), getReceipt, { path: ID }),
  "an error without an end": async () => {
    does = (_, response) => {
      response.writeHead(500, { "content-type": "text/html" });
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(100_000)));
        response.once("drain", more);
      };
      more();
    };
    const result = await client.call(listOrders);
    return [...said(result), result.text.length];
  },
  "a browser's cookies are its own": async () => {
    const { Request } = globalThis;
    globalThis.Request = class {
      headers = new Headers();
    };
    does = (_, response) => json(response, ORDER, 201);
    const given = said(await client.call(needsCookie, { ...PLACE, cookie: { region: "eu" } }));
    const left = said(await client.call(needsCookie, PLACE));
    globalThis.Request = Request;
    return [given, left, said(await client.call(needsCookie, PLACE))];
  },
  "a failing base": async () => said(await createClient({ baseUrl: () => Promise.reject(new Error("no")) }).call(listOrders)),
  "failing headers, which no retry mends": async () => {
    let asked = 0;
    const headers = () => {
      asked += 1;
      throw new Error("signed out");
    };
    return [...said(await createClient({ baseUrl: server.url, headers }).call(listOrders, {}, { retry: 3 })), asked];
  },
  "a credential that takes too long": async () => {
    const slow = createClient({ baseUrl: server.url, timeout: 20, auth: { bearer: () => new Promise(() => {}) } });
    return said(await slow.call(listOrders));
  },
  "a failing credential": async () => {
    const failing = createClient({ baseUrl: server.url, auth: { bearer: () => Promise.reject(new Error("no network")) } });
    return said(await failing.call(listOrders));
  },
  "a download that breaks off": async () => {
    does = (_, response) => {
      response.writeHead(200, { "content-type": "application/pdf", "content-length": 1000 });
      response.write("%PDF", () => response.destroy());
    };
    const file = await client.orThrow(getReceipt, { path: ID });
    return file.blob().then(
      () => "all of it",
      (error) => [error.name, error.failure.kind],
    );
  },
  "a download's stream that breaks off": async () => {
    does = (_, response) => {
      response.writeHead(200, { "content-type": "application/pdf", "content-length": 1000 });
      response.write("%PDF", () => response.destroy());
    };
    const file = await client.orThrow(getReceipt, { path: ID });
    try {
      for await (const chunk of file.stream) void chunk;
    } catch (error) {
      return [error.name, error.failure.kind];
    }
  },
};
await outcomes(cases, 20);
await server.close();
