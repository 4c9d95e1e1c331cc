/** Texts that a regular expression matches. */
import { type Random } from "./random.js";
/** What a part of an expression makes. `most` bounds repetitions without an end. */
type Maker = (random: Random, most: number) => string;
/** A maker of texts for `pattern`. What it makes need not match where there are look-arounds or back-references. */
export declare function patternMaker(pattern: RegExp): Maker;
export {};
