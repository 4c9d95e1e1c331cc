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
export declare function bearer(token: Secret): Credentials;
/** Credentials of a key in a header of that name. */
export declare function apiKey(header: string, key: Secret): Credentials;
/** The headers for the first of an operation's security schemes for which there are credentials. */
export declare function credentialsOf(
  operation: Operation,
  known: Readonly<Record<string, Credentials>>,
): Promise<HeaderValues>;
export {};
