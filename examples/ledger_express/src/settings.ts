/** What the service can be told, all of it by environment variables. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** The file of the books. */
  readonly database: string;
  readonly token: string;
  /** The pages that may ask from a browser. */
  readonly origins: readonly string[];
  readonly seeded: boolean;
  /** Time stands still at this moment, and identifiers are counted: two servers can be compared to the letter. */
  readonly standstill: Date | undefined;
}

/** The settings that variables `LEDGER_...` make, with defaults for the rest. Throws `RangeError`. */
export function settingsFrom(
  given: Readonly<Record<string, string | undefined>>,
): Settings {
  const moment = given["LEDGER_STANDSTILL"];
  return {
    host: given["LEDGER_HOST"] ?? "127.0.0.1",
    port: portFrom(given["LEDGER_PORT"] ?? "8001"),
    database: given["LEDGER_DATABASE"] ?? "ledger.db",
    token: given["LEDGER_TOKEN"] ?? "demo-token",
    origins: (
      given["LEDGER_ORIGINS"] ?? "http://localhost:5173 http://127.0.0.1:5173"
    ).split(/\s+/),
    seeded: given["LEDGER_SEED"] !== "no",
    standstill: moment ? momentFrom(moment) : undefined,
  };
}

function portFrom(text: string): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port < 65_536) return port;
  throw new RangeError(
    `LEDGER_PORT is a port, from 0 to 65535, and not ${JSON.stringify(text)}`,
  );
}

function momentFrom(text: string): Date {
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new RangeError(
    `LEDGER_STANDSTILL is a moment, and not ${JSON.stringify(text)}`,
  );
}
