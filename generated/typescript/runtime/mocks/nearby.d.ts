/** Texts next to a limit: what is tried where a text was on the wrong side of it. */
import { type Random } from "./random.js";
/** What a check of the runtime says of a text on the wrong side. */
export interface Limit {
  readonly origin: string;
  readonly limit: string;
  readonly above: boolean;
}
/** A text beside a limit, or the limit itself, which need not be on the right side. */
export declare function nearby(
  random: Random,
  { origin, limit, above }: Limit,
): string;
