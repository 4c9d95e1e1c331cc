import type { Arguments, Location, Operation } from "../http/operation.js";
import type { Issue } from "../issues.js";
/** What a caller has bytes as. */
export type Binary = Blob | ArrayBuffer | Uint8Array;
type Part = Location | "body" | "files";
/** The arguments of an operation: the parts that its request has, and no others. */
export type Request<O extends Operation> = Arguments<O, Binary> & {
  readonly [P in Exclude<Part, keyof Arguments<O, Binary>>]?: never;
};
/** What a form has under the name of a file: one, several or none. */
type Sent = Binary | readonly Binary[] | undefined;
/** Arguments, as the client's own code sees them. */
export type AnyRequest = {
  readonly [L in Location]?: Readonly<Record<string, unknown>> | undefined;
} & {
  readonly body?: unknown;
  readonly files?: Readonly<Record<string, Sent>> | undefined;
};
/** A request that can be sent any number of times. */
export interface Prepared {
  readonly path: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
}
/** What of a request its contract refuses, all of it: the same places and codes as a server would answer. */
export declare function refusedBy(
  operation: Operation,
  request: AnyRequest,
): Issue[];
/** A request that cannot be written, with the reasons. */
export interface Unwritable {
  readonly issues: readonly Issue[];
}
/** The request as it is sent, or why it cannot be: arguments that fit nowhere, a body that is no JSON. */
export declare function prepared(
  operation: Operation,
  request: AnyRequest,
): Prepared | Unwritable;
export {};
