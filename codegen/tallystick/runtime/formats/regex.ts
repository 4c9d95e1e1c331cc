import type { ParsePayload } from "zod/v4/core";
import { requireFormat } from "./format.js";

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Accepts regular expressions of ECMA-262 with Unicode, which JSON Schema 2020-12 (core, section 6.4) asks for. */
export function regex(payload: ParsePayload<string>): void {
  requireFormat(payload, "regex", isRegex(payload.value));
}
