"""Invoices as plain text."""

from __future__ import annotations

from contracts.ledger.invoice import Invoice
from examples.ledger_fastapi import money
from examples.ledger_fastapi.invoices import shown
from examples.ledger_fastapi.tables import InvoiceRow
from tallystick.api import Download


def printed(row: InvoiceRow) -> Download:
    """An invoice to keep or to send."""
    invoice = shown(row)
    text = "\n".join([*_head(row, invoice), *_lines(invoice), *_foot(row, invoice), ""])
    return Download(text.encode(), media_type="text/plain; charset=utf-8", file_name=f"invoice-{row.label}.txt")


def _head(row: InvoiceRow, invoice: Invoice) -> list[str]:
    address = row.client.details["address"]
    first, last = invoice.service_period
    return [
        f"INVOICE {row.label}",
        "",
        row.client.name,
        address["street"],
        f"{address['postalCode']} {address['city']}",
        address["country"],
        "",
        f"Issued {row.issued_on}, due {row.due_on}",
        f"For work from {first} to {last}",
        "",
    ]


def _lines(invoice: Invoice) -> list[str]:
    return [
        f"{line.description}: {line.quantity} {line.unit} at {line.unit_price} = {money.amount(money.cents(line.net))}"
        for line in invoice.lines
    ]


def _foot(row: InvoiceRow, invoice: Invoice) -> list[str]:
    subtotal = money.cents(invoice.subtotal.amount)
    return [
        "",
        f"Subtotal {money.amount(subtotal)} {row.currency}",
        f"Taxes and discount {money.amount(row.total - subtotal)} {row.currency}",
        f"Total {money.amount(row.total)} {row.currency}",
    ]
