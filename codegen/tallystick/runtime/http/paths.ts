import { percentDecoded } from "./locations.js";

/** A segment of an operation's path: text, or the parameter of that name. */
type Segment = { readonly text: string } | { readonly parameter: string };

const PARAMETER = /^\{(.+)\}$/;

/** An operation's path, ready to be compared with those of requests. */
export type Template = readonly Segment[];

/** The segments of a path with parameters in braces. */
export function templateOf(path: string): Template {
  return segmentsOf(path).map((segment) => {
    const parameter = PARAMETER.exec(segment)?.[1];
    return parameter === undefined
      ? { text: percentDecoded(segment) }
      : { parameter };
  });
}

/** The segments of a request's path as they are sent. */
export function segmentsOf(path: string): string[] {
  return path.split("/").slice(1);
}

/**
 * The texts of the parameters, percent-decoded, where a request's segments are those of the template; else nothing.
 *
 * Each segment is decoded by itself, so an encoded slash separates nothing. Letter case and a slash at the end count.
 */
export function matched(
  template: Template,
  segments: readonly string[],
): ReadonlyMap<string, readonly string[]> | undefined {
  if (template.length !== segments.length) return undefined;
  const found = new Map<string, readonly string[]>();
  for (const [index, segment] of template.entries()) {
    const text = percentDecoded(segments[index] ?? "");
    if ("parameter" in segment) {
      if (text === "") return undefined;
      found.set(segment.parameter, [text]);
    } else if (segment.text !== text) return undefined;
  }
  return found;
}

/** Orders paths so that of two which answer the same request the one with more text comes first. */
export function byText(one: Template, other: Template): number {
  for (const [index, segment] of one.entries()) {
    const facing = other[index];
    if (facing === undefined) break;
    const rank = Number("parameter" in segment) - Number("parameter" in facing);
    if (rank !== 0) return rank;
  }
  return 0;
}
