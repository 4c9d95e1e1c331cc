import type { ParsePayload } from "zod/v4/core";
import { requireFormat } from "./format.js";

const STRAY_TILDE = /~(?![01])/;
const STEPS_UP = /^(?:0|[1-9]\d*)/;

function isPointer(text: string): boolean {
  return text === "" || (text.startsWith("/") && !STRAY_TILDE.test(text));
}

function isRelativePointer(text: string): boolean {
  const up = STEPS_UP.exec(text);
  if (!up) return false;
  const rest = text.slice(up[0].length);
  return rest === "#" || isPointer(rest);
}

/** Accepts JSON Pointers of RFC 6901 in their string form. */
export function jsonPointer(payload: ParsePayload<string>): void {
  requireFormat(payload, "json-pointer", isPointer(payload.value));
}

/** Accepts Relative JSON Pointers, without the index manipulation that later drafts add. */
export function relativeJsonPointer(payload: ParsePayload<string>): void {
  requireFormat(
    payload,
    "relative-json-pointer",
    isRelativePointer(payload.value),
  );
}
