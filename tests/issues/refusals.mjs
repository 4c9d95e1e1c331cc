// Says why generated schemas refuse documents. Standard input: { "runtime": "file:///...", "jobs": [{ "module": "file:///...",
// "schema": "InvoiceSchema", "texts": [...] }] }. Standard output: for each job, for each text, null where it is accepted and
// else its issues, each as [pointer, code, message].
import { readFileSync, writeFileSync } from "node:fs";

const { runtime, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { issues, JsonError, parseJson } = await import(runtime);

const listed = (...refused) => issues(...refused).map(({ pointer, code, message }) => [pointer, code, message]);

function refusals(parser, text) {
  try {
    const document = parseJson(text);
    const { success, error } = parser.safeParse(document);
    return success ? null : listed(error, document);
  } catch (error) {
    if (error instanceof JsonError) return listed(error);
    throw error;
  }
}

const answers = [];
for (const { module, schema, texts } of jobs) {
  const { [schema]: parser } = await import(module);
  answers.push(texts.map((text) => refusals(parser, text)));
}
writeFileSync(1, JSON.stringify(answers));
