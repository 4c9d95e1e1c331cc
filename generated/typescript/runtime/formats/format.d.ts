import type { ParsePayload } from "zod/v4/core";
/** Reports a string that is not of a format, under the name JSON Schema has for it. */
export declare function requireFormat(
  payload: ParsePayload<string>,
  format: string,
  accepted: boolean,
): void;
