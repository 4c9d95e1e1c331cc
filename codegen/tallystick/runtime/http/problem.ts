import type { Issue } from "../issues.js";
import { compareText } from "../rules/values.js";
import {
  type Cause,
  DETAILS,
  issueOf,
  LISTED_BYTES,
  LONGEST,
  MOST,
  title,
} from "./problems.js";

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
    const shown = listed(errors ?? []);
    return {
      type: type ?? "about:blank",
      title: own ?? title(this.status),
      status: this.status,
      ...(said === undefined ? {} : { detail: said }),
      ...(shown.length === 0 ? {} : { errors: shown }),
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
  const first = [...found]
    .sort((one, other) => compareText(one.pointer, other.pointer))
    .slice(0, MOST);
  const errors = listed(first);
  const detail =
    errors.length < found.length
      ? sentence("many", { count: found.length, most: errors.length })
      : DETAILS.invalid;
  return new Problem(422, { detail, errors });
}

/** The issues that a document lists of those found: the first ones, their pointers cut, while there is room. */
function listed(found: readonly Issue[]): readonly Issue[] {
  const errors: Issue[] = [];
  let room = LISTED_BYTES;
  for (const { pointer, code, message } of found.slice(0, MOST)) {
    const issue = { pointer: cut(pointer), code, message };
    room -= new TextEncoder().encode(JSON.stringify(issue)).length;
    if (room < 0) break;
    errors.push(issue);
  }
  return errors;
}

/** A pointer, or the longest part of it that ends with a whole key and is no longer than pointers may be. */
function cut(pointer: string): string {
  // A code point is two units at most.
  const points = [...pointer.slice(0, 2 * LONGEST + 2)];
  if (points.length <= LONGEST) return pointer;
  const start = points.slice(0, LONGEST + 1).join("");
  return start.slice(0, Math.max(0, start.lastIndexOf("/")));
}

function sentence(
  cause: Cause,
  holes: Readonly<Record<string, string | number>>,
): string {
  return DETAILS[cause].replace(/\{(\w+)\}/g, (_, hole: string) =>
    String(holes[hole]),
  );
}
