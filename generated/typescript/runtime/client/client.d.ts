import type { Operation } from "../http/operation.js";
import type { Request } from "./asking.js";
import { type Data, type Result } from "./results.js";
import type { CallOptions, ClientOptions } from "./settings.js";
/** Arguments where an operation has any that it cannot do without, and options. */
export type Parameters<O extends Operation> =
  Record<never, never> extends Request<O>
    ? [request?: Request<O>, options?: CallOptions]
    : [request: Request<O>, options?: CallOptions];
/** Calls operations of one API. It keeps nothing between calls. */
export interface Client {
  /** What becomes of a call: one of its results, whatever happens. Never rejects. */
  call<O extends Operation>(
    operation: O,
    ...parameters: Parameters<O>
  ): Promise<Result<O>>;
  /** What a call gives. Throws a `ClientError` where it fails. */
  orThrow<O extends Operation>(
    operation: O,
    ...parameters: Parameters<O>
  ): Promise<Data<O>>;
}
/** A client of the API at `baseUrl`. */
export declare function createClient(options: ClientOptions): Client;
