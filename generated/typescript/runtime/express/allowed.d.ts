import type { Request } from "express";
/** Notes that the path of a request takes a method. */
export declare function allow(request: Request, method: string): void;
/** The methods that the path of a request takes, in alphabetical order. */
export declare function allowed(request: Request): readonly string[];
