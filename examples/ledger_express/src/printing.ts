import type { Download } from "@acme/contracts/express";
import type { Client } from "@acme/contracts/ledger/client";
import type { Invoice } from "@acme/contracts/ledger/invoice";
import { amount, type Cents, scaled } from "./money.js";

/** An invoice to keep or to send, as plain text. */
export function printed(
  invoice: Invoice,
  client: Client,
  total: Cents,
): Download {
  const { address } = client;
  const [first, last] = invoice.servicePeriod;
  const subtotal = scaled(invoice.subtotal.amount, 2);
  const text = [
    `INVOICE ${invoice.number}`,
    "",
    client.name,
    address.street,
    `${address.postalCode} ${address.city}`,
    address.country,
    "",
    `Issued ${invoice.issuedOn}, due ${invoice.dueOn}`,
    `For work from ${first} to ${last}`,
    "",
    ...invoice.lines.map(
      ({ description, quantity, unit, unitPrice, net }) =>
        `${description}: ${quantity} ${unit} at ${unitPrice} = ${net}`,
    ),
    "",
    `Subtotal ${amount(subtotal)} ${invoice.currency}`,
    `Taxes and discount ${amount(total - subtotal)} ${invoice.currency}`,
    `Total ${amount(total)} ${invoice.currency}`,
    "",
  ].join("\n");
  return {
    content: new TextEncoder().encode(text),
    mediaType: "text/plain; charset=utf-8",
    fileName: `invoice-${invoice.number}.txt`,
  };
}
