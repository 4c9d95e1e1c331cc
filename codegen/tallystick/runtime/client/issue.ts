import type { Issue } from "../issues.js";

/** Whether something that was sent is an issue. */
export function isIssue(value: unknown): value is Issue {
  if (typeof value !== "object" || value === null) return false;
  const { pointer, code, message } = value as Partial<Issue>;
  return [pointer, code, message].every((text) => typeof text === "string");
}
