/** Texts of every format that generated schemas check. */
import type { CheckFn } from "zod/v4/core";
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
import { between, oneOf, type Random } from "./random.js";

const WORDS =
  "amber birch cedar delta ember fjord grove harbor iris juniper kestrel linden maple north olive pebble quartz river sage tundra umber violet willow yarrow".split(
    " ",
  );
const HEX = "0123456789abcdef";
const BASE64 =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function day(random: Random): string {
  return `${between(random, 2020, 2029)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`;
}

function clock(random: Random): string {
  return [23, 59, 59].map((most) => two(between(random, 0, most))).join(":");
}

function word(random: Random): string {
  return oneOf(random, WORDS);
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => oneOf(random, [...HEX])).join("");
}

function guid(random: Random): string {
  return [8, 4, 4, 4, 12]
    .map((length) => hex(random, length))
    .join("-")
    .replace(/^(.{14})./, "$14")
    .replace(/^(.{19})./, "$1a");
}

function base64(random: Random): string {
  const four = (): string =>
    Array.from({ length: 4 }, () => oneOf(random, [...BASE64])).join("");
  const whole = Array.from({ length: between(random, 0, 6) }, four).join("");
  return whole + oneOf(random, ["", "AA==", "AAA="]);
}

function span(random: Random): string {
  return oneOf(random, [
    `P${between(random, 1, 30)}D`,
    `PT${between(random, 1, 23)}H`,
    `P${between(random, 1, 9)}DT${between(random, 1, 23)}H`,
  ]);
}

function url(random: Random): string {
  return `https://${word(random)}.example/${word(random)}`;
}

function mail(random: Random): string {
  return `${word(random)}.${word(random)}@${word(random)}.example`;
}

function pointer(random: Random): string {
  return `/${word(random)}/${between(random, 0, 9)}`;
}

type Maker = (random: Random) => string;

/** What Zod names the formats that it checks itself. */
const NATIVE: Readonly<Record<string, Maker>> = {
  date: day,
  guid,
  uuid: guid,
  ipv4: (random) =>
    [10, 0, 0, 0].map((first) => first + between(random, 0, 99)).join("."),
  ipv6: (random) => `2001:db8::${hex(random, 4)}`,
};

/** The texts of each check of a format. */
const CHECKED: ReadonlyMap<unknown, Maker> = /*@__PURE__*/ new Map<
  CheckFn<string>,
  Maker
>([
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
export function formatMaker(check: unknown): Maker | undefined {
  return typeof check === "string"
    ? Object.hasOwn(NATIVE, check)
      ? NATIVE[check]
      : undefined
    : CHECKED.get(check);
}

/** Words of at least and at most so many characters: whole ones, where there is room for them. */
export function words(random: Random, least: number, most: number): string {
  let text = "";
  while (text === "" || text.length < least)
    text += (text && " ") + word(random);
  // A blank at the end would be lost where texts are stripped.
  return text.slice(0, most).replace(/ $/, "s");
}
