// json-schema-to-zod converts one schema and knows no references: this converts every component, references by name.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "here.js"));
const { jsonSchemaToZod } = await import(
  pathToFileURL(require.resolve("json-schema-to-zod"))
);

const [input, output] = process.argv.slice(2);
const { schemas } = JSON.parse(readFileSync(input, "utf8")).components;
const named = (name) => `${name.replace(/[^A-Za-z0-9_$]/g, "_")}Schema`;
const parserOverride = ({ $ref }) =>
  $ref && `z.lazy(() => ${named($ref.split("/").pop())})`;

const lines = Object.entries(schemas).map(
  ([name, schema]) =>
    `export const ${named(name)}: z.ZodType = ${jsonSchemaToZod(schema, { parserOverride })};`,
);
writeFileSync(output, ['import * as z from "zod";', ...lines, ""].join("\n"));
