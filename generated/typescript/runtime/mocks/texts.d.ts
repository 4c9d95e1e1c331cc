import { type Random } from "./random.js";
type Maker = (random: Random) => string;
/** What makes texts of a format, by its check or by Zod's name for it; nothing where it is none. */
export declare function formatMaker(check: unknown): Maker | undefined;
/** Words of at least and at most so many characters: whole ones, where there is room for them. */
export declare function words(
  random: Random,
  least: number,
  most: number,
): string;
export {};
