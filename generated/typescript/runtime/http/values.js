const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/**
 * Whether a JSON text has more values than `most`, members and items counted: by the commas outside of its strings, which
 * is before it is parsed. The text need not be JSON.
 */
export function hasMoreValues(body, most) {
  if (body.length < most) return false;
  let commas = 0;
  let quoted = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) commas += 1;
    if (commas >= most) return true;
  }
  return false;
}
