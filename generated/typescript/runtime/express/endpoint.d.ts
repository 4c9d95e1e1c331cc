import type { Request, Response } from "express";
import type { Operation } from "../http/operation.js";
import type { Texts } from "../http/parameters.js";
import type { Settings } from "./settings.js";
/** A handler, as it is called: its types are those of `Handlers`. */
export type Callable = (request: unknown) => unknown;
/** Answers the requests of one operation. */
export declare class Endpoint {
  #private;
  readonly operation: Operation;
  constructor(operation: Operation, handler: Callable, settings: Settings);
  /** Answers a request, whatever happens. `path` has the texts of its parameters. */
  answer(
    request: Request,
    response: Response,
    path: Texts,
    query: string,
  ): Promise<void>;
}
