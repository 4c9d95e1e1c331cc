// The factories for TanStack Query, forms and doubles, with the real packages.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { JSDOM } from "jsdom";
import { http } from "msw";
import { setupServer } from "msw/node";
import { createClient } from "shop/client";
import { fieldOf, toFormErrors, withMessages } from "shop/forms";
import { handlers, Problem, sample, sampleRequest } from "shop/mocks";
import * as mini from "shop/mini/operations";
import * as operations from "shop/operations";
import { OrderDraftInputSchema, OrderPageSchema } from "shop/operations/shop";
import { infiniteQueryOptions, mutationOptions, queryKey, queryOptions, retryTransient } from "shop/query";
import { issues } from "shop/runtime";
import { json, ORDER, outcomes, serve } from "./scripted.mjs";

const { deleteOrder, listOrders, placeOrder, replaceLines } = operations;
const HEADER = { "idempotency-key": ORDER.id };
const order = (pieces) => ({ ...ORDER, pieces });

const against = (answer, use) => async (count) => {
  const server = await serve(answer);
  const cache = new QueryClient({ defaultOptions: { queries: { retry: retryTransient, retryDelay: 1 } } });
  try {
    return await use(createClient({ baseUrl: server.url }), cache, server, count);
  } finally {
    cache.clear();
    await server.close();
  }
};

/** Pages of one order each; the cursor is the number of the next. */
const pages = (request, response) => {
  const at = Number(new URL(request.url, "http://x").searchParams.get("pageCursor") ?? 1);
  json(response, { items: [order(at)], next_cursor: at < 3 ? String(at + 1) : null });
};

/** A form of react-hook-form in a page, as React has it. */
async function form(use) {
  const { window } = new JSDOM("<div id=root></div>");
  const page = { window, document: window.document, navigator: window.navigator, HTMLElement: window.HTMLElement };
  Object.assign(globalThis, page, { IS_REACT_ACT_ENVIRONMENT: true });
  const { act, createElement } = await import("react");
  const { createRoot } = await import("react-dom/client");
  const { useForm } = await import("react-hook-form");
  let current;
  const Form = () => {
    current = useForm({ resolver: standardSchemaResolver(OrderDraftInputSchema), defaultValues: { pieces: 1 } });
    const { errors } = current.formState;
    return createElement("form", null, createElement("input", current.register("pieces", { valueAsNumber: true })), JSON.stringify(errors, ["pieces", "note", "root", "type", "message"]));
  };
  const root = createRoot(window.document.getElementById("root"));
  await act(async () => root.render(createElement(Form)));
  const found = await use(() => current, act);
  const text = window.document.querySelector("form").textContent;
  await act(async () => root.unmount());
  for (const name of Object.keys(page)) delete globalThis[name];
  return [found, text && JSON.parse(text)];
}

/** What `toFormErrors` sets, and what it leaves. */
function told(refused) {
  const set = [];
  const left = toFormErrors(refused, (name, { type }, { shouldFocus }) => set.push([name, type, shouldFocus]));
  return [set, left.map(({ pointer }) => pointer)];
}

const issue = (pointer, code = "type") => ({ pointer, code, message: code });

/** Uses the client against the doubles. */
async function doubled(use, overrides, options) {
  const doubles = setupServer(...handlers(http, operations, overrides, options));
  doubles.listen({ onUnhandledRequest: "error" });
  try {
    return await use(createClient({ baseUrl: "https://shop.example" }));
  } finally {
    doubles.close();
  }
}

