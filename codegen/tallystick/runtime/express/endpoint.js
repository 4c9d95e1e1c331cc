import { Problem } from "../http/problem.js";
import { mostBytes, readRequest } from "../http/reading.js";
import { Answering, Breach, failed } from "./answering.js";
import { ClientGone, received } from "./receiving.js";
import { send } from "./sending.js";
import { stream } from "./streaming.js";
const NOTHING = /*@__PURE__*/ new Uint8Array();
/** Answers the requests of one operation. */
export class Endpoint {
  operation;
  #handler;
  #settings;
  #answering;
  constructor(operation, handler, settings) {
    this.operation = operation;
    this.#handler = handler;
    this.#settings = settings;
    this.#answering = new Answering(operation, settings);
  }
  /** Answers a request, whatever happens. `path` has the texts of its parameters. */
  async answer(request, response, path, query) {
    try {
      await this.#settings.authorize?.(this.operation, request);
      const read = await this.#read(request, path, query);
      const result = await this.#handler(contextOf(read, request, response));
      if (response.destroyed) await discarded(result);
      else await this.#respond(response, this.#answering.write(result));
    } catch (error) {
      this.#refuse(response, error);
    }
  }
  async #read(request, path, query) {
    const { body } = this.operation;
    const { bodySeconds } = this.#settings;
    const bytes =
      body === undefined
        ? NOTHING
        : await received(request, body, {
            most: mostBytes(body, this.#settings),
            seconds: bodySeconds,
          });
    const headers = request.rawHeaders;
    const raw = { path, query, headers, body: bytes };
    return readRequest(this.operation, raw, this.#settings);
  }
  async #respond(response, answer) {
    if (response.headersSent)
      throw new Breach(this.operation.id, "it has answered by itself");
    if ("items" in answer)
      await stream(response, answer, this.#settings.heartbeatSeconds);
    else send(response, answer);
  }
  /** Answers with a problem. What is no problem of the client's is logged, and the client told nothing of it. */
  #refuse(response, error) {
    if (error instanceof ClientGone) return;
    let cause = error;
    if (error instanceof Problem) {
      try {
        send(response, this.#answering.problem(error));
        return;
      } catch (breach) {
        cause = breach;
      }
    }
    this.#log(cause);
    if (!response.headersSent) send(response, failed());
    else if (!response.writableEnded) response.destroy();
  }
  #log(cause) {
    const operation = this.operation.id;
    const failure =
      cause instanceof Breach
        ? { operation, message: cause.message }
        : { operation, message: `${operation} failed`, error: cause };
    try {
      this.#settings.log(failure);
    } catch {
      // A log that fails must not keep the client waiting.
    }
  }
}
/** What a handler gets. The signal is made when it is asked for: most handlers do not. */
function contextOf(read, request, response) {
  let controller;
  return {
    ...read,
    request,
    response,
    get signal() {
      if (controller === undefined) {
        const made = new AbortController();
        controller = made;
        const abort = () => {
          if (!response.writableFinished) made.abort();
        };
        if (response.destroyed) made.abort();
        else response.once("close", abort);
      }
      return controller.signal;
    },
  };
}
/** Closes the events of an answer that nobody waits for. */
async function discarded(result) {
  const { body } = result ?? {};
  if (typeof body !== "object" || body === null) return;
  if (!(Symbol.asyncIterator in body)) return;
  await body[Symbol.asyncIterator]().return?.();
}
