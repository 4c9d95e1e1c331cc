import { Problem } from "../http/problem.js";
import { checkMedia, readRequest, USUAL_LIMITS } from "../http/reading.js";
import { oneOf, randomOf, seedOf } from "./random.js";
import { documentFor } from "./sample.js";
/**
 * Handlers of Mock Service Worker for operations: `setupServer(...handlers(http, operations))`.
 *
 * A request is held to the contract as a server holds it, and refused with the same problem document. Else it is
 * answered by its override, or with a document that keeps the contract: the same for the same request, the last page of
 * a list.
 */
export function handlers(
  http,
  operations,
  overrides = {},
  { baseUrl = "*", seed = 0 } = {},
) {
  return Object.entries(operations)
    .sort(([, one], [, other]) => openness(one) - openness(other))
    .map(([name, operation]) => {
      const override = overrides[name];
      const method = operation.method.toLowerCase();
      const path = baseUrl.replace(/\/+$/, "") + patternOf(operation);
      return http[method](path, async (info) => {
        try {
          const received = await read(operation, info);
          const answer = override
            ? await override(received)
            : answered(operation, seedOf(`${seed} ${info.request.url}`));
          return await written(operation, answer);
        } catch (error) {
          if (error instanceof Problem) return refusal(error);
          throw error;
        }
      });
    });
}
/** `/me` is asked before `/{name}`. */
function openness({ path }) {
  return path.split("{").length;
}
const PARAMETER = /\{([^}]*)\}/g;
/** The path as Mock Service Worker has it, its parameters numbered: names may have any characters. */
function patternOf({ path }) {
  let count = 0;
  return path.replace(PARAMETER, () => `:p${(count += 1)}`);
}
async function read(operation, info) {
  const { request, params } = info;
  const path = new Map(
    [...operation.path.matchAll(PARAMETER)].map(([, name = ""], at) => [
      name,
      [String(params[`p${at + 1}`] ?? "")],
    ]),
  );
  const { headers } = request;
  const body = new Uint8Array(await request.arrayBuffer());
  if (operation.body && (body.length > 0 || operation.body.required))
    checkMedia(
      operation.body,
      headers.get("content-type") ?? undefined,
      headers.get("content-encoding") ?? undefined,
    );
  const raw = {
    path,
    query: new URL(request.url).search.slice(1),
    headers: [...headers].flat(),
    body,
  };
  return readRequest(operation, raw, USUAL_LIMITS);
}
/** An answer that keeps the contract. */
function answered(operation, seed) {
  const random = randomOf(seed);
  const [[status, content] = ["200", null]] = Object.entries(operation.answers);
  const one = () => documentFor(content, random);
  const { carried } = content ?? {};
  const body =
    carried === "events"
      ? [one(), one(), one()]
      : carried === "bytes"
        ? oneOf(random, ["amber", "birch", "cedar"])
        : lastPage(operation, content, one());
  return { status: Number(status), body };
}
/** A list that ends: without the place where the next page starts, where its contract lets it be so. */
function lastPage({ pages }, content, document) {
  if (pages === undefined || content?.schema === undefined) return document;
  const changed = structuredClone(document);
  const keys = pages.next.split("/").slice(1);
  const last = keys.pop() ?? "";
  let holder = changed;
  for (const key of keys) holder = holder?.[key];
  if (typeof holder !== "object" || holder === null) return document;
  holder[last] = null;
  return content.schema.safeParse(changed).success ? changed : document;
}
/** The response that an answer is. */
async function written(operation, { status, body }) {
  const { answers, errors } = operation;
  const content = answers[status] ?? errors[status] ?? null;
  if (content === null) return new Response(null, { status });
  const headers = { "content-type": content.mediaType };
  if (content.carried === "bytes")
    return new Response(body, { status, headers });
  const text =
    content.carried === "events"
      ? body.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("")
      : JSON.stringify(body);
  return new Response(text, { status, headers });
}
function refusal(problem) {
  return new Response(JSON.stringify(problem.document()), {
    status: problem.status,
    headers: { "content-type": "application/problem+json" },
  });
}
