import type { Operation } from "../http/operation.js";
import type { Request } from "./asking.js";
import { called } from "./calling.js";
import {
  ClientError,
  type Data,
  type Failure,
  type Result,
} from "./results.js";
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
export function createClient(options: ClientOptions): Client {
  const call = <O extends Operation>(
    operation: O,
    ...[request, settings]: Parameters<O>
  ): Promise<Result<O>> =>
    // The types say what the constant says, which is what happens.
    called(
      options,
      {
        ...options,
        ...said(settings),
        init: { ...options.init, ...said(settings?.init) },
        check: { ...options.check, ...said(settings?.check) },
        headers: settings?.headers,
      },
      operation,
      request ?? {},
    ) as Promise<Result<O>>;
  return {
    call,
    async orThrow(operation, ...parameters) {
      const result = await call(operation, ...parameters);
      if (!result.ok)
        throw new ClientError(operation, result as Failure<typeof operation>);
      return result.data;
    },
  };
}

/** Settings that are there: `undefined` leaves those of the client. */
function said<Settings extends object>(settings?: Settings): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settings ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;
}
