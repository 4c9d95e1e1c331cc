// Validations per second of processor time: `node run.mjs VALIDATOR SCHEMA MILLISECONDS PACKAGE`.
import { readFileSync } from "node:fs";
import { payloads } from "./payloads.mjs";

const [validator, name, milliseconds, folder] = process.argv.slice(2);

function document() {
  const text = readFileSync(new URL("./openapi.json", import.meta.url), "utf8");
  const { schemas } = JSON.parse(text).components;
  const moved = JSON.parse(
    JSON.stringify(schemas).replaceAll("#/components/schemas/", "#/$defs/"),
  );
  for (const schema of Object.values(moved)) delete schema.discriminator;
  return { $defs: moved, $ref: `#/$defs/${name}` };
}

const parses = (schema) => (value) => schema.safeParse(value).success;

const VALIDATORS = {
  "hand-written": async () => parses((await import("./written.mjs"))[name]),
  tallystick: async () =>
    parses((await import(`${folder}/index.js`))[`${name}Schema`]),
  "tallystick, mini": async () =>
    parses((await import(`${folder}/mini/index.js`))[`${name}Schema`]),
  "z.fromJSONSchema": async () =>
    parses((await import("zod")).fromJSONSchema(document())),
  "Ajv, compiled": async () => {
    const { Ajv2020 } = (await import("ajv/dist/2020.js")).default;
    const ajv = new Ajv2020({ strict: false });
    (await import("ajv-formats")).default.default(ajv);
    return ajv.compile(document());
  },
};

const validate = await VALIDATORS[validator]();

function rate(value, verdict) {
  if (validate(value) !== verdict)
    throw new Error(`${validator} does not say ${verdict} of ${name}`);
  const warm = performance.now() + Number(milliseconds) / 2;
  while (performance.now() < warm) validate(value);
  let batch = 1;
  let runs = 0;
  const until = performance.now() + Number(milliseconds);
  const before = process.cpuUsage();
  while (performance.now() < until) {
    for (let run = 0; run < batch; run += 1) validate(value);
    runs += batch;
    if (batch < 1024) batch *= 2;
  }
  const { user, system } = process.cpuUsage(before);
  return runs / ((user + system) / 1e6);
}

const { valid, invalid } = payloads[name];
process.stdout.write(
  JSON.stringify({ valid: rate(valid, true), invalid: rate(invalid, false) }),
);
