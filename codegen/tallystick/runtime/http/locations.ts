import type { Texts } from "./parameters.js";

/** What a platform's `TextDecoder` is used for here. */
interface Decoder {
  decode(input: Uint8Array): string;
}

declare const TextDecoder: new (
  label: "utf-8",
  options: { readonly ignoreBOM: true },
) => Decoder;

const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;
const QUOTED = /^"([^]*)"$/;

/** Text without its percent-encoding (RFC 3986 section 2.1); bytes that are no UTF-8 are replacement characters. */
export function percentDecoded(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(ESCAPES, (run) => {
    const bytes = run
      .slice(1)
      .split("%")
      .map((pair) => Number.parseInt(pair, 16));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      Uint8Array.from(bytes),
    );
  });
}

function gathered(pairs: Iterable<readonly [string, string]>): Texts {
  const found = new Map<string, string[]>();
  for (const [name, text] of pairs) {
    const texts = found.get(name);
    if (texts === undefined) found.set(name, [text]);
    else texts.push(text);
  }
  return found;
}

/** The parameters of a query, as `URLSearchParams` reads them. */
export function inQuery(query: string): Texts {
  const decoded = (text: string): string =>
    percentDecoded(text.replaceAll("+", " "));
  return gathered(
    query
      .split("&")
      .filter((part) => part !== "")
      .map((part) => {
        const at = part.indexOf("=");
        return at < 0
          ? [decoded(part), ""]
          : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
      }),
  );
}

/** Text without the blanks around it that HTTP allows (RFC 9110 section 5.6.3), which are fewer than JavaScript trims. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

/** Names and values of headers, one after the other, as Node's `rawHeaders` has them. */
export type RawHeaders = readonly string[];

function* headerPairs(raw: RawHeaders): Generator<readonly [string, string]> {
  for (let at = 0; at + 1 < raw.length; at += 2)
    yield [(raw[at] ?? "").toLowerCase(), trimmed(raw[at + 1] ?? "")];
}

/** Headers by lower-case name; one that is there twice is there twice. */
export function inHeaders(raw: RawHeaders): Texts {
  return gathered(headerPairs(raw));
}

/** Cookies, percent-decoded, of several with one name the first (RFC 6265 section 4.2.2). */
export function inCookies(raw: RawHeaders): Texts {
  const found = new Map<string, readonly string[]>();
  for (const [name, value] of headerPairs(raw)) {
    if (name !== "cookie") continue;
    for (const pair of value.split(";")) {
      const at = pair.indexOf("=");
      if (at < 0) continue;
      const key = trimmed(pair.slice(0, at));
      const text = trimmed(pair.slice(at + 1));
      if (!found.has(key))
        found.set(key, [percentDecoded(text.replace(QUOTED, "$1"))]);
    }
  }
  return found;
}
