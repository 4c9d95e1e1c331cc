export { createClient } from "./client.js";
export { apiKey, bearer } from "./credentials.js";
export { ClientError, failed, isTransient } from "./results.js";
