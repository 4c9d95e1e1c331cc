import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { type Settings } from "./settings.js";
/**
 * The end of an application or a router: `app.use(problems())`, behind everything else.
 *
 * Paths and methods that nothing has answered, and errors that nobody has caught, are answered with problem documents,
 * without a stack or a page. Errors that are no client's go to `log`.
 */
export declare function problems(
  settings?: Partial<Pick<Settings, "log">>,
): (RequestHandler | ErrorRequestHandler)[];
/** What a request asks for, in words. Its query is left out: that may hold secrets. */
export declare function placeOf(
  request: Pick<Request, "method" | "originalUrl">,
): string;
