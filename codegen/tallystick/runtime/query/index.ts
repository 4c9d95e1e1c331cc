/** What TanStack Query asks for, from the constants of operations: plain options, for its own hooks and clients. */
import type { DataTag } from "@tanstack/react-query";
import type { Client, Parameters } from "../client/client.js";
import type { Request } from "../client/asking.js";
import { ClientError, type Data, isTransient } from "../client/results.js";
import type { CallOptions } from "../client/settings.js";
import type { Operation, Pages } from "../http/operation.js";

/** What queries of an operation are kept under. One without arguments matches all of them. */
export type QueryKey<O extends Operation> =
  readonly [id: O["id"]] | readonly [id: O["id"], request: Request<O>];

/** Options that `useQuery`, `useSuspenseQuery`, `fetchQuery`, `prefetchQuery` and `ensureQueryData` take. */
export interface QueryOptions<O extends Operation> {
  readonly queryKey: DataTag<QueryKey<O>, Data<O>, ClientError<O>>;
  readonly queryFn: (context: {
    readonly signal: AbortSignal;
  }) => Promise<Data<O>>;
  /** Never set here: says the type of errors. */
  readonly throwOnError?: (error: ClientError<O>) => boolean;
}

/** The key of an operation's queries: all of them, or those with these arguments. */
export function queryKey<O extends Operation>(
  operation: O,
  request?: Request<O>,
): DataTag<QueryKey<O>, Data<O>, ClientError<O>> {
  const isAny =
    request === undefined ||
    Object.values(request).every((part) => part === undefined);
  const key: QueryKey<O> = isAny ? [operation.id] : [operation.id, request];
  return key as DataTag<QueryKey<O>, Data<O>, ClientError<O>>;
}

/**
 * Options for a query of an operation. The call is aborted with the query, and made once: making it again is TanStack
 * Query's part, for which `retryTransient` is there.
 */
export function queryOptions<O extends Operation>(
  client: Client,
  operation: O,
  ...[request, options]: Parameters<O>
): QueryOptions<O> {
  return {
    queryKey: queryKey(operation, request),
    queryFn: ({ signal }) =>
      client.orThrow(operation, ...once(request, options, signal)),
  };
}

/** An operation whose answers say where the next page starts. */
export type Paged = Operation & { readonly pages: Pages };

/** What the next page is asked for by; nothing for the first one. */
export type PageParam<O extends Paged> = Exclude<
  O extends { readonly parameters: { readonly query: infer G } }
    ? G extends {
        readonly schema: { readonly _zod: { readonly input: infer Q } };
      }
      ? O["pages"]["parameter"] extends keyof Q
        ? Q[O["pages"]["parameter"]]
        : unknown
      : unknown
    : unknown,
  null
>;

/** Pages, as TanStack Query keeps them. */
export interface Pagination<D, P> {
  readonly pages: D[];
  readonly pageParams: (P | undefined)[];
}

/** What infinite queries of an operation are kept under. */
export type InfiniteQueryKey<O extends Operation> = readonly [
  id: O["id"],
  request: Request<O> | undefined,
  kind: "pages",
];

/** Options that `useInfiniteQuery`, `fetchInfiniteQuery` and their like take. */
export interface InfiniteQueryOptions<O extends Paged> {
  readonly queryKey: DataTag<
    InfiniteQueryKey<O>,
    Pagination<Data<O>, PageParam<O>>,
    ClientError<O>
  >;
  readonly queryFn: (context: {
    readonly signal: AbortSignal;
    readonly pageParam: PageParam<O> | undefined;
  }) => Promise<Data<O>>;
  readonly initialPageParam: PageParam<O> | undefined;
  readonly getNextPageParam: (last: Data<O>) => PageParam<O> | undefined;
  /** As in `QueryOptions`. */
  readonly throwOnError?: (error: ClientError<O>) => boolean;
}

/** Options for a query that goes on from page to page. */
export function infiniteQueryOptions<O extends Paged>(
  client: Client,
  operation: O,
  ...[request, options]: Parameters<O>
): InfiniteQueryOptions<O> {
  const { parameter, next } = operation.pages;
  const key: InfiniteQueryKey<O> = [operation.id, request, "pages"];
  const { query } = { ...request } as { readonly query?: object };
  return {
    queryKey: key as InfiniteQueryOptions<O>["queryKey"],
    queryFn: ({ signal, pageParam }) => {
      const page = {
        ...request,
        query: {
          ...query,
          ...(pageParam !== undefined && { [parameter]: pageParam }),
        },
      } as unknown as Request<O>;
      return client.orThrow(operation, ...once(page, options, signal));
    },
    initialPageParam: undefined,
    getNextPageParam: (last) =>
      (at(last, next) ?? undefined) as PageParam<O> | undefined,
  };
}

/** What a mutation of an operation is called with: nothing, where it takes nothing. */
export type Variables<O extends Operation> =
  Record<never, never> extends Request<O> ? Request<O> | void : Request<O>;

/** Options that `useMutation` takes. */
export interface MutationOptions<O extends Operation> {
  readonly mutationKey: readonly [id: O["id"]];
  readonly mutationFn: (request: Variables<O>) => Promise<Data<O>>;
  /** As in `QueryOptions`. */
  readonly throwOnError?: (error: ClientError<O>) => boolean;
}

/** Options for a mutation by an operation. */
export function mutationOptions<O extends Operation>(
  client: Client,
  operation: O,
  options?: CallOptions,
): MutationOptions<O> {
  return {
    mutationKey: [operation.id],
    mutationFn: (request) =>
      client.orThrow(
        operation,
        ...([request ?? {}, options] as unknown as Parameters<O>),
      ),
  };
}

/** For `retry` of TanStack Query: three times, and only what may succeed the next time. */
export function retryTransient(failures: number, error: unknown): boolean {
  return (
    failures < 3 && error instanceof ClientError && isTransient(error.failure)
  );
}

function once<O extends Operation>(
  request: Request<O> | undefined,
  options: CallOptions | undefined,
  signal: AbortSignal,
): Parameters<O> {
  return [
    request ?? {},
    { retry: 0, ...options, signal },
  ] as unknown as Parameters<O>;
}

/** What a JSON Pointer leads to; `undefined` where it leads nowhere. */
function at(document: unknown, pointer: string): unknown {
  let value = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (
      typeof value !== "object" ||
      value === null ||
      !Object.hasOwn(value, key)
    )
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
