import type { ParsePayload } from "zod/v4/core";
/** Accepts mailboxes of RFC 5321, quoted local parts and address literals included. */
export declare function email(payload: ParsePayload<string>): void;
/** Accepts mailboxes of RFC 6531. */
export declare function idnEmail(payload: ParsePayload<string>): void;
