import type { Issue } from "../issues.js";
import { type Cause } from "./problems.js";
/** What a problem says beside its status. Members of other names are those of the declared kind of problem. */
export interface ProblemMembers {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly Issue[];
  /** Headers of the answer; no member of the document. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}
/**
 * Thrown by a handler, or by what reads requests, to answer with a problem document (RFC 9457):
 *
 *     throw new Problem(404);
 *     throw new Problem(409, { detail: "Only two are left.", left: 2 });
 *
 * One without a detail says what the contract says of its status.
 */
export declare class Problem extends Error {
  readonly name = "Problem";
  readonly status: number;
  readonly members: ProblemMembers;
  constructor(status: number, members?: ProblemMembers);
  /** The document, its members in the order of RFC 9457 section 3.1. `described` is the detail where it has none. */
  document(described?: string): Readonly<Record<string, unknown>>;
}
/** The problem for a cause of the table of texts, its holes filled. */
export declare function refused(
  cause: Cause,
  status: number,
  holes?: Readonly<Record<string, string | number>>,
): Problem;
/** The problem for a body that is not what it says it is. */
export declare function unreadable(cause: "json" | "form"): Problem;
/** The problem for a request that does not keep the contract: the first issues by pointer, and how many there are. */
export declare function invalid(found: readonly Issue[]): Problem;
