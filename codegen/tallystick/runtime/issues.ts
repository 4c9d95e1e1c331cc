import type { $ZodError, $ZodIssue } from "zod/v4/core";
import { MESSAGES, TYPES } from "./messages.js";
import { JsonError } from "./parse.js";

/** One error in the form that both halves of a contract share. */
export interface Issue {
  /** Where, as a JSON Pointer (RFC 6901): `""` is the whole document. */
  readonly pointer: string;
  /** The JSON Schema keyword that refuses the value, or the name of a cross-field rule. */
  readonly code: string;
  /** The text for that code, the same in Python. Never holds anything of the document. */
  readonly message: string;
}

/** What stands at a place: how it is refused, and with what message. */
interface Refusal {
  readonly code: string;
  readonly message: string;
}

interface Located {
  readonly said: Refusal;
  readonly path: readonly PropertyKey[];
}

const RANKS: ReadonlyMap<string, number> = /*@__PURE__*/ new Map(
  /*@__PURE__*/ Object.keys(MESSAGES).map((code, rank) => [code, rank]),
);
const AFTERTHOUGHTS: ReadonlySet<string> = /*@__PURE__*/ new Set([
  "minItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
]);
const MOST_VALUES = 10;
/** What Zod calls some formats and types, where JSON Schema has another name. */
const FORMATS: Readonly<Record<string, string>> = { guid: "uuid" };
const NAMES: Readonly<Record<string, string>> = {
  int: "integer",
  tuple: "array",
  record: "object",
};
/** For each origin of `too_small` and `too_big`, the keywords that set a lower and an upper limit. */
const LIMITS: Readonly<Record<string, readonly [string, string]>> = {
  string: ["minLength", "maxLength"],
  bytes: ["minBytes", "maxBytes"],
  array: ["minItems", "maxItems"],
  object: ["minProperties", "maxProperties"],
};

function refusal(code: string, limit = ""): Refusal {
  const text = MESSAGES[code] ?? "";
  return { code, message: text.replace("{limit}", () => limit) };
}

function typeNamed(expected: string): string {
  return expected
    .split(" | ")
    .map((name) => {
      const type = NAMES[name] ?? name;
      return TYPES[type] ?? type;
    })
    .join(" or ");
}

/** Listed values, `null` aside unless it is the only one: a nullable value has its own schema. */
function valuesNamed(values: readonly unknown[]): Refusal {
  const others = values.filter((value) => value !== null);
  const listed = others.length > 0 ? others : values;
  const texts = listed
    .slice(0, MOST_VALUES)
    .map((value) => JSON.stringify(value));
  if (listed.length > MOST_VALUES) texts.push("...");
  return refusal(listed.length === 1 ? "const" : "enum", texts.join(", "));
}

function limited(
  issue: Extract<$ZodIssue, { code: "too_small" | "too_big" }>,
): Refusal {
  const { origin, inclusive } = issue;
  const [limit, side] =
    issue.code === "too_small" ? [issue.minimum, 0] : [issue.maximum, 1];
  // Zod's own word for what is no safe integer; the registered format says the same.
  if (origin === "int") return refusal("format", "double-int");
  const bound = side === 0 ? "Minimum" : "Maximum";
  const code =
    LIMITS[origin]?.[side] ??
    (inclusive === false ? `exclusive${bound}` : bound.toLowerCase());
  // What is no JSON number says its limit as documents spell it.
  const { limit: spelled } = issue as { limit?: unknown };
  return refusal(code, typeof spelled === "string" ? spelled : String(limit));
}

function refused(issue: $ZodIssue): Refusal {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "nonoptional"
        ? refusal("required")
        : refusal("type", typeNamed(issue.expected));
    case "too_small":
    case "too_big":
      return limited(issue);
    case "invalid_format":
      return issue.format === "regex" && issue.pattern !== undefined
        ? refusal("pattern")
        : refusal("format", FORMATS[issue.format] ?? issue.format);
    case "not_multiple_of":
      return refusal("multipleOf", String(issue.divisor));
    case "unrecognized_keys":
      return refusal("additionalProperties");
    case "invalid_key":
      return refusal("propertyNames");
    case "invalid_union":
      if ("discriminator" in issue && issue.discriminator !== undefined)
        return refusal("discriminator");
      return refusal(issue.inclusive === false ? "oneOf" : "anyOf");
    case "invalid_value":
      return valuesNamed(issue.values);
    case "invalid_element":
      return refusal("anyOf");
    case "custom":
      return custom(issue);
  }
}

