/** Everything that the page asks of the server. No other module knows operations, or where the server is. */
import { bearer, createClient as clientOf } from "@acme/contracts/client";
import type { ListClientsQuery, ListInvoicesQuery } from "@acme/contracts/ledger/api";
import {
  archiveClient,
  createClient,
  createInvoice,
  downloadInvoice,
  getClient,
  getDashboard,
  getInvoice,
  listClients,
  listInvoices,
  replaceInvoice,
  sendInvoice,
  updateClient,
} from "@acme/contracts/operations";
import { infiniteQueryOptions, mutationOptions, queryOptions } from "@acme/contracts/query";
import { token } from "./session";

const client = clientOf({
  baseUrl: import.meta.env.VITE_API_URL ?? "",
  auth: { bearer: bearer(token) },
  timeout: 10_000,
});

/** What a list may be narrowed to. Taken from the contract: a filter that it has no more does not compile. */
export type ClientFilter = Pick<ListClientsQuery, "search" | "kind">;
export type InvoiceFilter = Pick<ListInvoicesQuery, "status">;

export const queries = {
  dashboard: () => queryOptions(client, getDashboard),
  clients: (filter: ClientFilter, limit = 20) =>
    infiniteQueryOptions(client, listClients, { query: { ...filter, limit } }),
  client: (id: string) => queryOptions(client, getClient, { path: { client_id: id } }),
  invoices: (filter: InvoiceFilter, limit = 20) =>
    infiniteQueryOptions(client, listInvoices, { query: { ...filter, limit } }),
  invoice: (id: string) => queryOptions(client, getInvoice, { path: { invoice_id: id } }),
};

export const mutations = {
  createClient: mutationOptions(client, createClient),
  updateClient: mutationOptions(client, updateClient),
  archiveClient: mutationOptions(client, archiveClient),
  createInvoice: mutationOptions(client, createInvoice),
  replaceInvoice: mutationOptions(client, replaceInvoice),
  sendInvoice: mutationOptions(client, sendInvoice),
  downloadInvoice: mutationOptions(client, downloadInvoice),
};

/** Gives each document its key: asked again with the same one, the server does not do it twice. */
export function idempotencyKeys(): (document: unknown) => { "idempotency-key": string } {
  let last: { text: string; key: string } | undefined;
  return (document) => {
    const text = JSON.stringify(document);
    if (last?.text !== text) last = { text, key: crypto.randomUUID() };
    return { "idempotency-key": last.key };
  };
}
