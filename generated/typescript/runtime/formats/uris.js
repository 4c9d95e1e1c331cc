import { requireFormat } from "./format.js";
import { isIpv6 } from "./hosts.js";
/** RFC 3986 appendix B: takes any string apart. */
const PARTS =
  /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/;
const HOST_AND_PORT = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::\d*)?$/;
const IP_FUTURE = /^v[0-9A-Fa-f]+\.[\w\-.~!$&'()*+,;=:]+$/i;
const URI = {
  stray: /[^\w\-.~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/,
  strayInQuery: /[^\w\-.~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/,
};
/** RFC 3987 section 2.2: of what is not ASCII, `ucschar` is allowed; `iprivate` in a query only. */
const IRI = {
  stray:
    /[\p{Cc}\p{Cs}\p{Co}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff} "#<>[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})/u,
  strayInQuery:
    /[\p{Cc}\p{Cs}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff} "#<>[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})/u,
};
function isAuthority(text, alphabet) {
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
function isReference(text, alphabet) {
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
function isAbsolute(text, alphabet) {
  return /^[^:/?#]+:/.test(text) && isReference(text, alphabet);
}
/** Accepts `URI` of RFC 3986: with a scheme. */
export function uri(payload) {
  requireFormat(payload, "uri", isAbsolute(payload.value, URI));
}
/** Accepts `URI-reference` of RFC 3986. */
export function uriReference(payload) {
  requireFormat(payload, "uri-reference", isReference(payload.value, URI));
}
/** Accepts `IRI` of RFC 3987: with a scheme. */
export function iri(payload) {
  requireFormat(payload, "iri", isAbsolute(payload.value, IRI));
}
/** Accepts `IRI-reference` of RFC 3987. */
export function iriReference(payload) {
  requireFormat(payload, "iri-reference", isReference(payload.value, IRI));
}
