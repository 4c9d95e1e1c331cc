import { type Compilers } from "./evaluation.js";
export declare const ARRAYS: Compilers;
export declare const UNEVALUATED_ITEMS: Compilers;
