// What an application does with the entry `codecs`: every line is here to compile, and `main` prints.
import { toWire } from "@acme/contracts/codecs";
import { type Client, ClientInputSchema, ClientSchema } from "@acme/contracts/codecs/ledger/client";
import { type Dashboard, DashboardSchema } from "@acme/contracts/codecs/ledger/dashboard";
import {
  type Invoice,
  type InvoiceAttachment,
  InvoiceAttachmentSchema,
  InvoiceDraftInputSchema,
  InvoiceSchema,
} from "@acme/contracts/codecs/ledger/invoice";
import { type Money, MoneySchema } from "@acme/contracts/codecs/ledger/money";
import type { Comment } from "@acme/contracts/codecs/workspace/comment";
import { type WorkspaceEvent, WorkspaceEventSchema } from "@acme/contracts/codecs/workspace/event";
import * as wire from "@acme/contracts/ledger/invoice";
import { type Money as WireMoney, MoneySchema as WireMoneySchema } from "@acme/contracts/ledger/money";
import * as z from "zod";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_ extends true>(): void {}

// In goes what the wire has, out comes what the application has.
same<Same<z.input<typeof InvoiceSchema>, wire.Invoice>>();
same<Same<z.output<typeof InvoiceSchema>, Invoice>>();
same<Same<z.input<typeof InvoiceDraftInputSchema>, wire.InvoiceDraftInput>>();
same<Same<Invoice["sentAt"], Date | null>>();
same<Same<wire.Invoice["sentAt"], string | null>>();
same<Same<InvoiceAttachment["content"], Uint8Array>>();
same<Same<Invoice["attachments"], InvoiceAttachment[]>>();
same<Same<Client["tags"], Set<string>>>();
same<Same<Dashboard["revenueByYear"], Map<number, Money>>>();
same<Same<Comment["writtenAt"], Date>>();
// What parsing fills in is there.
same<Same<z.output<typeof InvoiceDraftInputSchema>["lines"], z.output<typeof wire.InvoiceDraftInputSchema>["lines"]>>();
// What is the same on both sides is the same schema.
same<Same<Money, WireMoney>>();
same<Same<Invoice["lines"], wire.Invoice["lines"]>>();
// Calendar dates stay text: `Date` is an instant.
same<Same<Invoice["servicePeriod"], [string, string]>>();

export function when(event: WorkspaceEvent): Date | undefined {
  return event.type === "comment-added" ? event.comment.writtenAt : undefined;
}

const attachment = { fileName: "a.pdf", mediaType: "application/pdf", content: "JVBERi0xLjcK" };

export function main(given: { invoice: unknown; client: unknown; event: unknown }): Record<string, unknown> {
  const invoice = InvoiceSchema.decode(given.invoice as wire.Invoice);
  const moved: Invoice = { ...invoice, sentAt: new Date(Date.UTC(2026, 2, 3)) };
  const client = ClientInputSchema.parse(given.client);
  client.tags.add("new");
  const event = WorkspaceEventSchema.parse(given.event);
  return {
    shared: MoneySchema === WireMoneySchema,
    sentAt: invoice.sentAt instanceof Date && invoice.sentAt.toISOString(),
    bytes: InvoiceAttachmentSchema.parse(attachment).content.length,
    // Untouched, an instant is written as it was read.
    kept: z.encode(InvoiceSchema, invoice).sentAt,
    moved: InvoiceSchema.encode(moved).sentAt,
    unchecked: toWire(InvoiceSchema, moved).sentAt,
    tags: toWire(ClientInputSchema, client).tags,
    when: when(event)?.toISOString(),
    invalid: z.safeEncode(InvoiceSchema, { ...invoice, sentAt: new Date(Number.NaN) }).error?.issues[0]?.path,
    refused: ClientSchema.safeParse({}).success,
  };
}
