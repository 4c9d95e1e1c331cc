import { randomBytes, randomUUID } from "node:crypto";

/** The time now, as the contract writes it. */
export function now(): string {
  return new Date().toISOString();
}

export const newId = randomUUID;

const LETTERS = "abcdefghijklmnopqrstuvwxyz012345";

/** A new identifier of a document: `doc_4f9c2a71`. */
export function newDocumentId(): string {
  const letters = [...randomBytes(8)].map((byte) => LETTERS[byte % 32]);
  return `doc_${letters.join("")}`;
}
