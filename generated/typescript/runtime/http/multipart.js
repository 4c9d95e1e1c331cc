import { mediaTypeOf, parametersOf } from "./media.js";
import { unreadable } from "./problem.js";
const MOST_PARTS = 1000;
const MOST_HEADERS = 16_384;
const CRLF = /*@__PURE__*/ Uint8Array.of(0x0d, 0x0a);
const BLANK_LINE = /*@__PURE__*/ Uint8Array.of(0x0d, 0x0a, 0x0d, 0x0a);
const DASH = 0x2d;
/** A form that cannot be read: which way is not told. */
class Malformed extends Error {}
/**
 * The parts of a `multipart/form-data` body (RFC 7578). Throws the `Problem` of a body that is none.
 *
 * A file without name and content is what browsers send where no file was chosen, and left out.
 */
export function readForm(contentType, body) {
  const boundary = mediaTypeOf(contentType)?.parameters.get("boundary");
  if (!boundary || /[^\x20-\x7e]/.test(boundary)) throw unreadable("form");
  const texts = new Map();
  const files = new Map();
  try {
    let count = 0;
    for (const [head, content] of partsOf(body, `--${boundary}`)) {
      count += 1;
      if (count > MOST_PARTS) throw new Malformed();
      const { name, fileName, mediaType } = described(head);
      if (fileName === undefined) add(texts, name, decoded(content));
      else if (fileName !== "" || content.length > 0)
        add(files, name, { fileName, mediaType, content });
    }
  } catch (error) {
    // A decoder throws a TypeError for what is not UTF-8.
    if (error instanceof Malformed || error instanceof TypeError)
      throw unreadable("form");
    throw error;
  }
  return { texts, files };
}
function add(found, name, value) {
  const values = found.get(name);
  if (values === undefined) found.set(name, [value]);
  else values.push(value);
}
/** Headers and content of each part, between the delimiters (RFC 2046 section 5.1.1). */
function* partsOf(body, dashed) {
  const delimiter = new TextEncoder().encode(`\r\n${dashed}`);
  // The first delimiter may stand at the very beginning, without the line break before it.
  let at = startsWith(body, delimiter.subarray(2), 0)
    ? delimiter.length - 2
    : afterNext(body, delimiter, 0);
  while (!(body[at] === DASH && body[at + 1] === DASH)) {
    const start = lineEnd(body, at);
    // A part without headers begins with the blank line that ends them.
    const bare = startsWith(body, CRLF, start);
    const blank = bare ? start : indexOf(body, BLANK_LINE, start);
    if (blank < 0 || blank - start > MOST_HEADERS) throw new Malformed();
    const from = blank + (bare ? CRLF.length : BLANK_LINE.length);
    // An empty part's delimiter begins with the line break that ends its headers.
    at = afterNext(body, delimiter, from - CRLF.length);
    const end = Math.max(from, at - delimiter.length);
    yield [body.subarray(start, blank), body.subarray(from, end)];
  }
}
function afterNext(body, wanted, from) {
  const at = indexOf(body, wanted, from);
  if (at < 0) throw new Malformed();
  return at + wanted.length;
}
/** Where the line after a delimiter begins: only blanks may stand between. */
function lineEnd(body, from) {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  if (!startsWith(body, CRLF, at)) throw new Malformed();
  return at + CRLF.length;
}
function startsWith(body, wanted, from) {
  return wanted.every((byte, index) => body[from + index] === byte);
}
/** Where some bytes, which begin with a carriage return, stand next; -1 where they do not. */
function indexOf(body, wanted, from) {
  const first = wanted[0] ?? 0;
  for (
    let at = body.indexOf(first, from);
    at >= 0;
    at = body.indexOf(first, at + 1)
  ) {
    if (startsWith(body, wanted, at)) return at;
  }
  return -1;
}
function described(head) {
  const headers = new Map();
  for (const line of decoded(head).split("\r\n")) {
    const colon = line.indexOf(":");
    if (line === "") continue;
    if (colon < 1) throw new Malformed();
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1));
  }
  const said = headers.get("content-disposition") ?? "";
  const kind = /^[ \t]*form-data[ \t]*/i.exec(said)?.[0];
  const parameters = kind && parametersOf(said, kind.length);
  const name = parameters ? parameters.get("name") : undefined;
  if (!parameters || name === undefined) throw new Malformed();
  return {
    name,
    fileName: parameters.get("filename"),
    mediaType:
      mediaTypeOf(headers.get("content-type"))?.essence ??
      "application/octet-stream",
  };
}
function decoded(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
    bytes,
  );
}
