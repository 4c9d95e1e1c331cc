/** Operations on Express 5: implement them on a router, or hold routes of one's own to a schema. */
export { issues } from "../issues.js";
export { Problem } from "../http/problem.js";
export { implement } from "./implement.js";
export {
  validateBody,
  validateCookies,
  validateHeaders,
  validatePath,
  validateQuery,
} from "./middleware.js";
export { problems } from "./problems.js";
