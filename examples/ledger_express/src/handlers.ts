import type * as ledger from "@acme/contracts/apis/ledger";
import type { Handlers } from "@acme/contracts/express";
import type { Books } from "./books.js";
import { shownClient } from "./clients.js";
import { dashboard } from "./dashboard.js";
import { printed } from "./printing.js";

/** What each operation does, in a line or two: how it is done stands in `clients`, `invoices` and `dashboard`. */
export function handlersOf(books: Books): Handlers<typeof ledger> {
  return {
    listClients: ({ query }) => ({
      status: 200,
      body: books.read(({ clients }) => clients.page(query)),
    }),
    createClient: ({ body, header }) => ({
      status: 201,
      body: books.write(({ clients }) =>
        clients.create(body, header["idempotency-key"]),
      ),
    }),
    getClient: ({ path }) => ({
      status: 200,
      body: books.read(({ clients }) =>
        shownClient(clients.row(path.client_id)),
      ),
    }),
    updateClient: ({ path, body }) => ({
      status: 200,
      body: books.write(({ clients }) => clients.update(path.client_id, body)),
    }),
    archiveClient: ({ path }) => {
      books.write(({ clients }) => clients.archive(path.client_id));
      return { status: 204 };
    },
    listInvoices: ({ query }) => ({
      status: 200,
      body: books.read(({ invoices }) => invoices.page(query)),
    }),
    createInvoice: ({ body, header }) => ({
      status: 201,
      body: books.write(({ invoices }) =>
        invoices.create(body, header["idempotency-key"]),
      ),
    }),
    getInvoice: ({ path }) => ({
      status: 200,
      body: books.read(({ invoices }) => invoices.shown(path.invoice_id)),
    }),
    replaceInvoice: ({ path, body }) => ({
      status: 200,
      body: books.write(({ invoices }) =>
        invoices.replace(path.invoice_id, body),
      ),
    }),
    sendInvoice: ({ path }) => ({
      status: 200,
      body: books.write(({ invoices }) => invoices.send(path.invoice_id)),
    }),
    downloadInvoice: ({ path }) => ({
      status: 200,
      body: books.read(({ clients, invoices }) => {
        const row = invoices.row(path.invoice_id);
        const client = shownClient(clients.row(row.client_id));
        return printed(invoices.shown(row.id), client, BigInt(row.total));
      }),
    }),
    getDashboard: () => ({
      status: 200,
      body: books.read(({ session, today }) => dashboard(session, today)),
    }),
  };
}
