import type { Texts } from "./parameters.js";
/** Text without its percent-encoding (RFC 3986 section 2.1); bytes that are no UTF-8 are replacement characters. */
export declare function percentDecoded(text: string): string;
/** The parameters of a query, as `URLSearchParams` reads them. */
export declare function inQuery(query: string): Texts;
/** Names and values of headers, one after the other, as Node's `rawHeaders` has them. */
export type RawHeaders = readonly string[];
/** Headers by lower-case name; one that is there twice is there twice. */
export declare function inHeaders(raw: RawHeaders): Texts;
/** Cookies, percent-decoded, of several with one name the first (RFC 6265 section 4.2.2). */
export declare function inCookies(raw: RawHeaders): Texts;
