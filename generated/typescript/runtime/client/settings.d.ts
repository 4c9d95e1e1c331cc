import type { Operation } from "../http/operation.js";
import type { Credentials, HeaderValues } from "./credentials.js";
import type { Reconnect } from "./events.js";
import type { Fetch } from "./sending.js";
/** What is asked of the contract: both, unless said otherwise. */
export interface Checks {
  /** Whether arguments are checked before anything is sent. */
  readonly request?: boolean | undefined;
  /** Whether what arrives is checked. */
  readonly response?: boolean | undefined;
}
/** What `fetch` takes beside what the client says itself: `credentials`, `cache`, a framework's own. */
export type Init = Omit<
  RequestInit,
  "method" | "headers" | "body" | "signal" | "redirect"
>;
/** How calls are made. Each can be said for a client and for one call. */
export interface CallSettings {
  /** Milliseconds until all of the answer has to be there, retries included; for streams, its head. 30,000. */
  readonly timeout?: number | undefined;
  /** How often a call is made again that found no answer, or one that passes. Only where repeating is safe. 0. */
  readonly retry?: number | undefined;
  readonly check?: Checks | undefined;
  /** When to connect to a stream of events again: after it broke off. */
  readonly reconnect?: Reconnect | undefined;
  readonly init?: Init | undefined;
}
/** How a client is made. */
export interface ClientOptions extends CallSettings {
  /** Where the API is, without the paths of operations (`https://api.example.com`), or a function that says it. */
  readonly baseUrl: string | (() => string | Promise<string>);
  /** Headers of every request, or a function that gives them for each. */
  readonly headers?:
    | HeaderValues
    | ((operation: Operation) => HeaderValues | Promise<HeaderValues>)
    | undefined;
  /** Credentials by the name of the security scheme. */
  readonly auth?: Readonly<Record<string, Credentials>> | undefined;
  /** What sends requests; the platform's `fetch`, looked up when a call is made. */
  readonly fetch?: Fetch | undefined;
}
/** How one call is made. */
export interface CallOptions extends CallSettings {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: HeaderValues | undefined;
}
