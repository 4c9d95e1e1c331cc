import { createHash, timingSafeEqual } from "node:crypto";
import * as ledger from "@acme/contracts/apis/ledger";
import { implement, Problem, problems } from "@acme/contracts/express";
import cors from "cors";
import express, { type Express, type Request } from "express";
import type { Books } from "./books.js";
import { handlersOf } from "./handlers.js";
import type { Settings } from "./settings.js";

/** The application: the ledger's operations behind a token, CORS for browsers, and a word on its health. */
export function createApp(settings: Settings, books: Books): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(
    cors({
      origin: [...settings.origins],
      methods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      allowedHeaders: ["authorization", "content-type", "idempotency-key"],
      exposedHeaders: ["content-disposition"],
    }),
  );
  app.get("/health", (_request, response) => {
    books.read(({ session }) => session.get("SELECT 1"));
    response.json({ status: "ok" });
  });
  implement(app, ledger, handlersOf(books), {
    authorize: (_operation, request) => authorize(request, settings.token),
  });
  app.use(problems());
  return app;
}

/** Lets only those in who have the token. Throws a `Problem`. */
function authorize(request: Request, token: string): void {
  const given = /^bearer +(.*)$/i.exec(request.headers.authorization ?? "");
  if (given === null || !alike(given[1] ?? "", token))
    throw new Problem(401, { headers: { "www-authenticate": "Bearer" } });
}

/** Whether two texts are the same, in a time that says nothing of where they part. */
function alike(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) =>
    createHash("sha256").update(text).digest(),
  ) as [Buffer, Buffer];
  return timingSafeEqual(left, right);
}
