/** Operations on Express 5: implement them on a router, or hold routes of one's own to a schema. */
export { type Issue, issues } from "../issues.js";
export type { Operation, Operations, Upload } from "../http/operation.js";
export { Problem, type ProblemMembers } from "../http/problem.js";
export type {
  Answer,
  Context,
  Download,
  Handler,
  Handlers,
} from "./handlers.js";
export { implement, type Mountable } from "./implement.js";
export {
  validateBody,
  validateCookies,
  validateHeaders,
  validatePath,
  validateQuery,
  type Validation,
} from "./middleware.js";
export { problems } from "./problems.js";
export type { Failure, Settings } from "./settings.js";
