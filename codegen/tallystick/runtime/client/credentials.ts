import type { Operation } from "../http/operation.js";

type MaybePromise<T> = T | Promise<T>;

/** Headers for a request, by their names. */
export type HeaderValues = Readonly<Record<string, string | undefined>>;

/** Gives the headers that show who calls; nothing where nobody is signed in. Asked before each request. */
export type Credentials = (
  operation: Operation,
) => MaybePromise<HeaderValues | undefined>;

type Secret = string | (() => MaybePromise<string | undefined>);

/** Credentials of a bearer token (RFC 6750), or of a function that gives the current one. */
export function bearer(token: Secret): Credentials {
  return async () => {
    const value = await secretOf(token);
    return value === undefined
      ? undefined
      : { authorization: `Bearer ${value}` };
  };
}

/** Credentials of a key in a header of that name. */
export function apiKey(header: string, key: Secret): Credentials {
  return async () => {
    const value = await secretOf(key);
    return value === undefined ? undefined : { [header]: value };
  };
}

async function secretOf(secret: Secret): Promise<string | undefined> {
  return typeof secret === "string" ? secret : await secret();
}

/** The headers for the first of an operation's security schemes for which there are credentials. */
export async function credentialsOf(
  operation: Operation,
  known: Readonly<Record<string, Credentials>>,
): Promise<HeaderValues> {
  for (const scheme of operation.security) {
    const found = Object.hasOwn(known, scheme)
      ? await known[scheme]?.(operation)
      : undefined;
    if (found !== undefined) return found;
  }
  return {};
}
