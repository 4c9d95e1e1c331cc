import { atLeast, atMost } from "./bounds.js";
const MOMENT =
  /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:T?(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?)?(?:Z|([+-])(\d{2}):(\d{2}))?$/;
const SPAN =
  /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,6}))?S)?)?$/;
const MICROSECONDS = 1000000n;
const DAY = 86400n;
const DAY_IN_MILLISECONDS = 86_400_000;
function clockSeconds(hours = "0", minutes = "0", rest = "0") {
  return (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(rest);
}
/** Days since 1970-01-01. `Date.UTC` would take the years 0 to 99 for those of a century. */
function epochDays(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return BigInt(date.getTime() / DAY_IN_MILLISECONDS);
}
/** Microseconds since the epoch, an offset taken off; of a time of day, since midnight. */
function momentOf(text) {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, year, month = "", day = "", hours, minutes, rest] = match;
  const [fraction = "", sign, ahead, aside] = match.slice(7);
  const date = year === undefined ? 0n : epochDays(year, month, day);
  const offset = clockSeconds(ahead, aside) * (sign === "-" ? -1n : 1n);
  const whole = date * DAY + clockSeconds(hours, minutes, rest) - offset;
  return whole * MICROSECONDS + BigInt(fraction.padEnd(6, "0"));
}
/** Microseconds of a span. */
function spanOf(text) {
  const match = SPAN.exec(text);
  if (!match) return undefined;
  const [, minus, whole = "0", hours, minutes, rest, fraction = ""] = match;
  const length =
    (BigInt(whole) * DAY + clockSeconds(hours, minutes, rest)) * MICROSECONDS +
    BigInt(fraction.padEnd(6, "0"));
  return minus === "" ? length : -length;
}
function ordered(measure) {
  return (limit) => {
    const bound = measure(limit);
    return (text) => {
      const value = measure(text);
      if (value === undefined || bound === undefined) return Number.NaN;
      return value < bound ? -1 : value > bound ? 1 : 0;
    };
  };
}
const MOMENTS = {
  origin: "time",
  order: /* @__PURE__ */ ordered(momentOf),
  asNumber: (limit) => Number(momentOf(limit)),
};
const SPANS = {
  origin: "duration",
  order: /* @__PURE__ */ ordered(spanOf),
  asNumber: (limit) => Number(spanOf(limit)),
};
/** Accepts dates and times from `limit` on. */
export function momentMinimum(limit) {
  return atLeast(MOMENTS, limit, true);
}
/** Accepts dates and times after `limit`. */
export function momentExclusiveMinimum(limit) {
  return atLeast(MOMENTS, limit, false);
}
/** Accepts dates and times up to `limit`. */
export function momentMaximum(limit) {
  return atMost(MOMENTS, limit, true);
}
/** Accepts dates and times before `limit`. */
export function momentExclusiveMaximum(limit) {
  return atMost(MOMENTS, limit, false);
}
/** Accepts spans from `limit` upwards. */
export function durationMinimum(limit) {
  return atLeast(SPANS, limit, true);
}
/** Accepts spans above `limit`. */
export function durationExclusiveMinimum(limit) {
  return atLeast(SPANS, limit, false);
}
/** Accepts spans up to `limit`. */
export function durationMaximum(limit) {
  return atMost(SPANS, limit, true);
}
/** Accepts spans below `limit`. */
export function durationExclusiveMaximum(limit) {
  return atMost(SPANS, limit, false);
}
