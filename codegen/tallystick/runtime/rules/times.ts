/** Dates, times and durations as microseconds, so that comparing and adding them is exact. */

const WIRE_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const WIRE_CLOCK = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?$/;
const WIRE_OFFSET = /(?:Z|([+-])(\d{2}):(\d{2}))$/;
const WIRE_DURATION =
  /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,6}))?S)?)?$/;
const DATE_DIGITS = 10;
const MILLISECONDS_A_DAY = 86_400_000;
const MINUTE = 60_000_000n;

function partsOf(pattern: RegExp, text: string): readonly string[] {
  const match = pattern.exec(text);
  if (match === null) throw new RangeError("not a date, time or duration");
  return match.map((part) => part ?? "");
}

function microseconds(fraction: string): bigint {
  return BigInt(fraction.padEnd(6, "0"));
}

/** `YYYY-MM-DD` as microseconds since 1970-01-01. */
export function dateOf(text: string): bigint {
  const [, year, month, day] = partsOf(WIRE_DATE, text);
  const date = new Date(0);
  // The constructor would take the years 0 to 99 for those of the twentieth century.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const days = Math.round(date.getTime() / MILLISECONDS_A_DAY);
  return BigInt(days) * BigInt(MILLISECONDS_A_DAY) * 1000n;
}

/** `hh:mm:ss` with up to six digits of fraction, as microseconds since midnight. */
export function timeOf(text: string): bigint {
  const [, hour = "", minute = "", second = "", fraction = ""] = partsOf(
    WIRE_CLOCK,
    text,
  );
  const seconds = (BigInt(hour) * 60n + BigInt(minute)) * 60n + BigInt(second);
  return seconds * 1_000_000n + microseconds(fraction);
}

/** A date and a time without offset, as microseconds since 1970-01-01T00:00:00. */
export function localOf(text: string): bigint {
  return (
    dateOf(text.slice(0, DATE_DIGITS)) + timeOf(text.slice(DATE_DIGITS + 1))
  );
}

/** An instant as microseconds since 1970-01-01T00:00:00Z, whatever the offset it is written with. */
export function instantOf(text: string): bigint {
  const [offset = "", sign, hours = "", minutes = ""] = partsOf(
    WIRE_OFFSET,
    text,
  );
  const ahead = (BigInt(hours) * 60n + BigInt(minutes)) * MINUTE;
  const local = localOf(text.slice(0, text.length - offset.length));
  return sign === "-" ? local + ahead : local - ahead;
}

/** A duration in days, hours, minutes and seconds, as microseconds. */
export function durationOf(text: string): bigint {
  const [, sign, days, hours, minutes, seconds, fraction = ""] = partsOf(
    WIRE_DURATION,
    text,
  );
  const whole =
    ((BigInt(days ?? "") * 24n + BigInt(hours ?? "")) * 60n +
      BigInt(minutes ?? "")) *
      60n +
    BigInt(seconds ?? "");
  const length = whole * 1_000_000n + microseconds(fraction);
  return sign === "-" ? -length : length;
}
