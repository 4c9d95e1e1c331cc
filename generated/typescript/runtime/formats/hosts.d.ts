import type { ParsePayload } from "zod/v4/core";
/** RFC 1123 section 2.1 with the lengths of RFC 1035 section 2.3.4. */
export declare function isHostname(text: string): boolean;
/** RFC 2673 section 3.2: four decimal octets without leading zeros. */
export declare function isIpv4(text: string): boolean;
/** RFC 4291 section 2.2; a zone identifier is not part of an address. */
export declare function isIpv6(text: string): boolean;
/** Accepts host names of RFC 1123: ASCII labels, A-labels among them, by their letters, digits, hyphens and lengths. */
export declare function hostname(payload: ParsePayload<string>): void;
