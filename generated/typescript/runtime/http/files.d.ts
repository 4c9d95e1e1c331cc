import type { Issue } from "../issues.js";
import type { FileLimits } from "./operation.js";
/** What limits are about of a file, whichever side has it. */
export interface Described {
  /** Without parameters, in lower case. */
  readonly mediaType: string;
  readonly bytes: number;
}
/** What is wrong with the files of a form under the wire name `name`. */
export declare function fileIssues(
  name: string,
  limits: FileLimits,
  given: readonly Described[],
): Issue[];
