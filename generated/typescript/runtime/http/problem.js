import { compareText } from "../rules/values.js";
import { DETAILS, issueOf, MOST, title } from "./problems.js";
/**
 * Thrown by a handler, or by what reads requests, to answer with a problem document (RFC 9457):
 *
 *     throw new Problem(404);
 *     throw new Problem(409, { detail: "Only two are left.", left: 2 });
 *
 * One without a detail says what the contract says of its status.
 */
export class Problem extends Error {
  name = "Problem";
  status;
  members;
  constructor(status, members = {}) {
    if (!Number.isInteger(status) || status < 400 || status > 599)
      throw new RangeError("a problem has a status from 400 to 599");
    super(members.detail ?? members.title ?? title(status));
    this.status = status;
    this.members = members;
  }
  /** The document, its members in the order of RFC 9457 section 3.1. `described` is the detail where it has none. */
  document(described) {
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
export function refused(cause, status, holes = {}) {
  return new Problem(status, { detail: sentence(cause, holes) });
}
/** The problem for a body that is not what it says it is. */
export function unreadable(cause) {
  const errors = [issueOf("/body", cause)];
  return new Problem(400, { detail: DETAILS[cause], errors });
}
/** The problem for a request that does not keep the contract: the first issues by pointer, and how many there are. */
export function invalid(found) {
  const errors = [...found]
    .sort((one, other) => compareText(one.pointer, other.pointer))
    .slice(0, MOST);
  const detail =
    found.length > MOST
      ? sentence("many", { count: found.length, most: MOST })
      : DETAILS.invalid;
  return new Problem(422, { detail, errors });
}
function sentence(cause, holes) {
  return DETAILS[cause].replace(/\{(\w+)\}/g, (_, hole) => String(holes[hole]));
}
