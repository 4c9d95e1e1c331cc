// Answers one JSON line for each JSON line it is asked, so that a table of cases costs one process:
//   {"dialect": "zod" | "mini", "schema": "<expression over z and the runtime's exports>", "instances": [<JSON text>, ...]}
// is answered by, for each instance, [] where it is accepted or the normal form of its issues; "raw" instead asks for the
// code and path of each of Zod's own issues, unrecognized keys one by one.
import { createInterface } from "node:readline";
import * as zod from "../node/node_modules/zod/index.js";
import * as mini from "../node/node_modules/zod/v4/mini/index.js";

const runtime = await import(process.argv[2]);
const dialects = { zod, mini };
mini.config(mini.locales.en());

function compile({ dialect, schema }) {
  const names = Object.keys(runtime);
  return new Function("z", ...names, `return (${schema});`)(dialects[dialect], ...names.map((name) => runtime[name]));
}

function located({ code, path, keys }) {
  return code === "unrecognized_keys" ? keys.map((key) => ({ code, path: [...path, key] })) : [{ code, path }];
}

function answer(request) {
  const schema = compile(request);
  return request.instances.map((text) => {
    const value = JSON.parse(text);
    const { error } = zod.safeParse(schema, value);
    if (!error) return [];
    return request.raw ? error.issues.flatMap(located) : runtime.issues(error, value);
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  let reply;
  try {
    reply = { ok: answer(JSON.parse(line)) };
  } catch (error) {
    reply = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(reply) + "\n");
}
