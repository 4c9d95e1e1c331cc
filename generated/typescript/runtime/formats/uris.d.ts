import type { ParsePayload } from "zod/v4/core";
/** Accepts `URI` of RFC 3986: with a scheme. */
export declare function uri(payload: ParsePayload<string>): void;
/** Accepts `URI-reference` of RFC 3986. */
export declare function uriReference(payload: ParsePayload<string>): void;
/** Accepts `IRI` of RFC 3987: with a scheme. */
export declare function iri(payload: ParsePayload<string>): void;
/** Accepts `IRI-reference` of RFC 3987. */
export declare function iriReference(payload: ParsePayload<string>): void;
