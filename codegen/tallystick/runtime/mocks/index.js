/** Test doubles that keep the contract: documents, requests, and handlers for Mock Service Worker. */
export { Problem } from "../http/problem.js";
export { handlers } from "./handlers.js";
export { sample, sampleRequest } from "./sample.js";
export { SampleError } from "./making.js";