/** A check of the runtime says in `params` which keyword it is, or which rule; any other has its own message. */
function custom(issue: Extract<$ZodIssue, { code: "custom" }>): Refusal {
  const { keyword, rule } = issue.params ?? {};
  if (typeof keyword === "string") return refusal(keyword);
  const { message } = issue;
  return { code: typeof rule === "string" ? rule : "custom", message };
}

/** The document that was parsed, or nothing where it is not known. */
interface Source {
  readonly value: unknown;
}

/** How many keys of the path lead to something in the document; all of them where that is not known. */
function present(
  path: readonly PropertyKey[],
  source: Source | undefined,
): number {
  if (source === undefined) return path.length;
  let { value } = source;
  for (let depth = 0; depth < path.length; depth += 1) {
    const key = path[depth] ?? "";
    if (
      typeof value !== "object" ||
      value === null ||
      !Object.hasOwn(value, key)
    )
      return depth;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return path.length;
}

function locate(issue: $ZodIssue, source: Source | undefined): Located[] {
  const { path } = issue;
  const said = refused(issue);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ said, path: [...path, key] }));
  // These name a place that need not be there.
  if (issue.code === "custom" || said.code === "discriminator")
    return [{ said, path }];
  const depth = present(path, source);
  if (depth === path.length) {
    const missing = "input" in issue && issue.input === undefined;
    return [{ said: missing ? refusal("required") : said, path }];
  }
  return [{ said: refusal("required"), path: path.slice(0, depth + 1) }];
}

function pointerOf(path: readonly PropertyKey[], depth = path.length): string {
  let pointer = "";
  for (let at = 0; at < depth; at += 1) {
    const key = path[at];
    pointer +=
      typeof key === "number"
        ? `/${key}`
        : `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }
  return pointer;
}

/** The places that a path leads through, the whole document first. */
function above(path: readonly PropertyKey[]): string[] {
  return path.map((_, depth) => pointerOf(path, depth));
}

/** A rule of the whole object, or a keyword, that is only reported where nothing inside is wrong. */
function isAfterthought(code: string): boolean {
  return AFTERTHOUGHTS.has(code) || !RANKS.has(code);
}

function rankOf(code: string): number {
  return RANKS.get(code) ?? RANKS.size;
}

/** What closes a place: of what is below nothing is said. */
function closes(code: string): boolean {
  return code === "maxItems" || code === "propertyNames";
}

/**
 * The normal form of a failed parse: what both halves of a contract say of the same document, at most one issue for each
 * place in it. Takes what `parseJson` throws, too.
 *
 * Pass the document that was parsed, or parse with `reportInput: true`: Zod's errors do not keep whether a property was
 * missing (`required`) or wrong, so that without either a missing one is said to be of the wrong type.
 */
export function issues(
  error: $ZodError | JsonError,
  ...document: readonly unknown[]
): Issue[] {
  if (error instanceof JsonError) return [{ pointer: "", ...refusal("json") }];
  const source = document.length > 0 ? { value: document[0] } : undefined;
  // A document may be wrong in very many places, so what is above them is only found out where it matters.
  let located: Located[] = [];
  for (const issue of error.issues)
    for (const each of locate(issue, source)) located.push(each);
  const closing = located.filter(({ said }) => closes(said.code));
  if (closing.length > 0) {
    const closed = new Set(closing.map(({ path }) => pointerOf(path)));
    located = located.filter(
      ({ path }) => !above(path).some((place) => closed.has(place)),
    );
  }
  const troubled = located.some(({ said }) => isAfterthought(said.code))
    ? new Set(located.flatMap(({ path }) => above(path)))
    : undefined;
  const found = new Map<string, Refusal>();
  for (const { said, path } of located) {
    const pointer = pointerOf(path);
    if (troubled?.has(pointer) && isAfterthought(said.code)) continue;
    const other = found.get(pointer);
    if (other === undefined || rankOf(said.code) < rankOf(other.code))
      found.set(pointer, said);
  }
  return Array.from(found, ([pointer, { code, message }]) => ({
    pointer,
    code,
    message,
  }));
}
