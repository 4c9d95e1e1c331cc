import { type RawHeaders } from "./locations.js";
import type { Body, Group, Location, Operation, Schema } from "./operation.js";
import { type Texts } from "./parameters.js";
/** The raw parts of a request. `path` has its parameters percent-decoded, `query` is without the question mark. */
export interface RawRequest {
  readonly path: Texts;
  readonly query: string;
  readonly headers: RawHeaders;
  readonly body: Uint8Array;
}
/** How much a request may carry. */
export interface BodyLimits {
  readonly bodyBytes: number;
  /** Members and items of a JSON body, all of them counted. */
  readonly bodyValues: number;
  /** Of a file without a limit of its own. */
  readonly fileBytes: number;
}
/** What a request may carry unless told otherwise. */
export declare const USUAL_LIMITS: BodyLimits;
/** The parts of a request by name, parsed. */
export type Read = Record<string, unknown>;
/** So many bytes a body may have: for a form, what its files may have beside. */
export declare function mostBytes(body: Body, limits: BodyLimits): number;
/** Throws the `Problem` of a body that is not of the media type that is asked for, as its headers say. */
export declare function checkMedia(
  body: Pick<Body, "carried" | "mediaType">,
  contentType: string | undefined,
  encoding: string | undefined,
): void;
/**
 * The parts of a request, parsed and by name: its parameters by location, `body` and `files`.
 *
 * Throws the `Problem` that refuses it: a body that is no JSON or no form, else every issue of the request.
 */
export declare function readRequest(
  operation: Operation,
  request: RawRequest,
  limits: Pick<BodyLimits, "bodyValues">,
): Read;
/** The parameters of one location. Throws the `Problem` of those that do not keep their schema. */
export declare function readParameters(
  location: Location,
  group: Group,
  request: RawRequest,
): unknown;
/** A JSON body. Throws the `Problem` of one that is no JSON, has too many values or does not keep its schema. */
export declare function readDocument(
  schema: Schema,
  body: Uint8Array,
  { bodyValues }: Pick<BodyLimits, "bodyValues">,
): unknown;
