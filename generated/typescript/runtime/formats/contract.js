import { isCalendarDay } from "./calendar.js";
import { requireFormat } from "./format.js";
/** What nearly all are: a day that every month has. The rest is looked at part by part. */
const USUAL_DATE = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const USUAL_DATETIME =
  /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const CONTRACT_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?$/;
const OFFSET = /(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const CONTRACT_DURATION =
  /^-?P(?!$)(?:\d{1,8}D)?(?:T(?!$)(?:\d{1,5}H)?(?:\d{1,7}M)?(?:\d{1,9}(?:\.\d{1,6})?S)?)?$/;
const NOT_BASE64 = /[^A-Za-z0-9+/]/;
const DATE_LENGTH = 10;
function isContractDate(text) {
  if (USUAL_DATE.test(text)) return true;
  const match = CONTRACT_DATE.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  return (
    Number(year) >= 1 && isCalendarDay(Number(year), Number(month), Number(day))
  );
}
function isContractLocalDatetime(text) {
  return (
    text[DATE_LENGTH] === "T" &&
    isContractDate(text.slice(0, DATE_LENGTH)) &&
    CLOCK.test(text.slice(DATE_LENGTH + 1))
  );
}
function isContractDatetime(text) {
  if (USUAL_DATETIME.test(text)) return true;
  const offset = OFFSET.exec(text);
  return (
    offset !== null && isContractLocalDatetime(text.slice(0, offset.index))
  );
}
/** RFC 4648 section 4: padded, and the bits that the last character has to spare are zero (section 3.5). */
function isBase64(text) {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const digits = text.slice(0, text.length - padding);
  if (NOT_BASE64.test(digits)) return false;
  return (
    padding === 0 ||
    (padding === 1 ? "AEIMQUYcgkosw048" : "AQgw").includes(digits.slice(-1))
  );
}
/** Accepts `YYYY-MM-DD` from year 0001. */
export function contractDate(payload) {
  requireFormat(payload, "date", isContractDate(payload.value));
}
/** Accepts an instant: a date, `T`, a time to the microsecond at most, and `Z` or an offset; no leap second. */
export function contractDatetime(payload) {
  requireFormat(payload, "date-time", isContractDatetime(payload.value));
}
/** Accepts a date and a time without an offset. */
export function contractLocalDatetime(payload) {
  requireFormat(
    payload,
    "local-date-time",
    isContractLocalDatetime(payload.value),
  );
}
/** Accepts a date and a time, with an offset or without. */
export function contractAnyDatetime(payload) {
  requireFormat(
    payload,
    "zoned-or-local-date-time",
    isContractDatetime(payload.value) || isContractLocalDatetime(payload.value),
  );
}
/** Accepts a time of day without an offset. */
export function contractLocalTime(payload) {
  requireFormat(payload, "local-time", CLOCK.test(payload.value));
}
/** Accepts a signed length of time in days, hours, minutes and seconds. */
export function contractDuration(payload) {
  requireFormat(
    payload,
    "day-time-duration",
    CONTRACT_DURATION.test(payload.value),
  );
}
/** Accepts the one Base64 spelling of some bytes. */
export function contractBase64(payload) {
  requireFormat(payload, "byte", isBase64(payload.value));
}
