import { createHash } from "node:crypto";
import type { Session } from "./database.js";
import { refusedAt } from "./refusals.js";

/** A digest of what a request said. A parsed body has its members in the contract's order. */
export function said(operation: string, body: unknown): string {
  const text = `${operation} ${JSON.stringify(body)}`;
  return createHash("sha256").update(text).digest("hex");
}

/** What a request with this key made before. Throws a `Problem` where that one said something else. */
export function madeBefore(
  session: Session,
  key: string | undefined,
  digest: string,
): string | undefined {
  if (key === undefined) return undefined;
  const row = session.get<{ said: string; made: string }>(
    "SELECT said, made FROM request WHERE key = ?",
    key.toLowerCase(),
  );
  if (row !== undefined && row.said !== digest)
    throw refusedAt(
      "/header/idempotency-key",
      "idempotency",
      "The key of another request",
    );
  return row?.made;
}

/** Notes what a request with this key made, where it has one. */
export function remember(
  session: Session,
  key: string | undefined,
  digest: string,
  made: string,
): void {
  if (key === undefined) return;
  session.run(
    "INSERT INTO request VALUES (?, ?, ?)",
    key.toLowerCase(),
    digest,
    made,
  );
}
