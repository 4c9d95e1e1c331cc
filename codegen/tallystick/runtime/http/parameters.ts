import type { Kind, Parameter } from "./operation.js";

/** The texts of parameters by wire name, in the order of the request. */
export type Texts = ReadonlyMap<string, readonly string[]>;

/** The value that a text is, where it is one of its kind. Any other stays text, which the parameter's type refuses. */
const GRAMMARS: Readonly<Record<Kind, RegExp | undefined>> = {
  string: undefined,
  integer: /^(?:0|-?[1-9][0-9]{0,20})$/,
  number:
    /^-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,4})?$/,
  boolean: /^(?:true|false)$/,
};

function item(kind: Kind, text: string): unknown {
  const grammar = GRAMMARS[kind];
  if (grammar === undefined || !grammar.test(text)) return text;
  if (kind === "boolean") return text === "true";
  const value = Number(text);
  // One that overflows is no number of JSON, so it stays text, too.
  return Number.isFinite(value) ? value : text;
}

/**
 * The document that the texts of some parameters are, by wire name; names without a parameter are dropped.
 *
 * A parameter that is given several times, and takes no list, is a list nevertheless: its type refuses it.
 */
export function documentOf(
  members: Readonly<Record<string, Parameter>>,
  given: Texts,
): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const [wire, { kind, repeated }] of Object.entries(members)) {
    const texts = given.get(wire);
    if (texts === undefined || texts.length === 0) continue;
    const items = texts.map((text) => item(kind, text));
    document[wire] = repeated || items.length > 1 ? items : items[0];
  }
  return document;
}

/** The texts of a parameter that has this value: what `documentOf` reads back. */
export function textsOf(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((each) =>
    typeof each === "string" ? each : JSON.stringify(each),
  );
}
