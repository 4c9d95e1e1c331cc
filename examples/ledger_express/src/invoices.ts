import { Problem } from "@acme/contracts/express";
import type { ListInvoicesQuerySchema } from "@acme/contracts/ledger/api";
import type {
  Invoice,
  InvoiceAttachment,
  InvoiceDraftInputSchema,
  InvoiceStatus,
  InvoiceSummary,
  LineItem,
} from "@acme/contracts/ledger/invoice";
import type { Currency, TaxRate } from "@acme/contracts/ledger/money";
import type { output } from "zod";
import { type ClientRow, Clients } from "./clients.js";
import type { Session } from "./database.js";
import { dayOf, later } from "./dates.js";
import { amount, inEuro, netOf, quantity, scaled, totalOf } from "./money.js";
import { after, Conditions, page, type Page } from "./pages.js";
import { refusedAt } from "./refusals.js";
import { madeBefore, remember, said } from "./requests.js";
import type { Sources } from "./sources.js";

/** The most that an invoice may come to, in cents, and the least below nothing. */
const MOST = 10_000_000_000n;

/** What is only shown again, and kept as one document. */
type Details = Pick<
  Invoice,
  "servicePeriod" | "discount" | "reminders" | "labels"
>;

export interface InvoiceRow {
  readonly number: number;
  readonly id: string;
  readonly label: string;
  readonly client_number: number;
  readonly client_id: string;
  readonly status: InvoiceStatus;
  readonly currency: Currency;
  readonly issued_on: string;
  readonly due_on: string;
  readonly sent_at: string | null;
  readonly total: number;
  readonly paid: number;
  readonly details: string;
}

interface LineRow {
  readonly description: string;
  readonly thousandths: number;
  readonly unit: LineItem["unit"];
  readonly unit_price: number;
  readonly tax: string | null;
}

interface AttachmentRow {
  readonly file_name: string;
  readonly media_type: string;
  readonly content: Uint8Array;
}

/** A draft as it was sent, its defaults filled in. */
export type Draft = output<typeof InvoiceDraftInputSchema>;

/** What a list of invoices is asked for. */
export type InvoiceSearch = output<typeof ListInvoicesQuerySchema>;

const SELECT =
  "SELECT invoice.*, client.id AS client_id FROM invoice JOIN client ON client.number = client_number";

/** The invoices, as one session sees them. */
export class Invoices {
  readonly #session: Session;
  readonly #sources: Sources;
  readonly #clients: Clients;

  constructor(session: Session, sources: Sources) {
    this.#session = session;
    this.#sources = sources;
    this.#clients = new Clients(session, sources);
  }

