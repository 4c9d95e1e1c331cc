import type { Issue } from "../issues.js";
import type {
  Answers,
  Content,
  DocumentOf,
  ErrorStatus,
  Operation,
  SuccessStatus,
} from "../http/operation.js";
import type { Download } from "./download.js";
import type { EventStream } from "./events.js";
/** What an answer's content is to the caller. */
export type DataOf<C> = C extends Content
  ? C["carried"] extends "events"
    ? EventStream<DocumentOf<C>>
    : C["carried"] extends "bytes"
      ? Download
      : DocumentOf<C>
  : undefined;
/** One of an operation's declared successes, told apart by `status`. */
export type Success<O extends Operation> = {
  [S in SuccessStatus<O>]: {
    readonly ok: true;
    readonly status: S;
    readonly data: DataOf<O["answers"][S]>;
    readonly response: Response;
  };
}[SuccessStatus<O>];
/** What an operation gives, of whichever success. */
export type Data<O extends Operation> = Success<O>["data"];
interface Declared<S, C> {
  readonly ok: false;
  readonly kind: "problem";
  readonly status: S;
  /** The error's document, checked as the caller has it. */
  readonly problem: DataOf<C>;
  readonly response: Response;
}
/** One of an operation's declared errors, told apart by `status`. */
export type Problem<O extends Operation> =
  | {
      [S in ErrorStatus<O>]: Declared<S, O["errors"][S]>;
    }[ErrorStatus<O>]
  | (O["errors"] extends {
      readonly default: infer C;
    }
      ? Declared<number, C>
      : never);
/** A problem document (RFC 9457) that is not declared: whatever of it is there. */
export interface ProblemDocument {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly errors?: readonly Issue[];
}
/** What can go wrong with any operation. */
export type Fault =
  /** The arguments do not keep the contract, and nothing was sent: where, by part of the request (`/body/total`). */
  | {
      readonly ok: false;
      readonly kind: "request";
      readonly issues: readonly Issue[];
    }
  /** A status that the contract does not have, or one with another body: a gateway's page, a server's failure. */
  | {
      readonly ok: false;
      readonly kind: "http";
      readonly status: number;
      readonly problem: ProblemDocument | undefined;
      /** The beginning of the body. */
      readonly text: string;
      readonly response: Response;
    }
  /** A success whose body is not what its status and media type say. */
  | {
      readonly ok: false;
      readonly kind: "decode";
      readonly status: number;
      readonly cause: unknown;
      readonly response: Response;
    }
  /** A success whose document breaks the contract: where, in the document. */
  | {
      readonly ok: false;
      readonly kind: "contract";
      readonly status: number;
      readonly issues: readonly Issue[];
      readonly response: Response;
    }
  /** What is asked before a request (headers, credentials, where the API is) failed, and nothing was sent. */
  | {
      readonly ok: false;
      readonly kind: "setup";
      readonly cause: unknown;
    }
  /** No answer, or not all of one. */
  | {
      readonly ok: false;
      readonly kind: "network" | "timeout" | "aborted";
      readonly cause: unknown;
    };
/** Every way in which a call of an operation fails, told apart by `kind`. */
export type Failure<O extends Operation> = Problem<O> | Fault;
/** How a call ends. It ends in one of these, whatever happens. */
export type Result<O extends Operation> = Success<O> | Failure<O>;
/** A result of some operation, as the client's own code sees it. */
export type AnyResult =
  | {
      readonly ok: true;
      readonly status: number;
      readonly data: unknown;
      readonly response: Response;
    }
  | AnyFailure;
/** A failure of some operation. */
export type AnyFailure = Declared<number, Answers[number]> | Fault;
/** What `orThrow` throws: the failure as an error. */
export declare class ClientError<
  O extends Operation = Operation,
> extends Error {
  readonly name = "ClientError";
  readonly operation: O;
  readonly failure: Failure<O>;
  constructor(operation: O, failure: Failure<O>);
}
/** Whether something that was caught is a failure of this operation. */
export declare function failed<O extends Operation>(
  operation: O,
  error: unknown,
): error is ClientError<O>;
/** Whether the same call may succeed later: nothing, or not all, of an answer came, or one that says so. */
export declare function isTransient(failure: {
  readonly kind: string;
}): boolean;
export {};
