"""The operations of the ledger, a few lines each: what is done stands in `clients`, `invoices` and `dashboard`."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request

from contracts.ledger import api
from contracts.ledger.client import Client, ClientDraft, ClientId, ClientKind, ClientPatch
from contracts.ledger.dashboard import Dashboard
from contracts.ledger.invoice import Invoice, InvoiceDraft, InvoiceId, InvoiceStatus, InvoiceSummary
from contracts.ledger.page import Page
from examples.ledger_fastapi import clients, invoices, printing
from examples.ledger_fastapi.books import Books
from examples.ledger_fastapi.dashboard import dashboard
from tallystick.api import Download
from tallystick.fastapi import Service

service = Service(api.ledger)


def books(request: Request) -> Books:
    """The books of the application."""
    found: Books = request.app.state.books
    return found


Ledger = Annotated[Books, Depends(books)]


@service.handles(api.list_clients)
async def list_clients(  # noqa: PLR0913 - the parameters of the operation
    *, search: str | None, kind: ClientKind | None, archived: bool, cursor: str | None, limit: int, ledger: Ledger
) -> Page[Client]:
    """A page of clients."""
    async with ledger.read() as opened:
        return await opened.clients.page(search=search, kind=kind, archived=archived, cursor=cursor, limit=limit)


@service.handles(api.create_client)
async def create_client(client: ClientDraft, idempotency_key: UUID | None, ledger: Ledger) -> Client:
    """A new client."""
    async with ledger.write() as opened:
        return clients.shown(await opened.clients.create(client, idempotency_key))


@service.handles(api.get_client)
async def get_client(client_id: ClientId, ledger: Ledger) -> Client:
    """One client."""
    async with ledger.read() as opened:
        return clients.shown(await opened.clients.row(client_id))


@service.handles(api.update_client)
async def update_client(client_id: ClientId, changes: ClientPatch, ledger: Ledger) -> Client:
    """A client, changed."""
    async with ledger.write() as opened:
        return clients.shown(await opened.clients.update(client_id, changes))


@service.handles(api.archive_client)
async def archive_client(client_id: ClientId, ledger: Ledger) -> None:
    """Nothing; the client is off the list."""
    async with ledger.write() as opened:
        await opened.clients.archive(client_id)


@service.handles(api.list_invoices)
async def list_invoices(
    *,
    status: list[InvoiceStatus] | None,
    client_id: ClientId | None,
    cursor: str | None,
    limit: int,
    ledger: Ledger,
) -> Page[InvoiceSummary]:
    """A page of invoices."""
    async with ledger.read() as opened:
        return await opened.invoices.page(status=status, client_id=client_id, cursor=cursor, limit=limit)


@service.handles(api.create_invoice)
async def create_invoice(invoice: InvoiceDraft, idempotency_key: UUID | None, ledger: Ledger) -> Invoice:
    """A new invoice."""
    async with ledger.write() as opened:
        return invoices.shown(await opened.invoices.create(invoice, idempotency_key))


@service.handles(api.get_invoice)
async def get_invoice(invoice_id: InvoiceId, ledger: Ledger) -> Invoice:
    """One invoice."""
    async with ledger.read() as opened:
        return invoices.shown(await opened.invoices.row(invoice_id))


@service.handles(api.replace_invoice)
async def replace_invoice(invoice_id: InvoiceId, invoice: InvoiceDraft, ledger: Ledger) -> Invoice:
    """A draft, replaced."""
    async with ledger.write() as opened:
        return invoices.shown(await opened.invoices.replace(invoice_id, invoice))


@service.handles(api.send_invoice)
async def send_invoice(invoice_id: InvoiceId, ledger: Ledger) -> Invoice:
    """An invoice that was a draft."""
    async with ledger.write() as opened:
        return invoices.shown(await opened.invoices.send(invoice_id))


@service.handles(api.download_invoice)
async def download_invoice(invoice_id: InvoiceId, ledger: Ledger) -> Download:
    """An invoice as plain text."""
    async with ledger.read() as opened:
        return printing.printed(await opened.invoices.row(invoice_id))


@service.handles(api.get_dashboard)
async def get_dashboard(ledger: Ledger) -> Dashboard:
    """The figures of today."""
    async with ledger.read() as opened:
        return await dashboard(opened.session, opened.today)
