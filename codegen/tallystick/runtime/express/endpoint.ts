import type { Request, Response } from "express";
import type { Operation } from "../http/operation.js";
import type { Texts } from "../http/parameters.js";
import { Problem } from "../http/problem.js";
import { mostBytes, type Read, readRequest } from "../http/reading.js";
import { Answering, Breach, failed, type Streamed } from "./answering.js";
import { ClientGone, received } from "./receiving.js";
import { send, type Written } from "./sending.js";
import type { Settings } from "./settings.js";
import { stream } from "./streaming.js";

/** A handler, as it is called: its types are those of `Handlers`. */
export type Callable = (request: unknown) => unknown;

const NOTHING = /*@__PURE__*/ new Uint8Array();

/** Answers the requests of one operation. */
export class Endpoint {
  readonly operation: Operation;
  readonly #handler: Callable;
  readonly #settings: Settings;
  readonly #answering: Answering;

  constructor(operation: Operation, handler: Callable, settings: Settings) {
    this.operation = operation;
    this.#handler = handler;
    this.#settings = settings;
    this.#answering = new Answering(operation, settings);
  }

  /** Answers a request, whatever happens. `path` has the texts of its parameters. */
  async answer(
    request: Request,
    response: Response,
    path: Texts,
    query: string,
  ): Promise<void> {
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

  async #read(request: Request, path: Texts, query: string): Promise<Read> {
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

  async #respond(
    response: Response,
    answer: Written | Streamed,
  ): Promise<void> {
    if (response.headersSent)
      throw new Breach(this.operation.id, "it has answered by itself");
    if ("items" in answer)
      await stream(response, answer, this.#settings.heartbeatSeconds);
    else send(response, answer);
  }

  /** Answers with a problem. What is no problem of the client's is logged, and the client told nothing of it. */
  #refuse(response: Response, error: unknown): void {
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

  #log(cause: unknown): void {
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
function contextOf(read: Read, request: Request, response: Response): unknown {
  let controller: AbortController | undefined;
  return {
    ...read,
    request,
    response,
    get signal(): AbortSignal {
      if (controller === undefined) {
        const made = new AbortController();
        controller = made;
        const abort = (): void => {
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
async function discarded(result: unknown): Promise<void> {
  const { body } = (result ?? {}) as { readonly body?: unknown };
  if (typeof body !== "object" || body === null) return;
  if (!(Symbol.asyncIterator in body)) return;
  await (body as AsyncIterable<unknown>)[Symbol.asyncIterator]().return?.();
}
