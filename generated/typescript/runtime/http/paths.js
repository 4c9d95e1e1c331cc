import { percentDecoded } from "./locations.js";
const PARAMETER = /^\{(.+)\}$/;
/** The segments of a path with parameters in braces. */
export function templateOf(path) {
  return segmentsOf(path).map((segment) => {
    const parameter = PARAMETER.exec(segment)?.[1];
    return parameter === undefined
      ? { text: percentDecoded(segment) }
      : { parameter };
  });
}
/** The segments of a request's path as they are sent. */
export function segmentsOf(path) {
  return path.split("/").slice(1);
}
/**
 * The texts of the parameters, percent-decoded, where a request's segments are those of the template; else nothing.
 *
 * Each segment is decoded by itself, so an encoded slash separates nothing. Letter case and a slash at the end count.
 */
export function matched(template, segments) {
  if (template.length !== segments.length) return undefined;
  const found = new Map();
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
export function byText(one, other) {
  for (const [index, segment] of one.entries()) {
    const facing = other[index];
    if (facing === undefined) break;
    const rank = Number("parameter" in segment) - Number("parameter" in facing);
    if (rank !== 0) return rank;
  }
  return 0;
}
