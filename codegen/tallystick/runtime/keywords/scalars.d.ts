import type { Compilers } from "./evaluation.js";
export declare const SCALARS: Compilers;
