// What the page makes of invoices: `node totals.mjs MONEY`, the bundled module `money`.
// Standard input: [{ lines, discount }]. Standard output: [{ net: [...], total }].
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { netOf, textOf, totalsOf } = await import(pathToFileURL(process.argv[2]).href);
const invoices = JSON.parse(readFileSync(0, "utf8"));
const made = invoices.map(({ lines, discount }) => ({
  net: lines.map((line) => textOf(netOf(line))),
  total: totalsOf(lines, discount).total,
}));
process.stdout.write(JSON.stringify(made));
