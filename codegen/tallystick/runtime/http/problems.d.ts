import type { Issue } from "../issues.js";
/** The phrase of each status in the registry of RFC 9110 section 16.2.1. */
export declare const TITLES: Readonly<Record<number, string>>;
/** The title of a status without a phrase, by its first digit. */
export declare const UNREGISTERED: Readonly<Record<4 | 5, string>>;
/** The sentence for each cause, the same from every server. */
export declare const DETAILS: {
  readonly path: "There is nothing at this path.";
  readonly method: "This path does not take this method.";
  readonly media: "The body has to be {media}.";
  readonly encoding: "The body must not be compressed.";
  readonly large: "The body is larger than {limit} bytes.";
  readonly values: "The body has more than {limit} values.";
  readonly names: "The body has too long a name for so many values.";
  readonly slow: "The body did not arrive in time.";
  readonly json: "The body is not a JSON document.";
  readonly form: "The body is not a form.";
  readonly invalid: "The request does not keep the contract.";
  readonly many: "The request does not keep the contract in {count} places, of which the first {most} are listed.";
  readonly failed: "The server failed to answer this request.";
};
/** Why a server refuses a request by itself. */
export type Cause = keyof typeof DETAILS;
/** The message of each code that only requests have, beside those of every schema. */
export declare const ISSUES: Readonly<Record<string, string>>;
/** So many issues are listed at most: the first ones in the order of their pointers' code points. */
export declare const MOST = 20;
/**
 * So many code points the pointer of an issue has at most. A longer one ends before the key that makes it so: keys are the
 * client's, and what the client sent is not sent back whole.
 */
export declare const LONGEST = 500;
/**
 * So many bytes the listed issues have together at most, as they are written; those behind are not listed. It leaves room
 * for the rest of a document, which stays under 16 KiB.
 */
export declare const LISTED_BYTES = 12288;
/** So many issues of one part of a request are counted at most; of more, it is only said that there are. */
export declare const COUNTED = 100000;
/** What documents say of the errors that operations have without declaring them. */
export declare const DESCRIPTIONS: Readonly<Record<number, string>>;
/** The title of a problem of that status. */
export declare function title(status: number): string;
/** The JSON Pointer to a member (RFC 6901). */
export declare function below(pointer: string, key: string): string;
/** An issue with the text of its code, which is one of requests alone or of every schema. */
export declare function issueOf(
  pointer: string,
  code: string,
  limit?: string,
): Issue;
