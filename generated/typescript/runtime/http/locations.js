const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;
const QUOTED = /^"([^]*)"$/;
/** Text without its percent-encoding (RFC 3986 section 2.1); bytes that are no UTF-8 are replacement characters. */
export function percentDecoded(text) {
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
function gathered(pairs) {
  const found = new Map();
  for (const [name, text] of pairs) {
    const texts = found.get(name);
    if (texts === undefined) found.set(name, [text]);
    else texts.push(text);
  }
  return found;
}
/** The parameters of a query, as `URLSearchParams` reads them. */
export function inQuery(query) {
  const decoded = (text) => percentDecoded(text.replaceAll("+", " "));
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
function trimmed(text) {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
function isBlank(unit) {
  return unit === 0x20 || unit === 0x09;
}
function* headerPairs(raw) {
  for (let at = 0; at + 1 < raw.length; at += 2)
    yield [(raw[at] ?? "").toLowerCase(), trimmed(raw[at + 1] ?? "")];
}
/** Headers by lower-case name; one that is there twice is there twice. */
export function inHeaders(raw) {
  return gathered(headerPairs(raw));
}
/** Cookies, percent-decoded, of several with one name the first (RFC 6265 section 4.2.2). */
export function inCookies(raw) {
  const found = new Map();
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
