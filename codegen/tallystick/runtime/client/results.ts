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
  | (O["errors"] extends { readonly default: infer C }
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
export class ClientError<O extends Operation = Operation> extends Error {
  override readonly name = "ClientError";
  readonly operation: O;
  readonly failure: Failure<O>;

  constructor(operation: O, failure: Failure<O>) {
    const seen: AnyFailure = failure as AnyFailure;
    super(`${operation.id}: ${described(seen)}`, {
      cause: "cause" in seen ? seen.cause : undefined,
    });
    this.operation = operation;
    this.failure = failure;
  }
}

/** Whether something that was caught is a failure of this operation. */
export function failed<O extends Operation>(
  operation: O,
  error: unknown,
): error is ClientError<O> {
  return (
    error instanceof ClientError &&
    (error as ClientError).operation.id === operation.id
  );
}

/** Whether the same call may succeed later: nothing, or not all, of an answer came, or one that says so. */
export function isTransient(failure: { readonly kind: string }): boolean {
  const { kind } = failure;
  if (kind === "network" || kind === "timeout") return true;
  return (
    "status" in failure &&
    (kind === "http" || kind === "problem") &&
    PASSING.has(failure.status as number)
  );
}

/** Statuses of what passes: request timeout, too many requests, and the three of gateways and overload. */
const PASSING: ReadonlySet<number> = /*@__PURE__*/ new Set([
  408, 429, 502, 503, 504,
]);

/** One sentence on a failure. It holds nothing of the documents. */
function described(failure: AnyFailure): string {
  switch (failure.kind) {
    case "problem":
    case "http":
      return `answered with status ${failure.status}`;
    case "request":
      return `the request does not keep the contract${places(failure.issues)}`;
    case "contract":
      return `the answer does not keep the contract${places(failure.issues)}`;
    case "setup":
      return "the request cannot be made";
    case "decode":
      return "the answer cannot be read";
    case "network":
      return "no answer came";
    case "timeout":
      return "no answer came in time";
    case "aborted":
      return "aborted";
  }
}

function places(found: readonly Issue[]): string {
  return found
    .slice(0, 5)
    .map(({ pointer, message }) => `\n  ${pointer || "/"}: ${message}`)
    .join("");
}
