import { requireFormat } from "./format.js";
function isRegex(text) {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
/** Accepts regular expressions of ECMA-262 with Unicode, which JSON Schema 2020-12 (core, section 6.4) asks for. */
export function regex(payload) {
  requireFormat(payload, "regex", isRegex(payload.value));
}
