import type { CheckFn } from "zod/v4/core";
/**
 * How a wire string stands to a limit: negative below it, 0 at it, positive above it; exact. What spells no such quantity
 * stands nowhere (`NaN`): refusing it is left to the format and the pattern of the type.
 */
export type Order = (limit: string) => (text: string) => number;
/** The quantity that an order compares, in Zod's terms. `asNumber` is a limit as the nearest number, for Zod's issues. */
export interface Quantity {
  readonly origin: string;
  readonly order: Order;
  readonly asNumber: (limit: string) => number;
}
/** Accepts strings from `limit` upwards; without `inclusive`, above it. */
export declare function atLeast(
  quantity: Quantity,
  limit: string,
  inclusive: boolean,
): CheckFn<string>;
/** Accepts strings up to `limit`; without `inclusive`, below it. */
export declare function atMost(
  quantity: Quantity,
  limit: string,
  inclusive: boolean,
): CheckFn<string>;
