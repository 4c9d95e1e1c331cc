/** Test doubles that keep the contract: documents, requests, and handlers for Mock Service Worker. */
export { sample, sampleRequest } from "./sample.js";
export { SampleError } from "./values.js";
