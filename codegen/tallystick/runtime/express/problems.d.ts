import type { ErrorRequestHandler, RequestHandler } from "express";
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
