/** Numbers from 0 up to 1 that follow from a seed (Mulberry32): the same everywhere, and no secret to anyone. */
export type Random = () => number;
/** The numbers of a seed. */
export declare function randomOf(seed: number): Random;
/** A whole number from `least` to `most`. */
export declare function between(
  random: Random,
  least: number,
  most: number,
): number;
/** One of some items, of which there is at least one. */
export declare function oneOf<T>(random: Random, items: readonly T[]): T;
/** A seed that follows from a text. */
export declare function seedOf(text: string): number;
