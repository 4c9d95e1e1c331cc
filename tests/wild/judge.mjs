// Judges documents with generated schemas, as a client does that reads them by `JSON.parse`.
// Standard input: { "package": "file:///.../", "schemas": [[module, name], ...], "texts": [[schema, text], ...] }, where a
// text's schema is its index. Standard output: for each text, the JSON of what parsing gave, or the list of the
// pointers, codes and messages of what is wrong, or { "error": "what was thrown" }, or null where it is not JSON to JavaScript.
import { readFileSync, writeFileSync } from "node:fs";

const request = JSON.parse(readFileSync(0, "utf8"));
const { issues } = await import(`${request.package}runtime/index.js`);
const schemas = [];
for (const [module, name] of request.schemas)
  schemas.push((await import(`${request.package}${module}.js`))[name]);

function judge(schema, text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  try {
    const { success, data, error } = schema.safeParse(value);
    if (success) return JSON.stringify(data);
    return issues(error, value).map(({ pointer, code, message }) => [
      pointer,
      code,
      message,
    ]);
  } catch (error) {
    return { error: String(error) };
  }
}

writeFileSync(
  1,
  JSON.stringify(
    request.texts.map(([index, text]) => judge(schemas[index], text)),
  ),
);
