import { MESSAGES } from "../messages.js";
/** The phrase of each status in the registry of RFC 9110 section 16.2.1. */
export const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  417: "Expectation Failed",
  421: "Misdirected Request",
  422: "Unprocessable Content",
  423: "Locked",
  424: "Failed Dependency",
  425: "Too Early",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
  506: "Variant Also Negotiates",
  507: "Insufficient Storage",
  508: "Loop Detected",
  511: "Network Authentication Required",
};
/** The title of a status without a phrase, by its first digit. */
export const UNREGISTERED = {
  4: "Client Error",
  5: "Server Error",
};
/** The sentence for each cause, the same from every server. */
export const DETAILS = {
  path: "There is nothing at this path.",
  method: "This path does not take this method.",
  media: "The body has to be {media}.",
  encoding: "The body must not be compressed.",
  large: "The body is larger than {limit} bytes.",
  values: "The body has more than {limit} values.",
  names: "The body has too long a name for so many values.",
  slow: "The body did not arrive in time.",
  json: "The body is not a JSON document.",
  form: "The body is not a form.",
  invalid: "The request does not keep the contract.",
  many: "The request does not keep the contract in {count} places, of which the first {most} are listed.",
  failed: "The server failed to answer this request.",
};
/** The message of each code that only requests have, beside those of every schema. */
export const ISSUES = {
  form: "Not a form",
  contentMediaType: "Expected a file of the media type {limit}",
  countless: "Wrong in more than {limit} places",
};
/** So many issues are listed at most: the first ones in the order of their pointers' code points. */
export const MOST = 20;
/**
 * So many code points the pointer of an issue has at most. A longer one ends before the key that makes it so: keys are the
 * client's, and what the client sent is not sent back whole.
 */
export const LONGEST = 500;
/**
 * So many bytes the listed issues have together at most, as they are written; those behind are not listed. It leaves room
 * for the rest of a document, which stays under 16 KiB.
 */
export const LISTED_BYTES = 12_288;
/** So many issues of one part of a request are counted at most; of more, it is only said that there are. */
export const COUNTED = 100_000;
/** What documents say of the errors that operations have without declaring them. */
export const DESCRIPTIONS = {
  400: "The request is not what it says it is.",
  401: "The request does not prove who asks.",
  422: "The request does not keep the contract.",
};
/** The title of a problem of that status. */
export function title(status) {
  return TITLES[status] ?? UNREGISTERED[status >= 500 ? 5 : 4];
}
/** The JSON Pointer to a member (RFC 6901). */
export function below(pointer, key) {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
/** An issue with the text of its code, which is one of requests alone or of every schema. */
export function issueOf(pointer, code, limit = "") {
  const text = ISSUES[code] ?? MESSAGES[code] ?? "";
  return { pointer, code, message: text.replace("{limit}", () => limit) };
}
