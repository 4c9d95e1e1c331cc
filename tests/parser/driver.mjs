// Reads lines of {"bytes": "<base64>"} or {"units": "<base64 of UTF-16LE>"}, and answers each by {"value": ...} or
// {"error": "<its name>"}. Imports the runtime alone: the front door needs no Zod.
import { createInterface } from "node:readline";

const { parseJson } = await import(process.argv[2]);

function answer({ bytes, units }) {
  const input = units === undefined ? Buffer.from(bytes, "base64") : Buffer.from(units, "base64").toString("utf16le");
  try {
    return { value: parseJson(input) };
  } catch (error) {
    return { error: error.name };
  }
}

const answers = [];
for await (const line of createInterface({ input: process.stdin })) answers.push(JSON.stringify(answer(JSON.parse(line))));
process.stdout.write(answers.join("\n"));
