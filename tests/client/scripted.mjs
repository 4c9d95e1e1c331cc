// A server on the loopback interface that does what a test tells it to, and keeps what it was asked.
import { createServer } from "node:http";

export const ORDER = { pieces: 1, note: null, id: "0d1f6d5e-8f3c-4f6e-9a38-5b9d2f3c4e10", status: "open" };
export const PAGE = { items: [ORDER], next_cursor: null };

/** Starts a server. `answer(request, response, body)` is asked for each request. */
export async function serve(answer) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return; // the client has gone
    }
    const body = Buffer.concat(chunks);
    asked.push({ method: request.method, url: request.url, headers: request.headers, body });
    await answer(request, response, body, asked.length);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    asked,
    port,
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export function json(response, value, status = 200, headers = {}) {
  response.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json", ...headers });
  response.end(JSON.stringify(value));
}

/** Runs cases, and prints what became of each, as JSON. */
export async function outcomes(cases, repeats = 1) {
  const found = {};
  for (const [name, run] of Object.entries(cases)) {
    const seen = {};
    for (let count = 0; count < repeats; count += 1) {
      const outcome = JSON.stringify(await run(count));
      seen[outcome] = (seen[outcome] ?? 0) + 1;
    }
    found[name] = Object.entries(seen).map(([outcome, times]) => [JSON.parse(outcome), times]);
  }
  console.log(JSON.stringify(found));
}
