// Standard input: { "package": "file:///...", "jobs": [{ "module": "ledger/invoice", "schema": "InvoiceSchema", "texts": [...] }] }.
// Standard output: for each job and text, what the schema of the wire says, what that of the entry `codecs` says, what comes back
// when its value is encoded with and without a check, and how many values of each kind that JSON has none of it gave.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const { package: root, jobs } = JSON.parse(readFileSync(0, "utf8"));
const { issues } = await import(`${root}/runtime/index.js`);
const { toWire } = await import(`${root}/codecs/index.js`);

function count(value, found) {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (!["Object", "Array", "String", "Number", "Boolean", "Null"].includes(kind)) found[kind] = (found[kind] ?? 0) + 1;
  if (kind === "Map" || kind === "Set") for (const each of value.values()) count(each, found);
  else if (kind === "Object" || kind === "Array") for (const each of Object.values(value)) count(each, found);
  return found;
}

function said(parsed) {
  if (parsed.success) return true;
  return issues(parsed.error)
    .map((issue) => JSON.stringify(issue))
    .sort();
}

const answers = [];
for (const { module, schema, texts } of jobs) {
  const { [schema]: wire } = await import(`${root}/${module}.js`);
  const { [schema]: codec } = await import(`${root}/${join("codecs", module)}.js`);
  answers.push(
    texts.map((text) => {
      const onWire = wire.safeParse(JSON.parse(text));
      const inApp = codec.safeParse(JSON.parse(text));
      const answer = { wire: said(onWire), app: said(inApp) };
      if (!onWire.success || !inApp.success) return answer;
      const plain = wire === codec;
      const encoded = codec.safeEncode(inApp.data);
      return {
        ...answer,
        value: JSON.stringify(onWire.data),
        encoded: encoded.success ? JSON.stringify(encoded.data) : said(encoded),
        unchecked: JSON.stringify(plain ? inApp.data : toWire(codec, inApp.data)),
        kinds: count(inApp.data, {}),
      };
    }),
  );
}
process.stdout.write(JSON.stringify(answers));
