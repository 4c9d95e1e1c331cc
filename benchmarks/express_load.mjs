// Keeps CONNECTIONS requests under way at PORT for MILLISECONDS; prints requests a second, the 99th percentile in ms, and
// the server's processor time a request in microseconds.
import { Agent, request } from "node:http";

const [port, connections, milliseconds] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const body = JSON.stringify({ pieces: 3, note: "a note of some length, as notes are" });
const options = {
  ...{ agent, port, host: "127.0.0.1", method: "POST", path: "/v1/orders" },
  headers: {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "Idempotency-Key": "0b5a5a3e-3a52-4b0c-8f0a-2f6f1b0f7c11",
    Cookie: "region=us",
  },
};

const once = () =>
  new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      response.resume();
      if (response.statusCode !== 201) reject(new Error(`status ${response.statusCode}`));
      response.on("end", resolve);
    });
    sent.on("error", reject);
    sent.end(body);
  });

const cpu = async () => Number(await (await fetch(`http://127.0.0.1:${port}/cpu`)).text());

const times = [];
const used = await cpu();
const start = performance.now();
async function work() {
  while (performance.now() - start < milliseconds) {
    const before = performance.now();
    await once();
    times.push(performance.now() - before);
  }
}
await Promise.all(Array.from({ length: connections }, work));
const seconds = (performance.now() - start) / 1000;
times.sort((one, other) => one - other);
const cost = ((await cpu()) - used) / times.length;
console.log(JSON.stringify([times.length / seconds, times[Math.floor(times.length * 0.99)], cost]));
agent.destroy();
