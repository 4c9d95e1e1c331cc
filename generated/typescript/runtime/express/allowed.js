/** The methods that the path of a request takes, of operations that were passed over for their method. */
const METHODS = /*@__PURE__*/ new WeakMap();
/** Notes that the path of a request takes a method. */
export function allow(request, method) {
  const methods = METHODS.get(request) ?? new Set();
  METHODS.set(request, methods.add(method));
  // GET is answered to HEAD as well (RFC 9110 section 9.3.2).
  if (method === "GET") methods.add("HEAD");
}
/** The methods that the path of a request takes, in alphabetical order. */
export function allowed(request) {
  return [...(METHODS.get(request) ?? [])].sort();
}
