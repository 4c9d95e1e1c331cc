import { readFileSync } from "node:fs";
import {
  ClientDraftInputSchema,
  type ClientDraftInput,
} from "@acme/contracts/ledger/client";
import {
  InvoiceDraftInputSchema,
  type InvoiceDraftInput,
  type InvoiceStatus,
} from "@acme/contracts/ledger/invoice";
import { Clients } from "./clients.js";
import type { Session } from "./database.js";
import { dayOf, later } from "./dates.js";
import { Invoices } from "./invoices.js";
import type { Sources } from "./sources.js";

/** Books to look at from the first start, which all implementations of the ledger share. */
interface Data {
  readonly clients: readonly {
    readonly id: string;
    readonly openedDaysAgo: number;
    readonly archived: boolean;
    readonly draft: ClientDraftInput;
  }[];
  readonly invoices: readonly {
    readonly id: string;
    readonly issuedDaysAgo: number;
    readonly workedDaysAgo: readonly [number, number];
    readonly status: InvoiceStatus;
    readonly paidPercent: number;
    readonly draft: Omit<InvoiceDraftInput, "servicePeriod">;
  }[];
}

const DATA = new URL("../../data/ledger.json", import.meta.url);

/** Fills books that are empty. Days are counted back from today, so that there is always something new. */
export function seed(session: Session, sources: Sources): void {
  if (session.get("SELECT 1 FROM client LIMIT 1") !== undefined) return;
  const data = JSON.parse(readFileSync(DATA, "utf-8")) as Data;
  const today = dayOf(sources.now());
  const ago = (days: number): string => later(today, -days);
  const clients = new Clients(session, sources);
  const invoices = new Invoices(session, sources);
  for (const each of data.clients) {
    const draft = ClientDraftInputSchema.parse(each.draft);
    clients.add(draft, each.id, morning(ago(each.openedDaysAgo)));
  }
  for (const each of data.invoices) {
    const [first, last] = each.workedDaysAgo;
    const servicePeriod = [ago(first), ago(last)];
    const draft = InvoiceDraftInputSchema.parse({
      ...each.draft,
      servicePeriod,
    });
    const issuedOn = ago(each.issuedDaysAgo);
    invoices.add(draft, each.id, issuedOn);
    session.run(
      "UPDATE invoice SET status = ?, sent_at = ?, paid = total * ? / 100 WHERE id = ?",
      each.status,
      each.status === "draft" ? null : morning(issuedOn).toISOString(),
      each.paidPercent,
      each.id,
    );
  }
  for (const each of data.clients) if (each.archived) clients.archive(each.id);
}

function morning(day: string): Date {
  return new Date(`${day}T09:00:00Z`);
}
