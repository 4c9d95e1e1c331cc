/** Whether something that was sent is an issue. */
export function isIssue(value) {
  if (typeof value !== "object" || value === null) return false;
  const { pointer, code, message } = value;
  return [pointer, code, message].every((text) => typeof text === "string");
}
