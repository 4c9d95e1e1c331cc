// `npm start`: the ledger on FastAPI, and the page. `npm start -- express`: the same page, the other server.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(web));
const python = process.env.PYTHON ?? "python3";

/** How each server is started, from where. Both take their port from LEDGER_PORT. */
const SERVERS = {
  fastapi: { command: [python, "-m", "examples.ledger_fastapi"], folder: root },
  express: { command: ["npm", "start", "--silent"], folder: join(root, "examples", "ledger_express"), needs: "node_modules" },
};

const choice = process.argv[2] ?? "fastapi";
const chosen = SERVERS[choice];
if (chosen === undefined) {
  console.error(`There is no server ${choice}. There are: ${Object.keys(SERVERS).join(", ")}.`);
  process.exit(2);
}

if (chosen.needs !== undefined && !existsSync(join(chosen.folder, chosen.needs))) {
  console.error(`The server on ${choice} has no packages yet: run npm ci in ${relative(process.cwd(), chosen.folder)} first.`);
  process.exit(2);
}

const port = process.env.LEDGER_PORT ?? "8000";
process.env.LEDGER_URL = `http://127.0.0.1:${port}`;
const [command, ...rest] = chosen.command;
const server = spawn(command, rest, {
  cwd: chosen.folder,
  env: { ...process.env, LEDGER_PORT: port },
  stdio: "inherit",
  // A group of its own: npm does not hand signals on to what it runs.
  detached: true,
});
server.on("error", (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(1);
});
// Without its server the page is of no use.
server.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.kill(-server.pid, signal));

const page = await createServer({ root: web });
await page.listen();
page.printUrls();
