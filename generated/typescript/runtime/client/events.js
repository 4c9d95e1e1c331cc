import { pause } from "./deadline.js";
const DELAY = 1000;
const LONGEST_DELAY = 30_000;
const LINE_END = /\r\n|\n|\r(?!$)/;
/** The stream of a response, and of those that follow it. */
export function eventStream(source) {
  const position = {
    lastEventId: "",
    delay: DELAY,
    cancel: async () => source.response.body?.cancel(),
  };
  const documents = connections(source, position);
  return {
    get lastEventId() {
      return position.lastEventId;
    },
    close() {
      source.end();
      position.cancel().catch(() => undefined);
    },
    [Symbol.asyncIterator]: () => documents,
  };
}
async function* connections(source, position) {
  const { signal } = source;
  let response = source.response;
  try {
    for (let failures = 0; !signal.aborted; failures += 1) {
      if (response !== undefined) {
        failures = 0;
        const end = yield* messages(response, source, position);
        if (signal.aborted) return;
        if (!goesOn(source.reconnect, end)) {
          if (end.broken) throw source.lost(end.cause);
          return;
        }
      }
      const wait = Math.min(position.delay * 2 ** failures, LONGEST_DELAY);
      await pause(wait, signal).catch(() => undefined);
      if (signal.aborted) return;
      const next = await source.again(position.lastEventId);
      if (next === null) return;
      response = next;
    }
  } finally {
    source.end();
  }
}
const ENDED = { broken: false };
function goesOn(reconnect, { broken }) {
  return reconnect === "always" || (reconnect === "broken" && broken);
}
/** The documents of one connection. */
async function* messages({ body }, source, position) {
  if (body === null) return ENDED;
  const reader = body.getReader();
  position.cancel = () => reader.cancel();
  const read = parser(position);
  try {
    for (;;) {
      const chunk = await reader.read().catch(breakOf);
      if ("broken" in chunk) return chunk;
      if (chunk.done) return ENDED;
      for (const { data, id } of read(chunk.value)) {
        if (source.signal.aborted) return ENDED;
        if (id !== undefined) position.lastEventId = id;
        if (data !== undefined) yield source.document(data);
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
function breakOf(cause) {
  return { broken: true, cause };
}
/** Reads `text/event-stream` (HTML Standard, section 9.2.6) chunk by chunk. */
function parser(position) {
  const decoder = new TextDecoder();
  let open = [];
  let data = [];
  let id;
  const take = (line, found) => {
    if (line === "") {
      found.push({ data: data.length > 0 ? data.join("\n") : undefined, id });
      data = [];
      return;
    }
    const at = line.indexOf(":");
    const field = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^[0-9]{1,9}$/.test(value))
      position.delay = Number(value);
  };
  return (chunk) => {
    const text = decoder.decode(chunk, { stream: true });
    const found = [];
    // A document may come in many chunks: it is only looked at again where a line ends.
    if (!/[\r\n]/.test(text) && !open.at(-1)?.endsWith("\r")) {
      open.push(text);
      return found;
    }
    const lines = [...open, text].join("").split(LINE_END);
    open = [lines.pop() ?? ""];
    for (const line of lines) take(line, found);
    return found;
  };
}
