/** What the service can be told, all of it by environment variables. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The value of the cookie `sid` that lets in. */
  readonly session: string;
}

/** The settings that variables `WORKSPACE_...` make, with defaults for the rest. Throws `RangeError`. */
export function settingsFrom(
  given: Readonly<Record<string, string | undefined>>,
): Settings {
  return {
    host: given["WORKSPACE_HOST"] ?? "127.0.0.1",
    port: portFrom(given["WORKSPACE_PORT"] ?? "8002"),
    session: given["WORKSPACE_SESSION"] ?? "demo-session",
  };
}

function portFrom(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port < 65_536) return port;
  throw new RangeError(
    `WORKSPACE_PORT is a port, from 0 to 65535, and not ${JSON.stringify(text)}`,
  );
}
