import type { Session, Value } from "./database.js";
import { refusedAt } from "./refusals.js";

/** What a list shows at once. */
export interface Page<Item> {
  items: Item[];
  total: number;
  /** The identifier of the last one seen, so new ones do not move what is still to come. */
  nextCursor: string | null;
}

/** The conditions of a query, all of which have to hold, and the values in them. */
export class Conditions {
  readonly #texts: string[] = [];
  readonly values: Value[] = [];

  add(text: string, ...values: readonly Value[]): void {
    this.#texts.push(text);
    this.values.push(...values);
  }

  get text(): string {
    return this.#texts.length === 0
      ? ""
      : `WHERE ${this.#texts.map((text) => `(${text})`).join(" AND ")}`;
  }
}

const CANONICAL = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The row that a cursor names. Throws a `Problem` for text that is no cursor. */
export function after<Row>(
  session: Session,
  table: "client" | "invoice",
  cursor: string,
): Row {
  const row = CANONICAL.test(cursor)
    ? session.get<Row>(`SELECT * FROM ${table} WHERE id = ?`, cursor)
    : undefined;
  if (row === undefined)
    throw refusedAt("/query/cursor", "cursor", "Not a cursor of this list");
  return row;
}

/** The page that rows are, one more of which were asked for than fit on it. */
export function page<Row extends { readonly id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  show: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(show), total, nextCursor: last?.id ?? null };
}
