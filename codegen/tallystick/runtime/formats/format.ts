import type { ParsePayload } from "zod/v4/core";

/** Reports a string that is not of a format, under the name JSON Schema has for it. */
export function requireFormat(
  payload: ParsePayload<string>,
  format: string,
  accepted: boolean,
): void {
  if (!accepted)
    payload.issues.push({
      code: "invalid_format",
      format,
      input: payload.value,
    });
}
