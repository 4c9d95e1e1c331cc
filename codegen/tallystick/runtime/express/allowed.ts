import type { Request } from "express";

/** The methods that the path of a request takes, of operations that were passed over for their method. */
const METHODS: WeakMap<Request, Set<string>> = /*@__PURE__*/ new WeakMap();

/** Notes that the path of a request takes a method. */
export function allow(request: Request, method: string): void {
  const methods = METHODS.get(request) ?? new Set();
  METHODS.set(request, methods.add(method));
  // GET is answered to HEAD as well (RFC 9110 section 9.3.2).
  if (method === "GET") methods.add("HEAD");
}

/** The methods that the path of a request takes, in alphabetical order. */
export function allowed(request: Request): readonly string[] {
  return [...(METHODS.get(request) ?? [])].sort();
}
