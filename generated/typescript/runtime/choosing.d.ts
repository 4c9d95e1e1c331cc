/**
 * Which member of a union a value becomes where several accept it: the one that fits it best, as Pydantic's smart mode has
 * it. Zod takes the first.
 */
import type { $ZodCheck } from "zod/v4/core";
/**
 * Makes a union give the value of the member that fits best. That is the one with the most declared keys set; where there
 * are no keys to count, one that takes the value as it is goes before one that makes something of it; else the first.
 */
export declare const bestMember: $ZodCheck<unknown>;
