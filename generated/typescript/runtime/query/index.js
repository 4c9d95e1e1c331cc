import { ClientError, isTransient } from "../client/results.js";
/** The key of an operation's queries: all of them, or those with these arguments. */
export function queryKey(operation, request) {
  const isAny =
    request === undefined ||
    Object.values(request).every((part) => part === undefined);
  const key = isAny ? [operation.id] : [operation.id, request];
  return key;
}
/**
 * Options for a query of an operation. The call is aborted with the query, and made once: making it again is TanStack
 * Query's part, for which `retryTransient` is there.
 */
export function queryOptions(client, operation, ...[request, options]) {
  return {
    queryKey: queryKey(operation, request),
    queryFn: ({ signal }) =>
      client.orThrow(operation, ...once(request, options, signal)),
  };
}
/** Options for a query that goes on from page to page. */
export function infiniteQueryOptions(client, operation, ...[request, options]) {
  const { parameter, next } = operation.pages;
  const key = [operation.id, request, "pages"];
  const { query } = { ...request };
  return {
    queryKey: key,
    queryFn: ({ signal, pageParam }) => {
      const page = {
        ...request,
        query: {
          ...query,
          ...(pageParam !== undefined && { [parameter]: pageParam }),
        },
      };
      return client.orThrow(operation, ...once(page, options, signal));
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => at(last, next) ?? undefined,
  };
}
/** Options for a mutation by an operation. */
export function mutationOptions(client, operation, options) {
  return {
    mutationKey: [operation.id],
    mutationFn: (request) =>
      client.orThrow(operation, ...[request ?? {}, options]),
  };
}
/** For `retry` of TanStack Query: three times, and only what may succeed the next time. */
export function retryTransient(failures, error) {
  return (
    failures < 3 && error instanceof ClientError && isTransient(error.failure)
  );
}
function once(request, options, signal) {
  return [request ?? {}, { retry: 0, ...options, signal }];
}
/** What a JSON Pointer leads to; `undefined` where it leads nowhere. */
function at(document, pointer) {
  let value = document;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (
      typeof value !== "object" ||
      value === null ||
      !Object.hasOwn(value, key)
    )
      return undefined;
    value = value[key];
  }
  return value;
}
