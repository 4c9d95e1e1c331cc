import type { Issue } from "../issues.js";
/** Whether something that was sent is an issue. */
export declare function isIssue(value: unknown): value is Issue;
