// What a client sends, and how often: credentials, retries, redirects, forms, streams.
import { apiKey, bearer, createClient } from "shop/client";
import { addPhoto, deleteOrder, getReceipt, listOrders, placeOrder, watchOrders } from "shop/operations";
import { json, ORDER, outcomes, PAGE, serve } from "./scripted.mjs";

const ID = { order_id: ORDER.id };
const BODY = { pieces: 1 };
const KEYED = { body: BODY, header: { "idempotency-key": ORDER.id } };
// No header of the contract makes this one safe to repeat.
const unkeyed = { ...placeOrder, parameters: {} };

const { files } = addPhoto.body;
const onePhotoType = { ...addPhoto, body: { ...addPhoto.body, files: { photo: { ...files.photo, mediaTypes: ["image/png"] } } } };

/** Runs `use` against a server that answers so, and returns what it gives. */
const against = (answer, use) => async () => {
  const server = await serve(answer);
  try {
    return await use(createClient({ baseUrl: `${server.url}/` }), server);
  } finally {
    await server.close();
  }
};
const failing = (failures, then) => (request, response, body, count) =>
  count <= failures ? response.destroy() : then(request, response, body, count);
const page = (_, response) => json(response, PAGE);
const placed = (_, response) => json(response, ORDER, 201);
const event = (order, id) => `id: ${id}\r\ndata: ${JSON.stringify(order)}\r\n\r\n`;
const stream = (response) => response.writeHead(200, { "content-type": "text/event-stream" });

async function taken(events, most = Infinity) {
  const found = [];
  for await (const order of events) {
    found.push(order.pieces);
    if (found.length === most) break;
  }
  return found;
}

/** A signal, and how many listen to it. */
function counted() {
  const { signal } = new AbortController();
  let listening = 0;
  for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    const own = signal[name].bind(signal);
    signal[name] = (...given) => {
      listening += step;
      own(...given);
    };
  }
  return { signal, listeners: () => listening };
}

/** Two servers, the first of which sends everybody to the second. */
const redirected = (status, use, told = { "x-trace": "1" }) => async () => {
  const other = await serve((_, response) => json(response, PAGE));
  const server = await serve((request, response) =>
    request.url.startsWith("/moved")
      ? json(response, PAGE)
      : response.writeHead(status, { location: use === "same" ? "/moved" : `${other.url}/elsewhere` }).end(),
  );
  const client = createClient({
    baseUrl: server.url,
    auth: told["x-trace"] ? { apiKey: apiKey("X-Api-Key", "secret") } : {},
    headers: { authorization: "Bearer secret", ...told },
  });
  const { ok } = await client.call(listOrders);
  const last = use === "same" ? server.asked.at(-1) : other.asked.at(-1);
  await Promise.all([server.close(), other.close()]);
  const { authorization, "x-api-key": key, "x-trace": trace } = last.headers;
  return [ok, last.url, authorization ?? null, key ?? null, trace ?? null];
};

