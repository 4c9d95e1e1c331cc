/** A segment of an operation's path: text, or the parameter of that name. */
type Segment =
  | {
      readonly text: string;
    }
  | {
      readonly parameter: string;
    };
/** An operation's path, ready to be compared with those of requests. */
export type Template = readonly Segment[];
/** The segments of a path with parameters in braces. */
export declare function templateOf(path: string): Template;
/** The segments of a request's path as they are sent. */
export declare function segmentsOf(path: string): string[];
/**
 * The texts of the parameters, percent-decoded, where a request's segments are those of the template; else nothing.
 *
 * Each segment is decoded by itself, so an encoded slash separates nothing. Letter case and a slash at the end count.
 */
export declare function matched(
  template: Template,
  segments: readonly string[],
): ReadonlyMap<string, readonly string[]> | undefined;
/** Orders paths so that of two which answer the same request the one with more text comes first. */
export declare function byText(one: Template, other: Template): number;
export {};
