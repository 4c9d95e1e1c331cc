import { called } from "./calling.js";
import { ClientError } from "./results.js";
/** A client of the API at `baseUrl`. */
export function createClient(options) {
  const call = (operation, ...[request, settings]) =>
    // The types say what the constant says, which is what happens.
    called(
      options,
      {
        ...options,
        ...said(settings),
        init: { ...options.init, ...said(settings?.init) },
        check: { ...options.check, ...said(settings?.check) },
        headers: settings?.headers,
      },
      operation,
      request ?? {},
    );
  return {
    call,
    async orThrow(operation, ...parameters) {
      const result = await call(operation, ...parameters);
      if (!result.ok) throw new ClientError(operation, result);
      return result.data;
    },
  };
}
/** Settings that are there: `undefined` leaves those of the client. */
function said(settings) {
  return Object.fromEntries(
    Object.entries(settings ?? {}).filter(([, value]) => value !== undefined),
  );
}
