import {
  contractAnyDatetime,
  contractBase64,
  contractDate,
  contractDatetime,
  contractDuration,
  contractLocalDatetime,
  contractLocalTime,
} from "../formats/contract.js";
import { dateTime, duration, time } from "../formats/dates.js";
import { email, idnEmail } from "../formats/email.js";
import { hostname } from "../formats/hosts.js";
import { jsonPointer, relativeJsonPointer } from "../formats/pointers.js";
import { regex } from "../formats/regex.js";
import { uriTemplate } from "../formats/templates.js";
import { iri, iriReference, uri, uriReference } from "../formats/uris.js";
import { between, oneOf } from "./random.js";
const WORDS =
  "amber birch cedar delta ember fjord grove harbor iris juniper kestrel linden maple north olive pebble quartz river sage tundra umber violet willow yarrow".split(
    " ",
  );
const HEX = "0123456789abcdef";
const BASE64 =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function two(value) {
  return String(value).padStart(2, "0");
}
function day(random) {
  return `${between(random, 2020, 2029)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`;
}
function clock(random) {
  return [23, 59, 59].map((most) => two(between(random, 0, most))).join(":");
}
function word(random) {
  return oneOf(random, WORDS);
}
function hex(random, length) {
  return Array.from({ length }, () => oneOf(random, [...HEX])).join("");
}
function guid(random) {
  return [8, 4, 4, 4, 12]
    .map((length) => hex(random, length))
    .join("-")
    .replace(/^(.{14})./, "$14")
    .replace(/^(.{19})./, "$1a");
}
function base64(random) {
  const four = () =>
    Array.from({ length: 4 }, () => oneOf(random, [...BASE64])).join("");
  const whole = Array.from({ length: between(random, 0, 6) }, four).join("");
  return whole + oneOf(random, ["", "AA==", "AAA="]);
}
function span(random) {
  return oneOf(random, [
    `P${between(random, 1, 30)}D`,
    `PT${between(random, 1, 23)}H`,
    `P${between(random, 1, 9)}DT${between(random, 1, 23)}H`,
  ]);
}
function url(random) {
  return `https://${word(random)}.example/${word(random)}`;
}
function mail(random) {
  return `${word(random)}.${word(random)}@${word(random)}.example`;
}
function pointer(random) {
  return `/${word(random)}/${between(random, 0, 9)}`;
}
/** What Zod names the formats that it checks itself. */
const NATIVE = {
  date: day,
  guid,
  uuid: guid,
  ipv4: (random) =>
    [10, 0, 0, 0].map((first) => first + between(random, 0, 99)).join("."),
  ipv6: (random) => `2001:db8::${hex(random, 4)}`,
};
/** The texts of each check of a format. */
const CHECKED = /*@__PURE__*/ new Map([
  [contractDate, day],
  [contractDatetime, (random) => `${day(random)}T${clock(random)}Z`],
  [contractLocalDatetime, (random) => `${day(random)}T${clock(random)}`],
  [contractAnyDatetime, (random) => `${day(random)}T${clock(random)}Z`],
  [contractLocalTime, clock],
  [contractDuration, span],
  [contractBase64, base64],
  [dateTime, (random) => `${day(random)}T${clock(random)}Z`],
  [time, (random) => `${clock(random)}Z`],
  [duration, (random) => `P${between(random, 1, 30)}D`],
  [email, mail],
  [idnEmail, mail],
  [hostname, (random) => `${word(random)}.example`],
  [uri, url],
  [uriReference, url],
  [iri, url],
  [iriReference, url],
  [uriTemplate, (random) => `${url(random)}/{id}`],
  [jsonPointer, pointer],
  [relativeJsonPointer, (random) => `1${pointer(random)}`],
  [regex, (random) => `^${word(random)}[a-z]*$`],
]);
/** What makes texts of a format, by its check or by Zod's name for it; nothing where it is none. */
export function formatMaker(check) {
  return typeof check === "string"
    ? Object.hasOwn(NATIVE, check)
      ? NATIVE[check]
      : undefined
    : CHECKED.get(check);
}
/** Words of at least and at most so many characters: whole ones, where there is room for them. */
export function words(random, least, most) {
  let text = "";
  while (text === "" || text.length < least)
    text += (text && " ") + word(random);
  // A blank at the end would be lost where texts are stripped.
  return text.slice(0, most).replace(/ $/, "s");
}
