// Uses the page as people do: `node drive.mjs CHROMIUM SERVER`, in a copy of examples/web that has been built.
// Standard output: { scenario: null, or the text of what went wrong }. Ends early where everything goes wrong.
import { chromium } from "playwright-core";
import { preview } from "vite";
import { scenarios } from "./scenarios.mjs";

const [, , executablePath, server] = process.argv;
process.env.LEDGER_URL = server;
const page = await preview({ preview: { port: 0 }, logLevel: "silent" });
const baseURL = page.resolvedUrls.local[0];

// In a container there is no sandbox to be had; the page is our own.
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

// One window for all, so that what is loaded once stays; what is kept of a visit does not.
const context = await browser.newContext({ baseURL, locale: "en-GB", viewport: { width: 1280, height: 860 } });
context.setDefaultTimeout(15_000);

async function forget(tab) {
  await context.setOffline(false);
  await context.clearCookies();
  await tab.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
  for (const open of context.pages()) await open.close();
}

async function outcome(scenario) {
  const tab = await context.newPage();
  const thrown = [];
  tab.on("pageerror", (error) => thrown.push(error.message));
  try {
    await scenario(tab, context);
    return thrown.length > 0 ? thrown.join("\n") : null;
  } catch (error) {
    return [error.stack, ...thrown, `at ${tab.url()}`, await tab.locator("main").innerText()].join("\n");
  } finally {
    await forget(tab);
  }
}

const MOST_FAILURES = 3;
const outcomes = {};
try {
  for (const [name, scenario] of Object.entries(scenarios)) {
    outcomes[name] = await outcome(scenario);
    if (Object.values(outcomes).filter((text) => text !== null).length === MOST_FAILURES) break;
  }
} finally {
  await browser.close();
  await page.close();
}
process.stdout.write(JSON.stringify(outcomes));
