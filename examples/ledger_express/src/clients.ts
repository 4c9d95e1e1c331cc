import { Problem } from "@acme/contracts/express";
import type { ListClientsQuerySchema } from "@acme/contracts/ledger/api";
import type {
  Client,
  ClientDraft,
  ClientKind,
  ClientPatch,
  PaymentTerms,
} from "@acme/contracts/ledger/client";
import type { output } from "zod";
import type { Session } from "./database.js";
import { after, Conditions, page, type Page } from "./pages.js";
import { refusedAt } from "./refusals.js";
import { madeBefore, remember, said } from "./requests.js";
import type { Sources } from "./sources.js";

/** What is only shown again, and kept as one document. */
type Details = Pick<Client, "address" | "vatNumber" | "refundTo" | "tags">;

export interface ClientRow {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly sorted_as: string;
  readonly email: string;
  readonly kind: ClientKind;
  readonly terms: PaymentTerms;
  readonly archived: number;
  readonly created_at: string;
  readonly details: string;
}

/** What a list of clients is asked for. */
export type ClientSearch = output<typeof ListClientsQuerySchema>;

/** The clients, as one session sees them. */
export class Clients {
  readonly #session: Session;
  readonly #sources: Sources;

  constructor(session: Session, sources: Sources) {
    this.#session = session;
    this.#sources = sources;
  }

  /** One page of the clients that are looked for, by name. */
  page({ search, kind, archived, cursor, limit }: ClientSearch): Page<Client> {
    const wanted = new Conditions();
    wanted.add("archived = ?", Number(archived));
    if (kind !== undefined) wanted.add("kind = ?", kind);
    if (search)
      wanted.add(
        "found_by LIKE '%' || ? || '%' ESCAPE '/'",
        search.toLowerCase().replace(/[/%_]/g, "/$&"),
      );
    const counted = this.#session.get<{ total: number }>(
      `SELECT count(*) AS total FROM client ${wanted.text}`,
      ...wanted.values,
    );
    if (cursor !== undefined) {
      const last = after<ClientRow>(this.#session, "client", cursor);
      wanted.add("(sorted_as, number) > (?, ?)", last.sorted_as, last.number);
    }
    const rows = this.#session.all<ClientRow>(
      `SELECT * FROM client ${wanted.text} ORDER BY sorted_as, number LIMIT ?`,
      ...wanted.values,
      limit + 1,
    );
    return page(rows, limit, counted?.total ?? 0, shownClient);
  }

  /** The row of a client. Throws a `Problem` where there is none. */
  row(id: string): ClientRow {
    const row = this.#session.get<ClientRow>(
      "SELECT * FROM client WHERE id = ?",
      id.toLowerCase(),
    );
    if (row === undefined)
      throw new Problem(404, { detail: "There is no such client." });
    return row;
  }

  /** Opens an account, or finds the one that the same request has opened before. */
  create(draft: ClientDraft, key: string | undefined): Client {
    const tags = [...draft.tags].sort();
    const digest = said("create_client", { ...draft, tags });
    const made = madeBefore(this.#session, key, digest);
    if (made !== undefined) return shownClient(this.row(made));
    if (this.#holder(draft.email) !== undefined) throw new Problem(409);
    const id = this.#sources.newId();
    this.add(draft, id, this.#sources.now());
    remember(this.#session, key, digest, id);
    return shownClient(this.row(id));
  }

  /** Keeps a new client. */
  add(draft: ClientDraft, id: string, createdAt: Date): void {
    const { address, vatNumber, refundTo, tags } = draft;
    const details: Details = { address, vatNumber, refundTo, tags };
    this.#session.run(
      `INSERT INTO client (id, name, sorted_as, found_by, email, email_key, kind, terms, archived, created_at, details)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
      id,
      ...searched(draft),
      draft.kind,
      draft.terms,
      createdAt.toISOString(),
      JSON.stringify(details),
    );
  }

  /** Changes what is given, and not null. */
  update(id: string, changes: ClientPatch): Client {
    const row = this.row(id);
    const holder =
      changes.email === null ? undefined : this.#holder(changes.email);
    if (holder !== undefined && holder.number !== row.number)
      throw refusedAt("/body/email", "unique", "The address of another client");
    const details = JSON.parse(row.details) as Details;
    const name = changes.name ?? row.name;
    const email = changes.email ?? row.email;
    this.#session.run(
      `UPDATE client SET name = ?, sorted_as = ?, found_by = ?, email = ?, email_key = ?, terms = ?, details = ?
       WHERE number = ?`,
      ...searched({ name, email }),
      changes.terms ?? row.terms,
      JSON.stringify({
        ...details,
        address: changes.address ?? details.address,
      }),
      row.number,
    );
    return shownClient(this.row(id));
  }

  /** Takes a client off the list. */
  archive(id: string): void {
    const { number } = this.row(id);
    this.#session.run(
      "UPDATE client SET archived = 1 WHERE number = ?",
      number,
    );
  }

  /** The client with an e-mail address, however it is spelled. */
  #holder(email: string): ClientRow | undefined {
    return this.#session.get<ClientRow>(
      "SELECT * FROM client WHERE email_key = ?",
      email.toLowerCase(),
    );
  }
}

/** A client as the contract has it. */
export function shownClient(row: ClientRow): Client {
  return {
    ...(JSON.parse(row.details) as Details),
    id: row.id,
    name: row.name,
    email: row.email,
    kind: row.kind,
    terms: row.terms,
    archived: row.archived !== 0,
    createdAt: row.created_at,
    fax: null,
  };
}

/** The columns that clients are searched and sorted by: name, order, words, e-mail address and its key. */
function searched({
  name,
  email,
}: Pick<Client, "name" | "email">): [string, string, string, string, string] {
  const order = name.toLowerCase();
  const key = email.toLowerCase();
  return [name, order, `${order}\n${key}`, email, key];
}
