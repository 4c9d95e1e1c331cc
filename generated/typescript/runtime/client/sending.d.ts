import type { Prepared } from "./asking.js";
/** What sends requests: the platform's `fetch`, or what is in its place. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
/**
 * The answer to a request. A redirect to another origin is followed without what was told to this one.
 *
 * `fetch` takes back only the headers it knows, so a request with others is redirected here. A browser does not show
 * where that leads: there such a redirect is an error.
 */
export declare function sent(
  fetch: Fetch,
  base: string,
  request: Prepared,
  init: RequestInit & {
    readonly method: string;
  },
): Promise<Response>;
