import { type Compilers } from "./kinds.js";
export declare const SCALARS: Compilers;
