import { requireFormat } from "./format.js";
/** RFC 6570 section 2.2: an operator, then variables with their modifiers. */
const EXPRESSION =
  /\{[+#./;?&=,!@|]?(?:\w|%[0-9A-Fa-f]{2})+(?:\.(?:\w|%[0-9A-Fa-f]{2})+)*(?:\*|:[1-9]\d{0,3})?(?:,(?:\w|%[0-9A-Fa-f]{2})+(?:\.(?:\w|%[0-9A-Fa-f]{2})+)*(?:\*|:[1-9]\d{0,3})?)*\}/g;
/** RFC 6570 section 2.1: what is no literal. */
const STRAY =
  /[\p{Cc}\p{Cs}\p{NChar}\ufff0-\uffff\u{e0000}-\u{e0fff} "'<>\\^`{|}]|%(?![0-9A-Fa-f]{2})/u;
/** Accepts URI templates of RFC 6570, every level. */
export function uriTemplate(payload) {
  // A tilde is a literal and no hexadecimal digit, so what stands around an expression does not grow together.
  requireFormat(
    payload,
    "uri-template",
    !STRAY.test(payload.value.replace(EXPRESSION, "~")),
  );
}
