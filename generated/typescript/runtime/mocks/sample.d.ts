import type { $ZodType, input } from "zod/v4/core";
import type {
  Arguments,
  Content,
  DocumentFor,
  Operation,
  SuccessStatus,
} from "../http/operation.js";
import { type Random } from "./random.js";
/** The document of an operation's first success. */
export type Answered<O extends Operation> = DocumentFor<
  O["answers"][SuccessStatus<O>]
>;
/**
 * A document that keeps the contract of a schema, or of what an operation answers: the same for the same seed, and
 * other ones for others. Throws `SampleError` where none is found, as for rules that few documents keep.
 */
export declare function sample<O extends Operation>(
  of: O,
  seed?: number,
): Answered<O>;
export declare function sample<S extends $ZodType>(
  of: S,
  seed?: number,
): input<S>;
/** What content has: a document of its schema, or nothing. */
export declare function documentFor(
  content: Content | null,
  random: Random,
): unknown;
/** Arguments for an operation that keep its contract. */
export declare function sampleRequest<O extends Operation>(
  operation: O,
  seed?: number,
): Arguments<O, Blob>;
