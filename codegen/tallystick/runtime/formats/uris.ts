import type { ParsePayload } from "zod/v4/core";
import { requireFormat } from "./format.js";
import { isIpv6 } from "./hosts.js";

/** RFC 3986 appendix B: takes any string apart. */
const PARTS =
  /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/;
const HOST_AND_PORT = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::\d*)?$/;
const IP_FUTURE = /^v[0-9A-Fa-f]+\.[\w\-.~!$&'()*+,;=:]+$/i;

/**
 * What must not occur in a component, or in a query where that differs. Taking apart has already removed the delimiters
 * that the component cannot hold.
 */
interface Alphabet {
  readonly stray: RegExp;
  readonly strayInQuery: RegExp;
}

const URI: Alphabet = {
  stray: /[^\w\-.~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/,
  strayInQuery: /[^\w\-.~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/,
};

/** RFC 3987 section 2.2: of what is not ASCII, `ucschar` is allowed; `iprivate` in a query only. */
const IRI: Alphabet = {
  stray:
    /[\p{Cc}\p{Cs}\p{Co}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff} "#<>[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})/u,
  strayInQuery:
    /[\p{Cc}\p{Cs}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff} "#<>[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})/u,
};

function isAuthority(text: string, alphabet: Alphabet): boolean {
  const at = text.lastIndexOf("@");
  const userinfo = text.slice(0, Math.max(at, 0));
  const match = HOST_AND_PORT.exec(text.slice(at + 1));
  if (!match || userinfo.includes("@") || alphabet.stray.test(userinfo))
    return false;
  const [, literal, name = ""] = match;
  return literal === undefined
    ? !alphabet.stray.test(name)
    : isIpv6(literal) || IP_FUTURE.test(literal);
}

function isReference(text: string, alphabet: Alphabet): boolean {
  const [, scheme, authority, path = "", query = "", fragment = ""] =
    PARTS.exec(text) ?? [];
  if (scheme !== undefined && !SCHEME.test(scheme)) return false;
  if (authority !== undefined && !isAuthority(authority, alphabet))
    return false;
  // `path-noscheme`: a colon in the first segment would have ended a scheme.
  if (scheme === undefined && authority === undefined && path.startsWith(":"))
    return false;
  return (
    !alphabet.stray.test(path) &&
    !alphabet.strayInQuery.test(query) &&
    !alphabet.stray.test(fragment)
  );
}

function isAbsolute(text: string, alphabet: Alphabet): boolean {
  return /^[^:/?#]+:/.test(text) && isReference(text, alphabet);
}

/** Accepts `URI` of RFC 3986: with a scheme. */
export function uri(payload: ParsePayload<string>): void {
  requireFormat(payload, "uri", isAbsolute(payload.value, URI));
}

/** Accepts `URI-reference` of RFC 3986. */
export function uriReference(payload: ParsePayload<string>): void {
  requireFormat(payload, "uri-reference", isReference(payload.value, URI));
}

/** Accepts `IRI` of RFC 3987: with a scheme. */
export function iri(payload: ParsePayload<string>): void {
  requireFormat(payload, "iri", isAbsolute(payload.value, IRI));
}

/** Accepts `IRI-reference` of RFC 3987. */
export function iriReference(payload: ParsePayload<string>): void {
  requireFormat(payload, "iri-reference", isReference(payload.value, IRI));
}
