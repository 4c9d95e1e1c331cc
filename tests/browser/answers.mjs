// What both dialects of the generated schemas answer; the same module runs in Node and in a page.
import * as zod from "@acme/contracts";
import * as mini from "@acme/contracts/mini";
import { issues } from "@acme/contracts/runtime";

const DIALECTS = { zod, "zod/mini": mini };

function answer(schema, text) {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return JSON.stringify(parsed.data);
  // A set: in which order the issues are found is not promised.
  return issues(parsed.error)
    .map((issue) => JSON.stringify(issue))
    .sort();
}

/** For each job (`{ dialect, schema, texts }`) and each text: the JSON text of the value, or the issues. */
export function answers(jobs) {
  return jobs.map(({ dialect, schema, texts }) => texts.map((text) => answer(DIALECTS[dialect][schema], text)));
}
