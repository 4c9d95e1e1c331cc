import type { Issue } from "../issues.js";
import { compareText } from "../rules/values.js";
import { type Cause, DETAILS, issueOf, MOST, title } from "./problems.js";

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
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly members: ProblemMembers;

  constructor(status: number, members: ProblemMembers = {}) {
    if (!Number.isInteger(status) || status < 400 || status > 599)
      throw new RangeError("a problem has a status from 400 to 599");
    super(members.detail ?? members.title ?? title(status));
    this.status = status;
    this.members = members;
  }

  /** The document, its members in the order of RFC 9457 section 3.1. `described` is the detail where it has none. */
  document(described?: string): Readonly<Record<string, unknown>> {
    const {
      type,
      title: own,
      detail,
      errors,
      headers: _,
      ...members
    } = this.members;
    const said = detail ?? described;
    return {
      type: type ?? "about:blank",
      title: own ?? title(this.status),
      status: this.status,
      ...(said === undefined ? {} : { detail: said }),
      ...(errors === undefined || errors.length === 0
        ? {}
        : {
            errors: errors.map(({ pointer, code, message }) => ({
              pointer,
              code,
              message,
            })),
          }),
      ...members,
    };
  }
}

/** The problem for a cause of the table of texts, its holes filled. */
export function refused(
  cause: Cause,
  status: number,
  holes: Readonly<Record<string, string | number>> = {},
): Problem {
  return new Problem(status, { detail: sentence(cause, holes) });
}

/** The problem for a body that is not what it says it is. */
export function unreadable(cause: "json" | "form"): Problem {
  const errors = [issueOf("/body", cause)];
  return new Problem(400, { detail: DETAILS[cause], errors });
}

/** The problem for a request that does not keep the contract: the first issues by pointer, and how many there are. */
export function invalid(found: readonly Issue[]): Problem {
  const errors = [...found]
    .sort((one, other) => compareText(one.pointer, other.pointer))
    .slice(0, MOST);
  const detail =
    found.length > MOST
      ? sentence("many", { count: found.length, most: MOST })
      : DETAILS.invalid;
  return new Problem(422, { detail, errors });
}

function sentence(
  cause: Cause,
  holes: Readonly<Record<string, string | number>>,
): string {
  return DETAILS[cause].replace(/\{(\w+)\}/g, (_, hole: string) =>
    String(holes[hole]),
  );
}
