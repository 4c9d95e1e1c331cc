const TYPE =
  /[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*/y;
const PARAMETER =
  /;[ \t]*(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)=([!#$%&'*+.^_`|~0-9A-Za-z-]+|"(?:[^"\\]|\\[^])*")[ \t]*)?/y;
const UTF8 = /*@__PURE__*/ new Set(["utf-8", "utf8"]);
/** The media type that a header holds; nothing where it holds none. */
export function mediaTypeOf(text) {
  if (text === undefined) return undefined;
  TYPE.lastIndex = 0;
  const start = TYPE.exec(text);
  if (start === null) return undefined;
  const parameters = parametersOf(text, TYPE.lastIndex);
  return parameters && { essence: (start[1] ?? "").toLowerCase(), parameters };
}
/** The parameters (`; name=value`) from `position` to the end of a header; nothing where it goes on otherwise. */
export function parametersOf(text, position) {
  const parameters = new Map();
  PARAMETER.lastIndex = position;
  while (PARAMETER.lastIndex < text.length) {
    const found = PARAMETER.exec(text);
    if (found === null) return undefined;
    const [, name, value = ""] = found;
    if (name === undefined || parameters.has(name.toLowerCase())) continue;
    parameters.set(name.toLowerCase(), unquoted(value));
  }
  return parameters;
}
function unquoted(value) {
  return value.startsWith('"')
    ? value.slice(1, -1).replace(/\\([^])/g, "$1")
    : value;
}
/** Whether text of a media type is UTF-8, which it is where nothing is said. */
export function isUtf8(media) {
  return UTF8.has((media.parameters.get("charset") ?? "utf-8").toLowerCase());
}
/** Whether a media type is one of those allowed, of which `image/*` allows many. None named allows all. */
export function allows(allowed, essence) {
  if (allowed === undefined || allowed.length === 0) return true;
  const family = `${essence.split("/", 1)[0] ?? ""}/*`;
  return allowed.some((each) =>
    [essence, family, "*/*"].includes(each.toLowerCase()),
  );
}
// No quote, backslash or percent sign: browsers read those differently.
const UNSAFE = /[^ !#$&+\-.0-9A-Z^_`a-z{|}~()[\],=@]/gu;
const SEPARATORS = /[/\\\x00-\x1f\x7f]/g;
/** Text with everything percent-encoded that is no unreserved character (RFC 3986 section 2.3). */
function percentEncoded(text) {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
/**
 * The `Content-Disposition` of a download: no name can leave the header, or a folder.
 *
 * Where a name is not plain ASCII it is there twice: as near as ASCII comes, and exactly (RFC 6266 section 4.3).
 */
export function disposition(fileName) {
  if (!fileName) return "attachment";
  const name = fileName
    .replace(SEPARATORS, "_")
    .replace(/\p{Surrogate}/gu, "?");
  const plain = name.replace(UNSAFE, "_");
  const exact =
    plain === name ? "" : `; filename*=UTF-8''${percentEncoded(name)}`;
  return `attachment; filename="${plain}"${exact}`;
}
