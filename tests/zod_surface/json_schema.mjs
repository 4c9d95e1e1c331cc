// Standard input: { "schemas": [{ "module": "file:///...", "schema": "InvoiceSchema" }], "zod": "zod" }.
// Standard output: what z.toJSONSchema says each accepts, or the message with which it throws.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { schemas, zod } = JSON.parse(readFileSync(0, "utf8"));
const { toJSONSchema } = await import(pathToFileURL(createRequire(`${process.cwd()}/`).resolve(zod)));
const said = [];
for (const { module, schema } of schemas) {
  const { [schema]: made } = await import(module);
  try {
    said.push(toJSONSchema(made, { io: "input" }));
  } catch (error) {
    said.push(error.message);
  }
}
writeFileSync(1, JSON.stringify(said));
