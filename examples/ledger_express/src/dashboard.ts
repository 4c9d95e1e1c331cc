import type { Dashboard, Trend } from "@acme/contracts/ledger/dashboard";
import type { Currency, Money } from "@acme/contracts/ledger/money";
import type { Session } from "./database.js";
import { monthsUpTo } from "./dates.js";
import { type InvoiceRow, summaryOf } from "./invoices.js";
import { amount } from "./money.js";

const OPEN = "status IN ('sent', 'partly-paid')";
const REVENUE = "status IN ('sent', 'partly-paid', 'paid')";

/**
 * The figures of the first page, as of a day. Revenue is what has been invoiced, by the day of the invoice, in euro.
 */
export function dashboard(session: Session, today: string): Dashboard {
  const byYear: Record<string, number> = {};
  const byMonth: Record<string, number> = Object.fromEntries(
    monthsUpTo(today).map((month) => [month, 0]),
  );
  for (const { day, total } of byDay(session)) {
    const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
    byYear[year] = (byYear[year] ?? 0) + total;
    if (byMonth[month] !== undefined) byMonth[month] += total;
  }
  const [previous = 0, current = 0] = Object.values(byMonth).slice(-2);
  return {
    outstanding: outstanding(session),
    revenueByYear: inEuro(byYear),
    revenueByMonth: inEuro(byMonth),
    openInvoices: open(session),
    trend: trend(session, today, current, previous),
    largestClients: largest(session),
    widgets: {
      revenue: { title: "Revenue", columns: 2, pinned: true },
      outstanding: { title: "Outstanding", columns: 1, pinned: false },
      clients: { title: "Largest clients", columns: 1, pinned: false },
    },
  };
}

function byDay(session: Session): { day: string; total: number }[] {
  return session.all(
    `SELECT issued_on AS day, sum(total_in_euro) AS total FROM invoice WHERE ${REVENUE} GROUP BY day`,
  );
}

function inEuro(
  totals: Readonly<Record<string, number>>,
): Record<string, Money> {
  return Object.fromEntries(
    Object.entries(totals).map(([key, total]) => [
      key,
      { amount: amount(total), currency: "EUR" as const },
    ]),
  );
}

function outstanding(session: Session): Dashboard["outstanding"] {
  const rows = session.all<{ currency: Currency; owed: number }>(
    `SELECT currency, sum(total - paid) AS owed FROM invoice WHERE ${OPEN} GROUP BY currency ORDER BY currency`,
  );
  return Object.fromEntries(
    rows.map(({ currency, owed }) => [currency, amount(owed)]),
  );
}

/** The open invoices that are due first. */
function open(session: Session): Dashboard["openInvoices"] {
  return session
    .all<InvoiceRow>(
      `SELECT * FROM invoice WHERE ${OPEN} ORDER BY due_on, number LIMIT 20`,
    )
    .map(summaryOf);
}

/** This month beside the last one, and how many invoices are late; nothing to say where both are empty. */
function trend(
  session: Session,
  today: string,
  current: number,
  previous: number,
): Trend | null {
  if (current === 0 && previous === 0) return null;
  const row = session.get<{ late: number }>(
    `SELECT count(*) AS late FROM invoice WHERE ${OPEN} AND due_on < ?`,
    today,
  );
  const late = row?.late ?? 0;
  return {
    current: amount(current),
    previous: amount(previous),
    ...(late === 0
      ? {}
      : {
          comment:
            late === 1
              ? "1 invoice is overdue."
              : `${late} invoices are overdue.`,
        }),
  };
}

function largest(session: Session): Dashboard["largestClients"] {
  const rows = session.all<{ name: string; total: number }>(
    `SELECT client.name AS name, sum(total_in_euro) AS total
     FROM invoice JOIN client ON client.number = client_number
     WHERE ${REVENUE} GROUP BY client.number ORDER BY total DESC, client.number LIMIT 5`,
  );
  return rows.map(({ name, total }) => [name, amount(total)]);
}
