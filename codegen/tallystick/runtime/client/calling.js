import { issueOf } from "../http/problems.js";
import { parseJson } from "../parse.js";
import { documentFrom, resultOf } from "./answering.js";
import { prepared, refusedBy } from "./asking.js";
import { setsCookies } from "./cookies.js";
import { credentialsOf } from "./credentials.js";
import { deadline, pause } from "./deadline.js";
import { downloadOf } from "./download.js";
import { eventStream } from "./events.js";
import { ClientError, isTransient } from "./results.js";
import { sent } from "./sending.js";
const TIMEOUT = 30_000;
const REPEATABLE = /*@__PURE__*/ new Set([
  "GET",
  "HEAD",
  "PUT",
  "DELETE",
  "OPTIONS",
]);
/** What becomes of a call. */
export async function called(client, options, operation, request) {
  const call = { client, options, operation, request };
  if (options.check?.request !== false) {
    const issues = refusedBy(operation, request);
    if (issues.length > 0) return { ok: false, kind: "request", issues };
  }
  const until = deadline(options.signal, options.timeout ?? TIMEOUT);
  let close = until.release;
  const kept = (open) => {
    // What stays open is not held to the time, but to the caller's signal.
    close = until.stop;
    return open;
  };
  const open = {
    download: (response) => kept(downloadOf(response, receiving(call, until))),
    events: (response, content) =>
      kept(eventsOf(call, response, content, until)),
  };
  try {
    for (let attempt = 0; ; attempt += 1) {
      const result = await attempted(call, until, open, {});
      const wait = waiting(result, attempt);
      if (result.ok || attempt >= (options.retry ?? 0) || !isTransient(result))
        return result;
      if (!isRepeatable(call) || wait >= until.left()) return result;
      if (!(await paused(wait, until))) {
        const cause = until.signal.reason;
        return { ok: false, kind: until.kind("network"), cause };
      }
    }
  } finally {
    close();
  }
}
/** Waits. Returns whether the signal let it. */
async function paused(ms, { signal }) {
  return pause(ms, signal).then(
    () => true,
    () => false,
  );
}
/** Whether making a call twice does what making it once does. */
function isRepeatable({ operation, request, options }) {
  const keyed = [request.header, options.headers].some((headers) =>
    Object.entries(headers ?? {}).some(
      ([name, value]) =>
        name.toLowerCase() === "idempotency-key" &&
        value !== undefined &&
        value !== null,
    ),
  );
  return keyed || REPEATABLE.has(operation.method);
}
/** Milliseconds until the next attempt: what the server asks for, else longer each time, and not for all the same. */
function waiting(result, attempt) {
  const asked =
    "response" in result ? result.response.headers.get("retry-after") : null;
  if (asked !== null) {
    const ms = /^[0-9]+$/.test(asked)
      ? Number(asked) * 1000
      : Date.parse(asked) - Date.now();
    if (!Number.isNaN(ms)) return Math.max(0, ms);
  }
  return 300 * 2 ** attempt * (0.5 + Math.random() / 2);
}
/** One attempt. Never rejects. */
async function attempted(call, until, open, more) {
  const { client, options, operation, request } = call;
  const checked = options.check?.response !== false;
  try {
    if (until.signal.aborted) throw until.signal.reason;
    const ready = prepared(operation, request);
    if ("issues" in ready) return { ok: false, kind: "request", ...ready };
    const setup = await until.race(setupOf(call, ready)).catch(failedSetup);
    if ("cause" in setup)
      return { ok: false, kind: until.kind("setup"), ...setup };
    const wrong = setAll(ready.headers, { ...setup.headers, ...more });
    if (wrong !== undefined) {
      const issues = [issueOf(`/header/${wrong}`, "format", "header")];
      return { ok: false, kind: "request", issues };
    }
    const { fetch = globalThis.fetch } = client;
    const init = {
      ...options.init,
      method: operation.method,
      signal: until.signal,
    };
    const response = await until.race(sent(fetch, setup.base, ready, init));
    return await until.race(resultOf(operation, response, checked, open));
  } catch (cause) {
    return { ok: false, kind: until.kind("network"), cause };
  }
}
async function setupOf(call, { headers }) {
  if (headers.has("cookie") && !setsCookies())
    throw new TypeError("a browser sends its own cookies: leave `cookie` out");
  const { baseUrl } = call.client;
  const base = typeof baseUrl === "function" ? await baseUrl() : baseUrl;
  return { base: base.replace(/\/+$/, ""), headers: await headersOf(call) };
}
function failedSetup(cause) {
  return { cause };
}
/** The headers that the caller adds: the client's, credentials, those of the call. */
async function headersOf({ client, options, operation }) {
  const { headers, auth = {} } = client;
  return {
    ...(typeof headers === "function" ? await headers(operation) : headers),
    ...(await credentialsOf(operation, auth)),
    ...options.headers,
  };
}
/** Sets headers. Returns the name of one that cannot be sent, if there is one: a line break would end it. */
function setAll(headers, values) {
  for (const [name, value] of Object.entries(values)) {
    try {
      if (value !== undefined) headers.set(name, value);
    } catch {
      return name;
    }
  }
  return undefined;
}
/** A download is over for the caller's signal when all of it is there, or no more comes. */
function receiving(call, until) {
  return {
    failure: (cause) =>
      failureOf(call, { ok: false, kind: until.kind("network"), cause }),
    over: until.release,
  };
}
function failureOf({ operation }, failure) {
  return new ClientError(operation, failure);
}
/** The events of an answer, taken up again with the same request where the connection breaks off. */
function eventsOf(call, response, content, stream) {
  const { options } = call;
  const { signal } = stream;
  const { status } = response;
  const checked = options.check?.response !== false;
  const open = { download: (next) => next, events: (next) => next };
  let latest;
  return eventStream({
    response,
    signal,
    reconnect: options.reconnect ?? "broken",
    lost: (cause) => failureOf(call, { ok: false, kind: "network", cause }),
    end() {
      stream.abort();
      stream.release();
    },
    document(data) {
      let read;
      try {
        read = documentFrom(parseJson(data), content, checked);
      } catch (cause) {
        throw failureOf(call, {
          ok: false,
          kind: "decode",
          status,
          cause,
          response,
        });
      }
      if ("document" in read) return read.document;
      throw failureOf(call, {
        ok: false,
        kind: "contract",
        status,
        ...read,
        response,
      });
    },
    async again(lastEventId) {
      latest?.release();
      const until = deadline(signal, options.timeout ?? TIMEOUT);
      latest = until;
      const more = lastEventId === "" ? {} : { "last-event-id": lastEventId };
      const result = await attempted(call, until, open, more);
      if (result.ok) {
        until.stop();
        return result.data ?? null;
      }
      until.release();
      if (signal.aborted) return null;
      if (isTransient(result)) return undefined;
      // How a server says that there is no more to come.
      if (result.kind === "http" && result.status === 204) return null;
      throw failureOf(call, result);
    },
  });
}
