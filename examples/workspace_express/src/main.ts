import type { AddressInfo } from "node:net";
import { createApp } from "./app.js";
import { seed } from "./seed.js";
import { type Settings, settingsFrom } from "./settings.js";
import { Store } from "./store.js";

/** Ends the process with a line on what is wrong. */
function fail(status: number, message: string): never {
  console.error(`workspace: ${message}`);
  process.exit(status);
}

function settingsOrEnd(): Settings {
  try {
    return settingsFrom(process.env);
  } catch (error) {
    if (error instanceof RangeError) fail(2, error.message);
    throw error;
  }
}

const settings = settingsOrEnd();
const store = new Store();
seed(store);
const server = createApp(settings, store).listen(settings.port, settings.host);

server.once("listening", () => {
  const { address, port } = server.address() as AddressInfo;
  console.log(`workspace: http://${address}:${port}`);
});
server.once("error", (error: NodeJS.ErrnoException) => {
  const where = `${settings.host}:${settings.port}`;
  const why =
    error.code === "EADDRINUSE" ? "Address already in use" : error.message;
  fail(
    1,
    `cannot listen on ${where}: ${why}. Set WORKSPACE_PORT to another port.`,
  );
});
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
