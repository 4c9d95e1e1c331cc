/** What a failed call means to whoever looks at the page. */
import { ClientError, isTransient } from "@acme/contracts/client";

export interface Explanation {
  readonly kind: "offline" | "unauthorized" | "missing" | "refused" | "broken";
  readonly title: string;
  readonly text: string;
}

const OFFLINE: Explanation = {
  kind: "offline",
  title: "The server cannot be reached",
  text: "Check your connection, then try again.",
};
const SLOW: Explanation = {
  kind: "offline",
  title: "The server takes too long",
  text: "It did not answer in time. Try again in a moment.",
};
const UNAUTHORIZED: Explanation = {
  kind: "unauthorized",
  title: "Please sign in",
  text: "Your access token is missing or no longer valid.",
};
const MISSING: Explanation = {
  kind: "missing",
  title: "Not found",
  text: "It may have been moved, or the link is wrong.",
};
const SERVER: Explanation = {
  kind: "broken",
  title: "Something went wrong on the server",
  text: "It was not your doing. Try again in a moment.",
};
const UNEXPECTED: Explanation = {
  kind: "broken",
  title: "The server's answer was not understood",
  text: "The page and the server may be of different versions. Reload the page, or try again later.",
};
const SETUP: Explanation = {
  kind: "broken",
  title: "The page is not set up correctly",
  text: "It could not ask the server. Reload the page, or try again later.",
};

function byStatus(status: number, detail: string | null | undefined): Explanation {
  if (status === 401) return UNAUTHORIZED;
  if (status === 404) return MISSING;
  if (status >= 500) return SERVER;
  return { kind: "refused", title: "The server did not accept this", text: detail ?? "Please check what was entered." };
}

/** In words, with what can be done about it. */
export function explain(error: unknown): Explanation {
  if (!(error instanceof ClientError)) return UNEXPECTED;
  const { failure } = error;
  switch (failure.kind) {
    case "problem":
    case "http":
      return byStatus(failure.status, detailOf(failure.problem));
    case "timeout":
      return SLOW;
    case "network":
    case "aborted":
      return OFFLINE;
    case "request":
      return { kind: "refused", title: "This cannot be sent", text: "Please check what was entered." };
    case "setup":
      return SETUP;
    case "decode":
    case "contract":
      return UNEXPECTED;
  }
}

/** For a notice that passes: what the server says where it refuses something, else what is the matter. */
export function inOneLine(error: unknown): string {
  const { kind, title, text } = explain(error);
  return kind === "refused" ? text : `${title}.`;
}

function detailOf(problem: unknown): string | undefined {
  const detail: unknown = typeof problem === "object" && problem !== null && "detail" in problem && problem.detail;
  return typeof detail === "string" ? detail : undefined;
}

/** Whether asking once more may help. */
export const worthRepeating = (error: unknown): boolean => error instanceof ClientError && isTransient(error.failure);

/** The status that a failed call was answered with, if it was answered. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof ClientError && "status" in error.failure ? error.failure.status : undefined;