const cases = {
  "parameters and headers": against(page, async (client, { asked }) => {
    await client.call(listOrders, {
      query: { status: ["open", "sent"], limit: 5, gift: true, since: "2026-01-02", "price-below": "1.50", pageCursor: "a&b=c d/é" },
    });
    return [asked[0].method, asked[0].url, asked[0].headers.accept];
  }),
  "a body, a header and a cookie": against(placed, async (client, { asked }) => {
    await client.call(placeOrder, { ...KEYED, cookie: { region: "a;b" } });
    const { headers, body } = asked[0];
    return [headers["content-type"], headers["idempotency-key"], headers.cookie, body.toString()];
  }),
  "undefined says nothing": against(page, async (client, { asked }) => {
    await client.call(listOrders, { query: { pageCursor: undefined, gift: undefined } });
    return asked[0].url;
  }),
  "the first credentials that there are": async () => {
    const server = await serve(page);
    let signedIn = false;
    const client = createClient({
      baseUrl: server.url,
      headers: async (operation) => ({ "x-operation": operation.id }),
      auth: { bearer: bearer(async () => (signedIn ? "token" : undefined)), apiKey: apiKey("x-api-key", () => "key") },
    });
    await client.call(listOrders);
    signedIn = true;
    await client.call(listOrders);
    await client.call(deleteOrder, { path: ID });
    await server.close();
    return server.asked.map(({ headers }) => [headers.authorization ?? null, headers["x-api-key"] ?? null, headers["x-operation"]]);
  },
  "no retry unless asked": against(failing(1, page), async (client, { asked }) => {
    const { kind } = await client.call(listOrders);
    return [kind, asked.length];
  }),
  "two retries": against(failing(2, page), async (client, { asked }) => {
    const { ok } = await client.call(listOrders, {}, { retry: 2 });
    return [ok, asked.length];
  }),
  "no retry of what was refused": against(
    (_, response) => json(response, {}, 422),
    async (client, { asked }) => {
      const { kind } = await client.call(listOrders, {}, { retry: 2 });
      return [kind, asked.length];
    },
  ),
  "a POST with a key": against(failing(1, placed), async (client, { asked }) => {
    const { ok } = await client.call(placeOrder, KEYED, { retry: 1 });
    return [ok, asked.length];
  }),
  "1,000 faults, and no POST made twice": against(
    (_, response, __, count) => (count % 2 ? response.destroy() : json(response, {}, 503)),
    async (client, { asked }) => {
      for (let calls = 0; calls < 1000; calls += 1) await client.call(unkeyed, { body: BODY }, { retry: 5 });
      return asked.length;
    },
  ),
  "Retry-After": against(
    (_, response, __, count) => (count === 1 ? json(response, {}, 429, { "retry-after": "1" }) : json(response, PAGE)),
    async (client, { asked }) => {
      const start = Date.now();
      const { ok } = await client.call(listOrders, {}, { retry: 1 });
      return [ok, asked.length, Date.now() - start >= 990];
    },
  ),
  "Retry-After beyond the time there is": against(
    (_, response) => json(response, {}, 503, { "retry-after": "3600" }),
    async (client, { asked }) => {
      const { kind, status } = await client.call(listOrders, {}, { retry: 3 });
      return [kind, status, asked.length];
    },
  ),
  "aborted between attempts": against(
    (_, response) => json(response, {}, 503, { "retry-after": "20" }),
    async (client, { asked }) => {
      const { kind } = await client.call(listOrders, {}, { retry: 3, signal: AbortSignal.timeout(500) });
      return [kind, asked.length];
    },
  ),
  "redirected elsewhere": redirected(307, "other"),
  "redirected elsewhere by the platform": redirected(307, "other", {}),
  "redirected elsewhere, to be fetched": redirected(303, "other"),
  "redirected here": redirected(308, "same"),
  "redirected for ever": against(
    (_, response) => response.writeHead(302, { location: "/again" }).end(),
    async (_, { url, asked }) => {
      const client = createClient({ baseUrl: url, headers: { "x-trace": "1" } });
      const { kind } = await client.call(listOrders);
      return [kind, asked.length];
    },
  ),
  "fetch is looked up when a call is made": async () => {
    const client = createClient({ baseUrl: "https://shop.example" });
    const { fetch } = globalThis;
    globalThis.fetch = async (url) => Response.json({ ...PAGE, next_cursor: url });
    const { data } = await client.call(listOrders);
    globalThis.fetch = fetch;
    return data.next_cursor;
  },
  "another fetch, called without an owner": async () => {
    function own(url) {
      return Promise.resolve(Response.json({ ...PAGE, next_cursor: String(this === undefined) }));
    }
    return (await createClient({ baseUrl: "", fetch: own }).orThrow(listOrders)).next_cursor;
  },
  "a form": against(
    (_, response) => response.writeHead(204).end(),
    async (client, { asked }) => {
      const photo = new File([new Uint8Array([1, 2, 3])], "a b.png", { type: "image/png" });
      const { status } = await client.call(addPhoto, { path: ID, body: { caption: "é" }, files: { photo } });
      const { headers, body } = asked[0];
      const form = await new Response(body, { headers: { "content-type": headers["content-type"] } }).formData();
      const file = form.get("photo");
      return [status, form.get("caption"), file.name, file.type, file.size, [...form.keys()]];
    },
  ),
  "a form with files in a list": against(
    (_, response) => response.writeHead(204).end(),
    async (client, { asked }) => {
      const details = ["a", "b"].map((name) => new File([name], `${name}.png`, { type: "image/png" }));
      const { status } = await client.call(addPhoto, { path: ID, files: { photo: details[0], details } });
      const { headers, body } = asked[0];
      const form = await new Response(body, { headers: { "content-type": headers["content-type"] } }).formData();
      return [status, form.getAll("details").map((file) => file.name), [...form.keys()]];
    },
  ),
  "a form of bytes": against(
    (_, response) => response.writeHead(204).end(),
    async (client, { asked }) => {
      const { status } = await client.call(onePhotoType, { path: ID, files: { photo: new Uint8Array([1, 2, 3]) } });
      const { headers, body } = asked[0];
      const form = await new Response(body, { headers: { "content-type": headers["content-type"] } }).formData();
      const file = form.get("photo");
      return [status, file.name, file.type, file.size];
    },
  ),
  "settings for a call, beside those of the client": async () => {
    const seen = [];
    const client = createClient({
      baseUrl: "https://shop.example",
      init: { credentials: "include" },
      check: { response: false },
      fetch: async (_, { cache, credentials }) => {
        seen.push([cache, credentials]);
        return Response.json({ items: 1 });
      },
    });
    const first = await client.call(listOrders, {}, { init: { cache: "no-store" }, check: { request: true } });
    const refused = await client.call(listOrders, { query: { limit: 0, status: ["lost"] } }, { check: undefined });
    return [seen[0], ["ok", first.status], [refused.kind, refused.issues.length]];
  },
  "a base that is asked for": against(page, async (_, { url, asked }) => {
    await createClient({ baseUrl: async () => `${url}/v2/` }).call(listOrders);
    return asked[0].url;
  }),
  "a time longer than timers have": against(page, async (client, { asked }) => {
    const { ok } = await client.call(listOrders, {}, { timeout: 2 ** 40 });
    return [ok, asked.length];
  }),
  "a download": against(
    (_, response) =>
      response
        .writeHead(200, {
          "content-type": "application/pdf",
          "content-disposition": "attachment; filename=\"r.pdf\"; filename*=UTF-8''..%2Fre%00%0A%C3%A7u.pdf",
          "content-length": 4,
        })
        .end("%PDF"),
    async (client) => {
      const file = await client.orThrow(getReceipt, { path: ID });
      return [file.fileName, file.mediaType, file.size, new TextDecoder().decode(await file.bytes())];
    },
  ),
  "a download, as it comes": against(
    (_, response) => response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF"),
    async (client) => {
      const { signal, listeners } = counted();
      const file = await client.orThrow(getReceipt, { path: ID }, { signal });
      return [await new Response(file.stream).text(), listeners()];
    },
  ),
  "a download that is given up": async () => {
    let gone;
    const closed = new Promise((resolve) => (gone = resolve));
    const server = await serve((_, response) => {
      response.on("close", () => gone(true));
      response.writeHead(200, { "content-type": "application/pdf" }).write("%PDF");
    });
    const { signal, listeners } = counted();
    const file = await createClient({ baseUrl: server.url }).orThrow(getReceipt, { path: ID }, { signal });
    await file.stream.cancel();
    const outcome = [listeners(), await closed];
    await server.close();
    return outcome;
  },
  "events": against(
    (_, response) => {
      stream(response);
      response.write(`\ufeff: hello\n\n${event({ ...ORDER, pieces: 1 }, "a")}`);
      // Cut where a line ends, and inside of a character.
      const [head, tail] = [Buffer.from(`data: ${JSON.stringify({ ...ORDER, pieces: 2, note: "é" })}\r`), Buffer.from("\n\r\n")];
      const at = head.indexOf(0xc3) + 1;
      response.write(head.subarray(0, at));
      setTimeout(() => response.write(head.subarray(at)), 20);
      setTimeout(() => response.end(Buffer.concat([tail, Buffer.from(`data:${JSON.stringify({ ...ORDER, pieces: 3 })}\n\ndata: lost`)])), 40);
    },
    async (client, { asked }) => {
      const events = await client.orThrow(watchOrders);
      return [await taken(events), events.lastEventId, asked.length];
    },
  ),
  "events after a connection broke off": against(
    (request, response, _, count) => {
      if (count === 2) return json(response, {}, 503);
      stream(response);
      response.write(`retry: 5\n${event({ ...ORDER, pieces: count }, `e${count}`)}`, () =>
        count < 4 ? response.destroy() : response.end(),
      );
    },
    async (client, { asked }) => {
      const found = await taken(await client.orThrow(watchOrders));
      return [found, asked.map(({ headers }) => headers["last-event-id"] ?? null)];
    },
  ),
  "events that are not taken up again": against(
    (_, response) => {
      stream(response);
      response.write(event(ORDER, "a"), () => response.destroy());
    },
    async (client, { asked }) => {
      const events = await client.orThrow(watchOrders, {}, { reconnect: "never" });
      const end = await taken(events).catch((error) => error.failure.kind);
      return [end, asked.length];
    },
  ),
  "events until the stream is told to be over": against(
    (_, response, __, count) => {
      if (count === 3) return response.writeHead(204).end();
      stream(response).end(`retry: 1\n${event(ORDER, "a")}`);
    },
    async (client, { asked }) => [(await taken(await client.orThrow(watchOrders, {}, { reconnect: "always" }))).length, asked.length],
  ),
  "events that are refused when taken up": against(
    (_, response, __, count) => {
      if (count === 2) return json(response, {}, 403);
      stream(response);
      response.write(`retry: 1\n${event(ORDER, "a")}`, () => response.destroy());
    },
    async (client) => taken(await client.orThrow(watchOrders)).catch(({ failure }) => [failure.kind, failure.status]),
  ),
  "an event that breaks the contract": against(
    (_, response) => stream(response).end('data: {"pieces": 1}\n\n'),
    async (client) => taken(await client.orThrow(watchOrders)).catch(({ failure }) => [failure.kind, failure.issues.map((issue) => issue.pointer)]),
  ),
  "leaving the loop closes the connection": async () => {
    let gone;
    const closed = new Promise((resolve) => (gone = resolve));
    const server = await serve((request, response) => {
      response.on("close", () => gone(true));
      stream(response);
      for (let count = 0; count < 5; count += 1) response.write(event(ORDER, count));
    });
    const found = await taken(await createClient({ baseUrl: server.url }).orThrow(watchOrders), 2);
    const outcome = [found.length, await closed, server.asked.length];
    await server.close();
    return outcome;
  },
  "aborting ends the loop": against(
    (_, response) => void stream(response).write(event(ORDER, "a")),
    async (client, { asked }) => {
      const controller = new AbortController();
      const events = await client.orThrow(watchOrders, {}, { signal: controller.signal, timeout: 500 });
      setTimeout(() => controller.abort(), 700);
      return [await taken(events), asked.length];
    },
  ),
  "an id without data counts": against(
    (_, response) => stream(response).end(`${event(ORDER, "a")}id: b\n\n`),
    async (client) => {
      const events = await client.orThrow(watchOrders);
      await taken(events);
      return events.lastEventId;
    },
  ),
  "closing before the loop closes the connection": async () => {
    let gone;
    const closed = new Promise((resolve) => (gone = resolve));
    const server = await serve((_, response) => {
      response.on("close", () => gone(true));
      stream(response).write(event(ORDER, "a"));
    });
    const events = await createClient({ baseUrl: server.url }).orThrow(watchOrders);
    events.close();
    const outcome = [await taken(events), await closed];
    await server.close();
    return outcome;
  },
  "closing ends the wait for the next connection": against(
    (_, response) => {
      stream(response);
      response.write(`retry: 20000\n${event(ORDER, "a")}`, () => response.destroy());
    },
    async (client, { asked }) => {
      const start = Date.now();
      const events = await client.orThrow(watchOrders);
      setTimeout(() => events.close(), 200);
      return [await taken(events), Date.now() - start < 10_000, asked.length];
    },
  ),
  "closing ends the next connection's attempt": against(
    (_, response, __, count) => {
      if (count === 2) return;
      stream(response);
      response.write(`retry: 1\n${event(ORDER, "a")}`, () => response.destroy());
    },
    async (client, { asked }) => {
      const events = await client.orThrow(watchOrders);
      const waiting = setInterval(() => asked.length === 2 && events.close(), 5);
      const found = await taken(events);
      clearInterval(waiting);
      return [found, asked.length];
    },
  ),
  "a stream that is over leaves no listener": against(
    (_, response) => stream(response).end(event(ORDER, "a")),
    async (client) => {
      const { signal, listeners } = counted();
      await taken(await client.orThrow(watchOrders, {}, { signal }));
      return listeners();
    },
  ),
};
await outcomes(cases);
