import { requireFormat } from "./format.js";
const STRAY_TILDE = /~(?![01])/;
const STEPS_UP = /^(?:0|[1-9]\d*)/;
function isPointer(text) {
  return text === "" || (text.startsWith("/") && !STRAY_TILDE.test(text));
}
function isRelativePointer(text) {
  const up = STEPS_UP.exec(text);
  if (!up) return false;
  const rest = text.slice(up[0].length);
  return rest === "#" || isPointer(rest);
}
/** Accepts JSON Pointers of RFC 6901 in their string form. */
export function jsonPointer(payload) {
  requireFormat(payload, "json-pointer", isPointer(payload.value));
}
/** Accepts Relative JSON Pointers, without the index manipulation that later drafts add. */
export function relativeJsonPointer(payload) {
  requireFormat(
    payload,
    "relative-json-pointer",
    isRelativePointer(payload.value),
  );
}
