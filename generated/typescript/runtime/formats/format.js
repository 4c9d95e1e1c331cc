/** Reports a string that is not of a format, under the name JSON Schema has for it. */
export function requireFormat(payload, format, accepted) {
  if (!accepted)
    payload.issues.push({
      code: "invalid_format",
      format,
      input: payload.value,
    });
}
