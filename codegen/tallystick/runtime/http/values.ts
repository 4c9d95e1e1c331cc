const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * Whether a JSON text has more values than `most`, members and items counted: by the commas outside of its strings, which
 * is before it is parsed. The text need not be JSON.
 */
export function hasMoreValues(body: Uint8Array, most: number): boolean {
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

/** Names of fewer bytes weigh nothing: a contract's own are shorter. */
const LONG_NAME = 100;

/** So much a body's longest name may come to, in bytes, times its values. */
const MOST_WEIGHT = 50_000_000;

const COLON = 0x3a;

/**
 * Whether a JSON text has a name so long, for so many values, that naming the places of all would be too much.
 *
 * Every place below a name is told with it: a name of 300 KB above 100,000 items would be 30 GB. The text need not be
 * JSON.
 */
export function hasHeavyNames(body: Uint8Array): boolean {
  // There are no more values than bytes.
  if (body.length * body.length <= MOST_WEIGHT) return false;
  let commas = 0;
  let longest = 0;
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === COMMA) commas += 1;
    if (body[at] !== QUOTE) continue;
    const start = at + 1;
    for (at = start; at < body.length && body[at] !== QUOTE; at += 1)
      if (body[at] === BACKSLASH) at += 1;
    if (at >= body.length || at - start <= longest) continue;
    let next = at + 1;
    while (isBlank(body[next])) next += 1;
    if (body[next] === COLON) longest = at - start;
  }
  return longest >= LONG_NAME && longest * (commas + 1) > MOST_WEIGHT;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;
}
