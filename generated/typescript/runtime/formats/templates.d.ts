import type { ParsePayload } from "zod/v4/core";
/** Accepts URI templates of RFC 6570, every level. */
export declare function uriTemplate(payload: ParsePayload<string>): void;
