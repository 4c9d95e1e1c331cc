// Parses documents with generated schemas. Standard input: { "runtime": "file:///...", "jobs": [{ "module": "file:///...", "schema": "InvoiceSchema", "texts": [...] }] }.
// Standard output: for each job, for each text, null where it is rejected and else the JSON text of the value that parsing gave.
import { readFileSync, writeFileSync } from "node:fs";

const { runtime, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { JsonError, parseJson } = await import(runtime);

function judged(parser, text) {
  try {
    const parsed = parser.safeParse(parseJson(text));
    return parsed.success ? JSON.stringify(parsed.data) : null;
  } catch (error) {
    if (error instanceof JsonError) return null;
    throw error;
  }
}

const results = [];
for (const { module, schema, texts } of jobs) {
  const { [schema]: parser } = await import(module);
  results.push(texts.map((text) => judged(parser, text)));
}
writeFileSync(1, JSON.stringify(results));
