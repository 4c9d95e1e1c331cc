import type { ParsePayload } from "zod/v4/core";
import { isCalendarDay } from "./calendar.js";
import { requireFormat } from "./format.js";

/** What nearly all are: a day that every month has, and no leap second. The rest is looked at part by part. */
const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](.*)$/;
const TIME =
  /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const DURATION =
  /^P(?!$)(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;
const MINUTES_A_DAY = 1440;

/** RFC 3339 section 5.6, `full-time`. A leap second is accepted where UTC has them: in the last minute of its day. */
function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [, hour, minute, second, sign, offsetHour = "0", offsetMinute = "0"] =
    match;
  if (
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(offsetHour) > 23 ||
    Number(offsetMinute) > 59
  )
    return false;
  if (Number(second) < 60) return true;
  const local = Number(hour) * 60 + Number(minute);
  const offset =
    (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === "-" ? -1 : 1);
  return (
    Number(second) === 60 &&
    (local - offset + MINUTES_A_DAY) % MINUTES_A_DAY === MINUTES_A_DAY - 1
  );
}

function isDateTime(text: string): boolean {
  if (USUAL.test(text)) return true;
  const match = DATE_TIME.exec(text);
  if (!match) return false;
  const [, year, month, day, clock = ""] = match;
  return (
    isCalendarDay(Number(year), Number(month), Number(day)) && isTime(clock)
  );
}

/** Accepts `date-time` of RFC 3339 section 5.6. */
export function dateTime(payload: ParsePayload<string>): void {
  requireFormat(payload, "date-time", isDateTime(payload.value));
}

/** Accepts `full-time` of RFC 3339 section 5.6: a time of day with its offset. */
export function time(payload: ParsePayload<string>): void {
  requireFormat(payload, "time", isTime(payload.value));
}

/** Accepts `duration` of RFC 3339 appendix A: no signs, no fractions, no unit left out in the middle. */
export function duration(payload: ParsePayload<string>): void {
  requireFormat(payload, "duration", DURATION.test(payload.value));
}
