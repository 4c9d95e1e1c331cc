// Asks Node and Chromium the same: `node run.mjs CHROMIUM`, in a project that has the generated package installed.
// Standard input: { "jobs": [{ "dialect": "zod", "schema": "InvoiceSchema", "texts": [...] }] }.
// Standard output: { "node": answers, "browser": answers, "agent": "..." }, as `answers.mjs` gives them.
import { copyFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const project = process.cwd();
const { jobs } = JSON.parse(readFileSync(0, "utf8"));

copyFileSync(join(here, "answers.mjs"), join(project, "answers.mjs"));
const { answers } = await import(pathToFileURL(join(project, "answers.mjs")));

// No bundler: the page loads the very files that Node does.
const MODULES = "/node_modules";
const imports = {
  "@acme/contracts": `${MODULES}/@acme/contracts/index.js`,
  "@acme/contracts/mini": `${MODULES}/@acme/contracts/mini/index.js`,
  "@acme/contracts/runtime": `${MODULES}/@acme/contracts/runtime/index.js`,
  zod: `${MODULES}/zod/index.js`,
  "zod/mini": `${MODULES}/zod/mini/index.js`,
  "zod/v4/core": `${MODULES}/zod/v4/core/index.js`,
};
const PAGE = `<!doctype html><meta charset="utf-8"><script type="importmap">${JSON.stringify({ imports })}</script>`;
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript" };

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const file = normalize(join(project, pathname));
  const type = TYPES[extname(file)];
  if (pathname === "/") {
    response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE);
  } else if (type !== undefined && file.startsWith(project + sep)) {
    response.setHeader("content-type", type).end(readFileSync(file));
  } else {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

// In a container there is no sandbox to be had; the page is our own.
const browser = await chromium.launch({ executablePath: process.argv[2], args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const inBrowser = await page.evaluate(async (given) => (await import("/answers.mjs")).answers(given), jobs);
  const agent = browser.version();
  // Asynchronously: what starts a browser leaves the pipe in a mode in which a long write at once fails.
  process.stdout.write(JSON.stringify({ node: answers(jobs), browser: inBrowser, agent }));
} finally {
  await browser.close();
  server.close();
}
