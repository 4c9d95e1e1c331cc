import { type Compilers } from "./kinds.js";
export declare const APPLICATORS: Compilers;
