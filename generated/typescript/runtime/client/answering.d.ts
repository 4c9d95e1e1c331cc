import { type Held } from "../http/held.js";
import type { Content, Operation } from "../http/operation.js";
import type { AnyResult } from "./results.js";
/** What is made of an answer that stays open after its head: an event stream, a download. */
export interface Openings {
  readonly events: (response: Response, content: Content) => unknown;
  readonly download: (response: Response) => unknown;
}
/** The result that an answer is. Rejects where its body does not arrive. */
export declare function resultOf(
  operation: Operation,
  response: Response,
  checked: boolean,
  open: Openings,
): Promise<AnyResult>;
/** The document that a value is under its schema. One that is not checked is taken as it is. */
export declare function documentFrom(
  value: unknown,
  { schema }: Content,
  checked: boolean,
): Held;
