import { requireFormat } from "./format.js";
import { isHostname, isIpv4, isIpv6 } from "./hosts.js";
const ASCII = {
  dotString: /^[\w!#$%&'*+\-/=?^`{|}~]+(?:\.[\w!#$%&'*+\-/=?^`{|}~]+)*$/,
  quotedString: /^"(?:[ !#-[\]-~]|\\[ -~])*"$/,
  isDomain: isHostname,
};
const INTERNATIONAL = {
  dotString:
    /^[\w!#$%&'*+\-/=?^`{|}~\u0080-\ud7ff\ue000-\u{10ffff}]+(?:\.[\w!#$%&'*+\-/=?^`{|}~\u0080-\ud7ff\ue000-\u{10ffff}]+)*$/u,
  quotedString: /^"(?:[ !#-[\]-~\u0080-\ud7ff\ue000-\u{10ffff}]|\\[ -~])*"$/u,
  isDomain: isInternationalDomain,
};
const INTERNATIONAL_LABEL =
  /^(?!-)[A-Za-z0-9\-\u0080-\ud7ff\ue000-\u{10ffff}]{1,63}(?<!-)$/u;
/** Labels of ASCII letters, digits and hyphens or of U-labels. Which characters IDNA lets a U-label have is not asked. */
function isInternationalDomain(text) {
  return text.split(".").every((label) => INTERNATIONAL_LABEL.test(label));
}
function isAddressLiteral(text) {
  if (!text.startsWith("[") || !text.endsWith("]")) return false;
  const address = text.slice(1, -1);
  return /^IPv6:/i.test(address)
    ? isIpv6(address.slice("IPv6:".length))
    : isIpv4(address);
}
/** `Mailbox` of RFC 5321 section 4.1.2. */
function isMailbox(text, grammar) {
  const at = text.lastIndexOf("@");
  if (at < 1) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  return (
    (grammar.dotString.test(local) || grammar.quotedString.test(local)) &&
    (grammar.isDomain(domain) || isAddressLiteral(domain))
  );
}
/** Accepts mailboxes of RFC 5321, quoted local parts and address literals included. */
export function email(payload) {
  requireFormat(payload, "email", isMailbox(payload.value, ASCII));
}
/** Accepts mailboxes of RFC 6531. */
export function idnEmail(payload) {
  requireFormat(payload, "idn-email", isMailbox(payload.value, INTERNATIONAL));
}
