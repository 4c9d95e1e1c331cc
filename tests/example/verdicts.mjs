// Parses documents with generated schemas. Standard input: { "jobs": [{ "module": "file:///...", "schema": "InvoiceSchema", "texts": [...] }] }.
// Standard output: for each job, for each text, null where it is rejected and else the JSON text of the value that parsing gave.
import { readFileSync, writeFileSync } from "node:fs";

const results = [];
for (const { module, schema, texts } of JSON.parse(readFileSync(0, "utf8")).jobs) {
  const { [schema]: parser } = await import(module);
  results.push(
    texts.map((text) => {
      const parsed = parser.safeParse(JSON.parse(text));
      return parsed.success ? JSON.stringify(parsed.data) : null;
    }),
  );
}
writeFileSync(1, JSON.stringify(results));
