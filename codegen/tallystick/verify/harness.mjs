// Judges documents with the generated package it stands in: lines of JSON in, one line of JSON out for each.
//
// The first line is { "dialects": ["", "mini/"], "schemas": [["ledger/invoice", "InvoiceSchema"], ...] }, answered by true
// or by { "failed": "why" }. Each other line is a list of documents, [index of the schema, text] or
// [index of the schema, Base64 of bytes, true]. It is answered by a list in the same order: for each document the answers
// of the dialects, those after the first only where they are different. An answer is the JSON text of what parsing gave,
// or a list of [pointer, code, message], or { "error": "what was thrown" }.
import { Buffer } from "node:buffer";
import { stdin, stdout } from "node:process";
import { issues, JsonError, parseJson } from "./runtime/index.js";

const listed = (...error) =>
  issues(...error).map(({ pointer, code, message }) => [
    pointer,
    code,
    message,
  ]);

function answer(schema, value) {
  try {
    const { success, data, error } = schema.safeParse(value);
    return JSON.stringify(
      success ? JSON.stringify(data) : listed(error, value),
    );
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
}

function judge(schemas, content, encoded) {
  let value;
  try {
    value = parseJson(encoded ? Buffer.from(content, "base64") : content);
  } catch (error) {
    if (error instanceof JsonError) return `[${JSON.stringify(listed(error))}]`;
    return `[${JSON.stringify({ error: String(error) })}]`;
  }
  const [first, ...others] = schemas.map((schema) => answer(schema, value));
  return others.every((other) => other === first)
    ? `[${first}]`
    : `[${[first, ...others].join(",")}]`;
}

async function load({ dialects, schemas }) {
  const modules = new Map();
  for (const dialect of dialects)
    for (const [module] of schemas) {
      const path = `./${dialect}${module}.js`;
      if (!modules.has(path)) modules.set(path, await import(path));
    }
  return schemas.map(([module, name]) =>
    dialects.map((dialect) => {
      const schema = modules.get(`./${dialect}${module}.js`)[name];
      if (schema === undefined)
        throw new Error(`${dialect}${module}.js does not export ${name}`);
      return schema;
    }),
  );
}

async function* lines(stream) {
  stream.setEncoding("utf8");
  let rest = [];
  for await (const chunk of stream) {
    const [first, ...others] = chunk.split("\n");
    rest.push(first);
    for (const other of others) {
      yield rest.join("");
      rest = [other];
    }
  }
}

let loaded;
for await (const line of lines(stdin)) {
  const request = JSON.parse(line);
  if (loaded === undefined) {
    try {
      loaded = await load(request);
      stdout.write("true\n");
    } catch (error) {
      stdout.write(`${JSON.stringify({ failed: String(error) })}\n`);
    }
  } else {
    const answers = request.map(([index, content, encoded]) =>
      judge(loaded[index], content, encoded),
    );
    stdout.write(`[${answers.join(",")}]\n`);
  }
}
