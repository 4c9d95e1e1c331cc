import { pause } from "./deadline.js";

/** Documents as they come. Iterate over it once: leaving the loop closes the connection, and so does `close`. */
export interface EventStream<T> extends AsyncIterable<T> {
  /** The id of the last event that had one; empty before. */
  readonly lastEventId: string;
  close(): void;
}

/**
 * When to connect again: after a connection that broke off (which is how servers end a stream that failed), also after
 * one that ended, as `EventSource` does, or not at all.
 */
export type Reconnect = "broken" | "always" | "never";

/** Where events come from. */
export interface EventSourceOf<T> {
  readonly response: Response;
  /** Goes off when the caller has no more use of the stream. */
  readonly signal: AbortSignal;
  readonly reconnect: Reconnect;
  /** Asks again: an answer, nothing where that may succeed later, or `null` where there is no more. Throws for good. */
  again(lastEventId: string): Promise<Response | null | undefined>;
  /** What is thrown where a connection broke off that is not taken up again. */
  lost(cause: unknown): Error;
  /** The document that the data of an event is. Throws where it is none. */
  document(data: string): T;
  /** Ends whatever is open: called when the stream is over, by its end or by its reader. */
  end(): void;
}

/** An event as it was sent. One without data only says where the stream has come to. */
interface Message {
  readonly data: string | undefined;
  readonly id: string | undefined;
}

const DELAY = 1000;
const LONGEST_DELAY = 30_000;
const LINE_END = /\r\n|\n|\r(?!$)/;

/** Where a stream has come to. */
interface Position {
  lastEventId: string;
  delay: number;
  /** Closes the connection that is open. */
  cancel: () => Promise<void>;
}

/** The stream of a response, and of those that follow it. */
export function eventStream<T>(source: EventSourceOf<T>): EventStream<T> {
  const position: Position = {
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

async function* connections<T>(
  source: EventSourceOf<T>,
  position: Position,
): AsyncGenerator<T, void, undefined> {
  const { signal } = source;
  let response: Response | undefined = source.response;
  try {
    for (let failures = 0; !signal.aborted; failures += 1) {
      if (response !== undefined) {
        failures = 0;
        const end: End = yield* messages(response, source, position);
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

/** How a connection ended. */
type End =
  | { readonly broken: false }
  | { readonly broken: true; readonly cause: unknown };

const ENDED: End = { broken: false };

function goesOn(reconnect: Reconnect, { broken }: End): boolean {
  return reconnect === "always" || (reconnect === "broken" && broken);
}

/** The documents of one connection. */
async function* messages<T>(
  { body }: Response,
  source: EventSourceOf<T>,
  position: Position,
): AsyncGenerator<T, End, undefined> {
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

function breakOf(cause: unknown): End & { readonly broken: true } {
  return { broken: true, cause };
}

/** Reads `text/event-stream` (HTML Standard, section 9.2.6) chunk by chunk. */
function parser(position: Position): (chunk: Uint8Array) => Message[] {
  const decoder = new TextDecoder();
  let open: string[] = [];
  let data: string[] = [];
  let id: string | undefined;
  const take = (line: string, found: Message[]): void => {
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
    const found: Message[] = [];
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
