import { createHash, timingSafeEqual } from "node:crypto";
import * as workspace from "@acme/contracts/apis/workspace";
import {
  type Handlers,
  implement,
  Problem,
  problems,
} from "@acme/contracts/express";
import express, { type Express, type Request } from "express";
import { ADA } from "./seed.js";
import type { Settings } from "./settings.js";
import type { Store } from "./store.js";

/** The application: the workspace's operations behind a session, and a word on its health. */
export function createApp(settings: Settings, store: Store): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/health", (_request, response) => {
    response.json({ status: "ok" });
  });
  implement(app, workspace, handlersOf(store), {
    authorize: (_operation, request) => authorize(request, settings.session),
  });
  app.use(problems());
  return app;
}

function handlersOf(store: Store): Handlers<typeof workspace> {
  return {
    getMe: () => ({ status: 200, body: ADA }),
    listFolders: () => ({ status: 200, body: store.folders() }),
    createDocument: ({ body }) => ({
      status: 201,
      body: store.create(body, ADA.ref),
    }),
    getDocument: ({ path }) => ({
      status: 200,
      body: store.document(path.document_id),
    }),
    replaceDocument: ({ path, query, body }) => ({
      status: 200,
      body: store.replace(path.document_id, body, query.version),
    }),
    listThreads: ({ path, query }) => ({
      status: 200,
      body: store.threads(path.document_id, query.cursor),
    }),
    addComment: ({ path, body }) => ({
      status: 201,
      body: store.comment(path.document_id, body, ADA.ref),
    }),
    watchDocument: ({ path, signal }) => ({
      status: 200,
      body: store.watch(path.document_id, ADA.ref, signal),
    }),
  };
}

const SESSION = /(?:^|;)\s*sid=([^;]*)/;

/** Lets only those in who have a session. Throws a `Problem`. */
function authorize(request: Request, session: string): void {
  const given = SESSION.exec(request.headers.cookie ?? "")?.[1];
  if (given === undefined || !alike(given.trim(), session))
    throw new Problem(401);
}

/** Whether two texts are the same, in a time that says nothing of where they part. */
function alike(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) =>
    createHash("sha256").update(text).digest(),
  ) as [Buffer, Buffer];
  return timingSafeEqual(left, right);
}
