/** Keywords that apply subschemas to the same instance (core, section 8.2.3; applicator vocabulary, section 10.2). */
import { type Compilers } from "./evaluation.js";
export declare const APPLICATORS: Compilers;
