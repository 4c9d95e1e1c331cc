/** Containers around a value, at most; as pydantic-core has it. */
const MAX_DEPTH = 200;
/** Digits before a point, at most; as pydantic-core has it. */
const MAX_DIGITS = 4300;
/** A number no longer than this overflows by its exponent only. */
const SHORT = 300;
const COLON_NEXT = /[\t\n\r ]*:/y;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Text or bytes that are no JSON document by the rule that both halves of a contract keep. */
export class JsonError extends SyntaxError {
  name = "JsonError";
}
function textOf(input) {
  if (typeof input === "string") {
    if (LONE_SURROGATE.test(input)) throw new JsonError("lone surrogate");
    return input;
  }
  if (!ArrayBuffer.isView(input))
    throw new TypeError("JSON is read from a string or a Uint8Array");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      input,
    );
  } catch {
    throw new JsonError("invalid UTF-8");
  }
}
/** Where the string that opens at `start` closes; the end of the text if it does not. */
function closingQuote(text, start) {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let backslash = quote;
    while (text[backslash - 1] === "\\") backslash -= 1;
    if ((quote - backslash) % 2 === 0) return quote;
    from = quote + 1;
  }
}
/** Refuses a lone surrogate, and `__proto__` as a key. Throws `SyntaxError`. */
function inspectString(text, start, end) {
  const raw = text.slice(start, end + 1);
  const value = raw.includes("\\") ? String(JSON.parse(raw)) : raw.slice(1, -1);
  if (LONE_SURROGATE.test(value)) throw new JsonError("lone surrogate");
  COLON_NEXT.lastIndex = end + 1;
  if (value === "__proto__" && COLON_NEXT.test(text))
    throw new JsonError("the key `__proto__` is reserved");
}
/** Where the number that starts at `start` ends. Throws for one that is too long or infinite. */
function numberEnd(text, start) {
  let end = start + 1;
  let exponent = false;
  for (; end < text.length; end += 1) {
    const character = text.charCodeAt(end);
    // e or E
    if ((character | 0x20) === 0x65) exponent = true;
    // 0 to 9, plus, minus, point
    else if (!(character >= 0x2b && character <= 0x39 && character !== 0x2c))
      break;
  }
  if (!exponent && end - start <= SHORT) return end;
  const token = text.slice(start, end);
  const digits = /^[0-9]*/.exec(token)?.[0].length ?? 0;
  if (digits > MAX_DIGITS || !Number.isFinite(Number(token)))
    throw new JsonError("number out of range");
  return end;
}
/**
 * Refuses what `JSON.parse` takes and Python does not: too deep, too large a number, a lone surrogate, a reserved key. One
 * pass, without recursion; text that is no JSON at all may pass it.
 */
function inspect(text) {
  const spelled = text.includes("\\u") || text.includes("__proto__");
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const character = text.charCodeAt(at);
    if (character === 0x5d || character === 0x7d) {
      depth -= 1;
    } else if (character > 0x20 && depth > MAX_DEPTH) {
      throw new JsonError("recursion limit exceeded");
    } else if (character === 0x22) {
      const end = closingQuote(text, at);
      if (spelled) inspectString(text, at, end);
      at = end;
    } else if (character === 0x5b || character === 0x7b) {
      depth += 1;
    } else if (character >= 0x30 && character <= 0x39) {
      at = numberEnd(text, at);
      continue;
    }
    at += 1;
  }
}
/**
 * The value of a JSON document: `JSON.parse`, for exactly the documents that a contract's `parse_json` takes in Python.
 *
 * Bytes are strict UTF-8. A byte order mark, a lone surrogate in any string or key, a number that overflows, more than
 * 4,300 digits before a point, more than 200 containers around a value and the key `__proto__` are refused, wherever they
 * stand. Of a key that is there twice the last value counts. Throws `JsonError`, which `issues` takes too.
 */
export function parseJson(input) {
  const text = textOf(input);
  try {
    inspect(text);
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw error instanceof JsonError ? error : new JsonError(error.message);
  }
}
