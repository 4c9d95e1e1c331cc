import type {
  Answers,
  Content,
  DocumentFor,
  Operation,
  Operations,
  Received,
} from "../http/operation.js";
type BodyOf<C> = C extends Content
  ? C["carried"] extends "bytes"
    ? Blob | Uint8Array | string
    : C["carried"] extends "events"
      ? readonly DocumentFor<C>[]
      : DocumentFor<C>
  : undefined;
type OneOf<A extends Answers> = {
  [S in keyof A & number]: A[S] extends null
    ? {
        readonly status: S;
        readonly body?: undefined;
      }
    : {
        readonly status: S;
        readonly body: BodyOf<A[S]>;
      };
}[keyof A & number];
/** An answer of an operation: a status it declares, and what that carries. Of a stream, its events. */
export type MockAnswer<O extends Operation> =
  OneOf<O["answers"]> | OneOf<O["errors"]>;
/** How an operation is answered instead: from the parsed request. It may throw a `Problem`. */
export type Override<O extends Operation> = (
  request: Received<O>,
) => MockAnswer<O> | Promise<MockAnswer<O>>;
/** Overrides by the names of operations. */
export type Overrides<Ops extends Operations> = {
  readonly [N in keyof Ops]?: Override<Ops[N]>;
};
/** Refuses overrides of operations that are not there. */
type NoOthers<Given, Ops> = {
  readonly [N in Exclude<keyof Given, keyof Ops>]: never;
};
/** How handlers answer. */
export interface MockOptions {
  /** Where the API is. Any origin, unless said. */
  readonly baseUrl?: string;
  /** Other seeds give other documents. 0. */
  readonly seed?: number;
}
/** What Mock Service Worker hands to a resolver. */
interface Info {
  readonly request: Request;
  readonly params: Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
}
type Resolver = (info: Info) => Promise<Response>;
type Method = "get" | "post" | "put" | "patch" | "delete" | "head" | "options";
/** `http` of Mock Service Worker, as far as it is used. */
export type Http<Handler> = {
  readonly [M in Method]: (path: string, resolver: Resolver) => Handler;
};
/**
 * Handlers of Mock Service Worker for operations: `setupServer(...handlers(http, operations))`.
 *
 * A request is held to the contract as a server holds it, and refused with the same problem document. Else it is
 * answered by its override, or with a document that keeps the contract: the same for the same request, the last page of
 * a list.
 */
export declare function handlers<
  const Ops extends Operations,
  Handler,
  Given extends Overrides<Ops> = Overrides<Ops>,
>(
  http: Http<Handler>,
  operations: Ops,
  overrides?: Given & NoOthers<Given, Ops>,
  { baseUrl, seed }?: MockOptions,
): Handler[];
export {};
