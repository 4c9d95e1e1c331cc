// Imports each generated module and prints, as JSON, what its `Schema` says of each instance: true, false, or an error.
// Standard input: [{ "module": "file:///...", "instances": [...] }]. Standard output: [[true, false, ...], ...].
import { readFileSync, writeSync } from "node:fs";

async function verdicts({ module, instances }) {
  let Schema;
  try {
    ({ Schema } = await import(module));
  } catch (error) {
    return instances.map(() => `does not load: ${error.message}`);
  }
  return instances.map((instance) => {
    try {
      return Schema.safeParse(instance).success;
    } catch (error) {
      return `threw: ${error.message}`;
    }
  });
}

const jobs = JSON.parse(readFileSync(0, "utf8"));
const results = [];
for (const job of jobs) results.push(await verdicts(job));
writeSync(1, JSON.stringify(results));