  /** One page of the invoices that are looked for, the latest first. */
  page({
    status,
    clientId,
    cursor,
    limit,
  }: InvoiceSearch): Page<InvoiceSummary> {
    const wanted = new Conditions();
    if (status !== undefined && status.length > 0)
      wanted.add(`status IN (${status.map(() => "?").join()})`, ...status);
    if (clientId !== undefined)
      wanted.add("client.id = ?", clientId.toLowerCase());
    const counted = this.#session.get<{ total: number }>(
      `SELECT count(*) AS total FROM (${SELECT} ${wanted.text})`,
      ...wanted.values,
    );
    if (cursor !== undefined) {
      const last = after<InvoiceRow>(this.#session, "invoice", cursor);
      wanted.add("invoice.number < ?", last.number);
    }
    const rows = this.#session.all<InvoiceRow>(
      `${SELECT} ${wanted.text} ORDER BY invoice.number DESC LIMIT ?`,
      ...wanted.values,
      limit + 1,
    );
    return page(rows, limit, counted?.total ?? 0, summaryOf);
  }

  /** The row of an invoice. Throws a `Problem` where there is none. */
  row(id: string): InvoiceRow {
    const row = this.#session.get<InvoiceRow>(
      `${SELECT} WHERE invoice.id = ?`,
      id.toLowerCase(),
    );
    if (row === undefined)
      throw new Problem(404, { detail: "There is no such invoice." });
    return row;
  }

  /** An invoice as the contract has it. */
  shown(id: string): Invoice {
    const row = this.row(id);
    const lines = this.#session
      .all<LineRow>(
        "SELECT * FROM line WHERE invoice_number = ? ORDER BY position",
        row.number,
      )
      .map(shownLine);
    const attachments = this.#session
      .all<AttachmentRow>(
        "SELECT * FROM attachment WHERE invoice_number = ? ORDER BY position",
        row.number,
      )
      .map(shownAttachment);
    const subtotal = lines.reduce((sum, { net }) => sum + scaled(net, 2), 0n);
    return {
      ...(JSON.parse(row.details) as Details),
      id: row.id,
      number: row.label,
      clientId: row.client_id,
      status: row.status,
      currency: row.currency,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      sentAt: row.sent_at,
      lines,
      attachments,
      reference: null,
      subtotal: { amount: amount(subtotal), currency: row.currency },
    };
  }

  /** Writes an invoice, or finds the one that the same request has written before. */
  create(draft: Draft, key: string | undefined): Invoice {
    const digest = said("create_invoice", draft);
    const made = madeBefore(this.#session, key, digest);
    if (made !== undefined) return this.shown(made);
    const id = this.#sources.newId();
    this.add(draft, id, this.#today());
    remember(this.#session, key, digest, id);
    return this.shown(id);
  }

  /** Keeps a new invoice, with the next number of its year. */
  add(draft: Draft, id: string, issuedOn: string): void {
    const client = this.#client(draft.clientId);
    const columns = columnsOf(draft);
    const label = `${issuedOn.slice(0, 4)}-${this.#nextOf(Number(issuedOn.slice(0, 4)))}`;
    this.#session.run(
      `INSERT INTO invoice (id, label, client_number, status, currency, issued_on, due_on, sent_at, total,
                            total_in_euro, paid, details)
       VALUES (?, ?, ?, 'draft', ?, ?, ?, NULL, ?, ?, 0, ?)`,
      id,
      label,
      client.number,
      draft.currency,
      issuedOn,
      later(issuedOn, client.terms),
      ...columns,
    );
    this.#writeParts(this.row(id).number, draft);
  }

  /** Replaces what a draft says. It keeps its number. */
  replace(id: string, draft: Draft): Invoice {
    const row = asDraft(this.row(id));
    const client = this.#client(draft.clientId);
    this.#session.run(
      `UPDATE invoice SET client_number = ?, currency = ?, due_on = ?, total = ?, total_in_euro = ?, details = ?
       WHERE number = ?`,
      client.number,
      draft.currency,
      later(row.issued_on, client.terms),
      ...columnsOf(draft),
      row.number,
    );
    for (const part of ["line", "attachment"])
      this.#session.run(
        `DELETE FROM ${part} WHERE invoice_number = ?`,
        row.number,
      );
    this.#writeParts(row.number, draft);
    return this.shown(id);
  }

  /** Sends a draft. Its terms begin today. */
  send(id: string): Invoice {
    const row = asDraft(this.row(id));
    const client = this.#clients.row(row.client_id);
    const today = this.#today();
    this.#session.run(
      "UPDATE invoice SET status = 'sent', sent_at = ?, issued_on = ?, due_on = ? WHERE number = ?",
      this.#sources.now().toISOString(),
      today,
      later(today, client.terms),
      row.number,
    );
    return this.shown(id);
  }

  #writeParts(number: number, draft: Draft): void {
    for (const [position, line] of draft.lines.entries())
      this.#session.run(
        "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)",
        number,
        position,
        line.description,
        Number(scaled(line.quantity, 3)),
        line.unit,
        Number(scaled(line.unitPrice, 2)),
        line.tax === null ? null : JSON.stringify(line.tax),
      );
    for (const [position, each] of draft.attachments.entries())
      this.#session.run(
        "INSERT INTO attachment VALUES (?, ?, ?, ?, ?)",
        number,
        position,
        each.fileName,
        each.mediaType,
        Buffer.from(each.content, "base64"),
      );
  }

  #client(id: string): ClientRow {
    const row = this.#clients.row(id);
    if (row.archived)
      throw new Problem(404, { detail: "There is no such client." });
    return row;
  }

  /** The next number of a year, with four digits at least. */
  #nextOf(year: number): string {
    this.#session.run(
      "INSERT INTO counter VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1",
      year,
    );
    const row = this.#session.get<{ last: number }>(
      "SELECT last FROM counter WHERE year = ?",
      year,
    );
    return String(row?.last).padStart(4, "0");
  }

  #today(): string {
    return dayOf(this.#sources.now());
  }
}

/** An invoice as lists show it. */
export function summaryOf(row: InvoiceRow): InvoiceSummary {
  return {
    id: row.id,
    number: row.label,
    status: row.status,
    total: { amount: amount(row.total), currency: row.currency },
    dueOn: row.due_on,
  };
}

function asDraft(row: InvoiceRow): InvoiceRow {
  if (row.status === "draft") return row;
  throw new Problem(409, {
    detail: "Only a draft can be changed or sent.",
    state: row.status,
  });
}

/** The columns that a draft fills: its total, that in euro, its details. Throws a `Problem` where it comes to too much. */
function columnsOf(draft: Draft): [number, number, string] {
  const total = totalOf(draft.lines, draft.discount);
  if (total > MOST || total < -MOST)
    throw refusedAt("/body/lines", "total", "More than an invoice may come to");
  const { servicePeriod, discount, reminders, labels } = draft;
  const details: Details = { servicePeriod, discount, reminders, labels };
  const euro = inEuro(total, draft.currency);
  return [Number(total), Number(euro), JSON.stringify(details)];
}

function shownLine(row: LineRow): LineItem {
  const line = {
    description: row.description,
    quantity: quantity(row.thousandths),
    unit: row.unit,
    unitPrice: amount(row.unit_price),
    tax: row.tax === null ? null : (JSON.parse(row.tax) as TaxRate),
  };
  return { ...line, net: amount(netOf(line)) };
}

function shownAttachment(row: AttachmentRow): InvoiceAttachment {
  return {
    fileName: row.file_name,
    mediaType: row.media_type,
    content: Buffer.from(row.content).toString("base64"),
  };
}
