const MOST_REDIRECTS = 5;
/** What says nothing of the caller, and what `fetch` itself takes back where a redirect leads elsewhere. */
const HARMLESS = /*@__PURE__*/ new Set([
  "accept",
  "accept-language",
  "authorization",
  "content-language",
  "content-type",
  "cookie",
]);
const CREDENTIALS = ["authorization", "cookie"];
/**
 * The answer to a request. A redirect to another origin is followed without what was told to this one.
 *
 * `fetch` takes back only the headers it knows, so a request with others is redirected here. A browser does not show
 * where that leads: there such a redirect is an error.
 */
export async function sent(fetch, base, request, init) {
  const told = [...request.headers.keys()].filter(
    (name) => !HARMLESS.has(name),
  );
  let url = base + request.path;
  let now = {
    ...init,
    headers: request.headers,
    ...(request.body !== undefined && { body: request.body }),
    redirect: told.length > 0 ? "manual" : "follow",
  };
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(url, now);
    if (response.type === "opaqueredirect")
      throw new TypeError("redirected, with headers that are for one origin");
    const location = response.headers.get("location");
    if (!REDIRECTS.has(response.status) || location === null) return response;
    if (redirects === MOST_REDIRECTS)
      throw new TypeError("redirected too often");
    await response.body?.cancel();
    const next = new URL(location, url);
    now = redirected(now, response.status, told, next.origin === originOf(url));
    url = next.href;
  }
}
const REDIRECTS = /*@__PURE__*/ new Set([301, 302, 303, 307, 308]);
function originOf(url) {
  return new URL(url).origin;
}
/** The request after a redirect, as the Fetch Standard has it (section 4.4). */
function redirected({ body, ...request }, status, told, sameOrigin) {
  const headers = new Headers(request.headers);
  if (!sameOrigin)
    for (const name of [...told, ...CREDENTIALS]) headers.delete(name);
  const { method } = request;
  const fetched =
    status === 303
      ? method !== "HEAD"
      : (status === 301 || status === 302) && method === "POST";
  if (!fetched)
    return { ...request, headers, ...(body !== undefined && { body }) };
  headers.delete("content-type");
  return { ...request, headers, method: "GET" };
}
