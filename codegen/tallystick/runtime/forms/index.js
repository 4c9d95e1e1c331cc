/** Errors of a contract, from either side, as the errors of a form's fields. */
import { isIssue } from "../client/issue.js";
import { keysOf } from "./messages.js";
export { withMessages } from "./messages.js";
/** The name of what is wrong with a form as a whole. */
const WHOLE = "root";
/**
 * Sets the error of each field that has one, the first of them focused, and of the form (`root`) where it is wrong as a
 * whole. Names are those of react-hook-form: `/lines/0/quantity` is `lines.0.quantity`.
 *
 * Returns the issues that no field of the form can show: those of other parts of the request than its body. A problem
 * without issues sets nothing and returns nothing.
 */
export function toFormErrors(refused, setError) {
  const found = issuesOf(refused);
  // A list of issues is about a document; all else is about a request, of which the form's document is the body.
  const prefix = Array.isArray(refused) ? "" : "/body";
  const [inside, outside] = parted(found, ({ pointer }) =>
    `${pointer}/`.startsWith(`${prefix}/`),
  );
  for (const [index, { pointer, code, message }] of inside.entries()) {
    const name = fieldOf(pointer.slice(prefix.length));
    const error = { type: code, message };
    // The names of a form's fields are those of its document, which the contract has checked.
    setError(name, error, { shouldFocus: index === 0 });
  }
  return outside;
}
/** The name of the field that a JSON Pointer leads to. */
export function fieldOf(pointer) {
  return pointer === "" ? WHOLE : keysOf(pointer).join(".");
}
function issuesOf(refused) {
  if (Array.isArray(refused)) return refused.filter(isIssue);
  const { failure, problem, errors, issues } = refused;
  const inner = failure ?? problem;
  if (typeof inner === "object" && inner !== null) return issuesOf(inner);
  const list = errors ?? issues;
  return Array.isArray(list) ? list.filter(isIssue) : [];
}
function parted(items, isIn) {
  return [items.filter(isIn), items.filter((item) => !isIn(item))];
}
