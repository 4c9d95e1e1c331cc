/** A typed client of an API's operations, for browsers, servers and whatever else has `fetch`. */
export type { Binary, Request } from "./asking.js";
export { type Client, createClient, type Parameters } from "./client.js";
export {
  apiKey,
  bearer,
  type Credentials,
  type HeaderValues,
} from "./credentials.js";
export type { Download } from "./download.js";
export type { EventStream, Reconnect } from "./events.js";
export {
  ClientError,
  type Data,
  failed,
  type Failure,
  type Fault,
  isTransient,
  type Problem,
  type ProblemDocument,
  type Result,
  type Success,
} from "./results.js";
export type { Fetch } from "./sending.js";
export type { CallOptions, Checks, ClientOptions, Init } from "./settings.js";
