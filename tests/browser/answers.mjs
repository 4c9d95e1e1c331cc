// What both dialects of the generated schemas answer; the same module runs in Node and in a page.
import * as zod from "@acme/contracts";
import * as mini from "@acme/contracts/mini";
import { issues, JsonError, parseJson } from "@acme/contracts/runtime";

const DIALECTS = { zod, "zod/mini": mini };

// As bytes, which is what a request or a response is.
const bytes = new TextEncoder();

function refusal(error) {
  // A set: in which order the issues are found is not promised.
  return issues(error)
    .map((issue) => JSON.stringify(issue))
    .sort();
}

function answer(schema, text) {
  try {
    const parsed = schema.safeParse(parseJson(bytes.encode(text)));
    return parsed.success ? JSON.stringify(parsed.data) : refusal(parsed.error);
  } catch (error) {
    if (error instanceof JsonError) return refusal(error);
    throw error;
  }
}

/** For each job (`{ dialect, schema, texts }`) and each text: the JSON text of the value, or the issues. */
export function answers(jobs) {
  return jobs.map(({ dialect, schema, texts }) => texts.map((text) => answer(DIALECTS[dialect][schema], text)));
}
