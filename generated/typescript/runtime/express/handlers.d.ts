import type { Request, Response } from "express";
import type { Issue } from "../issues.js";
import type {
  DocumentFor,
  ErrorStatus,
  Flat,
  Operation,
  Operations,
  Received,
  SuccessStatus,
} from "../http/operation.js";
/** What a handler gets beside the parsed parts of its request. */
export interface Context {
  readonly request: Request;
  readonly response: Response;
  /** Aborted once the client is gone. */
  readonly signal: AbortSignal;
}
/** Bytes that are not JSON. Without a media type they have that of the contract. */
export interface Download {
  readonly content: Uint8Array;
  readonly mediaType?: string;
  readonly fileName?: string;
}
/** The members that every problem document has, as a handler may leave them out. */
interface Common {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly Issue[];
}
/** What a handler says of a problem: the members that its kind adds, and any of the common ones. */
type ProblemFor<C> = Flat<
  Omit<DocumentFor<C>, keyof Common | "status"> & Common
>;
interface Sent<S> {
  readonly status: S;
  readonly headers?: Readonly<Record<string, string>>;
}
type Bodied<C> = C extends null
  ? {
      readonly body?: undefined;
    }
  : C extends {
        readonly mediaType: "application/problem+json";
      }
    ? Record<never, never> extends ProblemFor<C>
      ? {
          readonly body?: ProblemFor<C>;
        }
      : {
          readonly body: ProblemFor<C>;
        }
    : C extends {
          readonly carried: "events";
        }
      ? {
          readonly body: AsyncIterable<DocumentFor<C>>;
        }
      : C extends {
            readonly carried: "bytes";
          }
        ? {
            readonly body: Download;
          }
        : {
            readonly body: DocumentFor<C>;
          };
/** What a handler returns: one of the statuses of its operation, each with its own body. */
export type Answer<O extends Operation> =
  | {
      readonly [S in SuccessStatus<O>]: Flat<Sent<S> & Bodied<O["answers"][S]>>;
    }[SuccessStatus<O>]
  | {
      readonly [S in ErrorStatus<O>]: Flat<Sent<S> & Bodied<O["errors"][S]>>;
    }[ErrorStatus<O>];
/** Answers one operation, or throws a `Problem`. */
export type Handler<O extends Operation> = (
  request: Flat<Received<O> & Context>,
) => Answer<O> | Promise<Answer<O>>;
/** A handler for each operation. */
export type Handlers<Ops extends Operations> = {
  readonly [N in keyof Ops]: Handler<Ops[N]>;
};
/** Refuses handlers of operations that are not there. */
export type NoOthers<Given, Ops> = {
  readonly [N in Exclude<keyof Given, keyof Ops>]: never;
};
export {};
