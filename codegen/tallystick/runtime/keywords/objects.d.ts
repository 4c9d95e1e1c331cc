import { type Compilers } from "./evaluation.js";
export declare const OBJECTS: Compilers;
export declare const UNEVALUATED_PROPERTIES: Compilers;
