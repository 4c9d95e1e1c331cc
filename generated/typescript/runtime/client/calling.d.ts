import type { Operation } from "../http/operation.js";
import { type AnyRequest } from "./asking.js";
import { type AnyResult } from "./results.js";
import type { CallOptions, ClientOptions } from "./settings.js";
/** What becomes of a call. */
export declare function called(
  client: ClientOptions,
  options: CallOptions,
  operation: Operation,
  request: AnyRequest,
): Promise<AnyResult>;