const cases = {
  "a query": against(pages, async (client, cache, { asked }) => {
    const options = queryOptions(client, listOrders, { query: { limit: 5 } });
    const page = await cache.fetchQuery(options);
    return [options.queryKey, page.items[0].pieces, cache.getQueryData(queryKey(listOrders, { query: { limit: 5 } })) === page, asked.length];
  }),
  "keys": async () => [queryKey(listOrders), queryKey(listOrders, {}), queryOptions({}, listOrders).queryKey],
  "all queries of an operation are one prefix": against(pages, async (client, cache) => {
    await cache.fetchQuery(queryOptions(client, listOrders));
    await cache.fetchQuery(queryOptions(client, listOrders, { query: { limit: 5 } }));
    await cache.fetchInfiniteQuery(infiniteQueryOptions(client, listOrders));
    await cache.invalidateQueries({ queryKey: queryKey(listOrders), refetchType: "none" });
    return cache.getQueryCache().getAll().map((query) => query.state.isInvalidated);
  }),
  "mounted twice, asked once": against(pages, async (client, cache, { asked }) => {
    const observed = [1, 2].map(() => new QueryObserver(cache, queryOptions(client, listOrders)));
    await Promise.all(observed.map((one) => new Promise((done) => one.subscribe((result) => result.isSuccess && done()))));
    return asked.length;
  }),
  "unmounted: aborted, and nothing is said": against(
    () => {},
    async (client, cache) => {
      const results = [];
      const observer = new QueryObserver(cache, queryOptions(client, listOrders));
      const unsubscribe = observer.subscribe((result) => results.push(result.status));
      await new Promise((done) => setTimeout(done, 5));
      unsubscribe();
      await new Promise((done) => setTimeout(done, 5));
      return [results.filter((status) => status !== "pending"), cache.getQueryCache().getAll()[0].state.fetchStatus];
    },
  ),
  "the latest wins": async () => {
    let asked;
    const first = new Promise((resolve) => (asked = resolve));
    const answer = (limit, response) => json(response, { items: [order(limit)], next_cursor: null });
    // The first request is answered after the second one.
    return against(
      async (request, response) => {
        if (request.url.endsWith("=1")) return asked(response);
        answer(2, response);
        const held = await first;
        await new Promise((done) => held.on("close", done) && answer(1, held));
      },
      async (client, cache) => {
        const observer = new QueryObserver(cache, queryOptions(client, listOrders, { query: { limit: 1 } }));
        const seen = [];
        let done;
        const second = new Promise((resolve) => (done = resolve));
        const stop = observer.subscribe(({ data }) => data && (seen.push(data.items[0].pieces), done()));
        await first;
        observer.setOptions(queryOptions(client, listOrders, { query: { limit: 2 } }));
        await second;
        await new Promise((resolve) => setTimeout(resolve, 20));
        stop();
        return [...new Set(seen)];
      },
    )();
  },
  "pages": against(pages, async (client, cache, { asked }) => {
    const observer = new InfiniteQueryObserver(cache, infiniteQueryOptions(client, listOrders, { query: { limit: 5 } }));
    const stop = observer.subscribe(() => {});
    let result = await observer.refetch();
    while (result.hasNextPage) result = await observer.fetchNextPage();
    stop();
    return [result.data.pages.map((page) => page.items[0].pieces), result.data.pageParams, asked.map(({ url }) => url)];
  }),
  "a page far inside of the answer": async () => {
    const operation = { ...listOrders, pages: { parameter: "pageCursor", next: "/a~1b/next" } };
    const { getNextPageParam } = infiniteQueryOptions({}, operation);
    return [{ "a/b": { next: "n" } }, { "a/b": { next: null } }, { "a/b": null }, {}].map((page) => getNextPageParam(page) ?? null);
  },
  "a mutation, and no second one of itself": against(
    (_, response, __, count) => (count === 1 ? json(response, order(2), 201) : response.destroy()),
    async (client, cache, { asked }) => {
      const mutation = new MutationObserver(cache, mutationOptions(client, placeOrder));
      const first = await mutation.mutate({ body: { pieces: 2 }, header: HEADER });
      const second = await mutation.mutate({ body: { pieces: 2 }, header: HEADER }).catch((error) => error.failure.kind);
      return [first.pieces, second, asked.length];
    },
  ),
  "what passes is asked for again, what is refused is not": against(
    (request, response, _, count) => json(response, {}, request.method === "DELETE" ? 404 : count < 3 ? 503 : 403),
    async (client, cache, { asked }) => {
      const kinds = [];
      for (const options of [queryOptions(client, listOrders), queryOptions(client, deleteOrder, { path: { order_id: ORDER.id } })])
        await cache.fetchQuery({ ...options, retry: retryTransient }).catch(({ failure }) => kinds.push(failure.status));
      return [kinds, asked.length];
    },
  ),
  "a form that breaks its contract": () =>
    form(async (current, act) => {
      let submitted = false;
      await act(async () => {
        current().setValue("pieces", 0);
        await current().handleSubmit(() => (submitted = true))();
      });
      return submitted;
    }).then(([submitted, errors]) => [submitted, Object.keys(errors)]),
  "messages of a form are those of the contract": async () => {
    const schema = withMessages(OrderDraftInputSchema)["~standard"];
    const { issues } = await schema.validate({ pieces: 0, note: 1 });
    const { value } = await schema.validate({ pieces: 1 });
    const { errors } = await standardSchemaResolver({ "~standard": schema })({ pieces: 0 }, undefined, { fields: {} });
    return [issues, value, errors.pieces.message, schema.vendor];
  },
  "a form that the server refuses": () =>
    form(async (current, act) => {
      await act(async () =>
        toFormErrors({ errors: [issue("/body/pieces", "minimum"), issue("/body", "total"), issue("/header/idempotency-key")] }, current().setError),
      );
      return Object.keys(current().formState.errors);
    }),
  "names of fields": async () => ["", "/a", "/lines/0/quantity", "/a~1b/~0c"].map(fieldOf),
  "a problem": async () => told({ status: 422, errors: [issue("/body/lines/0/pieces"), issue("/query/limit"), issue("/bodyguard")] }),
  "a problem without issues": async () => told({ status: 409 }),
  "a failed result": async () => told({ ok: false, kind: "problem", problem: { errors: [issue("/body/note")] } }),
  "a refused request": async () => told({ ok: false, kind: "request", issues: [issue("/body"), issue("/body/note")] }),
  "an error that was thrown": async () => told({ failure: { kind: "http", problem: { errors: [issue("/body/note")] } } }),
  "no answer": async () => told({ ok: false, kind: "network" }),
  "issues of a schema": async () => {
    const draft = { pieces: 0, note: 5 };
    return told(issues(OrderDraftInputSchema.safeParse(draft).error, draft));
  },
  "doubles answer by the contract": () =>
    doubled(async (client) => {
      const outcomes = [];
      for (const [name, operation] of Object.entries(operations)) {
        const result = await client.call(operation, sampleRequest(operation, 7));
        outcomes.push([name, result.ok ? result.status : result]);
      }
      return outcomes;
    }),
  "the same for the same request, and the last page": () =>
    doubled(async (client) => {
      const texts = [];
      for (const limit of [1, 1, 2, 3, 4, 5, 6, 7, 8]) texts.push(JSON.stringify(await client.orThrow(listOrders, { query: { limit } })));
      return [texts[0] === texts[1], new Set(texts).size > 2, texts.every((text) => text.endsWith('"next_cursor":null}'))];
    }),
  "doubles refuse by the contract": () =>
    doubled(async (client) => {
      const options = { check: { request: false } };
      const refused = await client.call(placeOrder, { body: { pieces: 0 }, header: {} }, options);
      const { status, problem } = refused;
      return [status, problem.title, problem.errors.map(({ pointer, code }) => `${pointer} ${code}`)];
    }),
  "overrides": () =>
    doubled(
      async (client) => {
        const placed = await client.call(placeOrder, { body: { pieces: 3 }, header: HEADER });
        const lines = await client.call(replaceLines, { path: { order_id: ORDER.id }, body: [] });
        return [placed.status, placed.problem.left, lines.status, lines.problem.title];
      },
      {
        placeOrder: ({ body }) => ({ status: 409, body: { type: "about:blank", title: "Conflict", status: 409, left: body.pieces } }),
        replaceLines: () => {
          throw new Problem(404);
        },
      },
    ),
  "events and files of doubles": () =>
    doubled(async (client) => {
      const found = [];
      for await (const one of await client.orThrow(operations.watchOrders)) found.push(typeof one.pieces);
      const file = await client.orThrow(operations.getReceipt, { path: { order_id: ORDER.id } });
      return [found, (await file.bytes()).length > 0];
    }),
  "samples keep the contract, by their seed": async () => {
    const all = Array.from({ length: 100 }, (_, seed) => sample(listOrders, seed));
    const same = JSON.stringify(sample(OrderPageSchema, 3)) === JSON.stringify(sample(OrderPageSchema, 3));
    const small = Array.from({ length: 100 }, (_, seed) => sample(mini.listOrders, seed));
    return [all.every((page) => OrderPageSchema.safeParse(page).success), new Set(all.map((page) => JSON.stringify(page))).size > 50, same, JSON.stringify(all) === JSON.stringify(small)];
  },
};
await outcomes(cases);
