/** Credentials of a bearer token (RFC 6750), or of a function that gives the current one. */
export function bearer(token) {
  return async () => {
    const value = await secretOf(token);
    return value === undefined
      ? undefined
      : { authorization: `Bearer ${value}` };
  };
}
/** Credentials of a key in a header of that name. */
export function apiKey(header, key) {
  return async () => {
    const value = await secretOf(key);
    return value === undefined ? undefined : { [header]: value };
  };
}
async function secretOf(secret) {
  return typeof secret === "string" ? secret : await secret();
}
/** The headers for the first of an operation's security schemes for which there are credentials. */
export async function credentialsOf(operation, known) {
  for (const scheme of operation.security) {
    const found = Object.hasOwn(known, scheme)
      ? await known[scheme]?.(operation)
      : undefined;
    if (found !== undefined) return found;
  }
  return {};
}
