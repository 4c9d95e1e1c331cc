// Each mistake is marked with the error that a compiler has to find there, and no other line may have one.
import { type Invoice, type InvoiceDraftInput, InvoiceSchema } from "@acme/contracts/ledger/invoice";
import type { Money } from "@acme/contracts/ledger/money";
import type { WorkspaceEvent } from "@acme/contracts/workspace/event";
import { MoneySchema as MiniMoneySchema } from "@acme/contracts/mini/ledger/money";

declare const invoice: Invoice;
declare const event: WorkspaceEvent;

const number: Money = { amount: 12.5, currency: "EUR" }; // TS2322
const missing: Money = { amount: "12.50" }; // TS2741
const currency: Money = { amount: "12.50", currency: "DEM" }; // TS2322
const extra: Money = { amount: "12.50", currency: "EUR", cents: 0 }; // TS2353
const sent: string = invoice.sentAt; // TS2322
const total = invoice.total; // TS2339
const pair: InvoiceDraftInput["servicePeriod"] = ["2026-03-01"]; // TS2322
const pointer = event.pointer; // TS2339
const label: string = invoice.labels["project"]; // TS2322
const picked = InvoiceSchema.pick({ price: true }); // TS2353
const shape = InvoiceSchema.shape.price; // TS2339
const method = MiniMoneySchema.pick; // TS2339
const inside = await import("@acme/contracts/ledger/invoice.js"); // TS2307

export {};
