import { requireFormat } from "./format.js";
const HOSTNAME =
  /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const LONGEST_HOSTNAME = 253;
const IPV4 =
  /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const LEADING_ZERO = /(?:^|\.)0\d/;
const IPV6_GROUP = /^[0-9A-Fa-f]{1,4}$/;
const IPV6_GROUPS = 8;
const LONGEST_IPV6 = 45;
/** RFC 1123 section 2.1 with the lengths of RFC 1035 section 2.3.4. */
export function isHostname(text) {
  return text.length <= LONGEST_HOSTNAME && HOSTNAME.test(text);
}
/** RFC 2673 section 3.2: four decimal octets without leading zeros. */
export function isIpv4(text) {
  return IPV4.test(text) && !LEADING_ZERO.test(text);
}
/** RFC 4291 section 2.2; a zone identifier is not part of an address. */
export function isIpv6(text) {
  if (text.length > LONGEST_IPV6) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  // The last 32 bits may be written as IPv4, but only at the very end of the address.
  const quad = last.includes(".") && text.endsWith(last) && isIpv4(last);
  const hexadecimal = quad ? groups.slice(0, -1) : groups;
  if (!hexadecimal.every((group) => IPV6_GROUP.test(group))) return false;
  const length = hexadecimal.length + (quad ? 2 : 0);
  return halves.length === 2 ? length < IPV6_GROUPS : length === IPV6_GROUPS;
}
/** Accepts host names of RFC 1123: ASCII labels, A-labels among them, by their letters, digits, hyphens and lengths. */
export function hostname(payload) {
  requireFormat(payload, "hostname", isHostname(payload.value));
}
