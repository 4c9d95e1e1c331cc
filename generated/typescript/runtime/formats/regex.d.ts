import type { ParsePayload } from "zod/v4/core";
/** Accepts regular expressions of ECMA-262 with Unicode, which JSON Schema 2020-12 (core, section 6.4) asks for. */
export declare function regex(payload: ParsePayload<string>): void;
