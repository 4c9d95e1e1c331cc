"""What the ledger's service does, whoever implements it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from pydantic.alias_generators import to_camel

from contracts.ledger.client import Client, ClientDraft, ClientId, ClientKind, ClientPatch
from contracts.ledger.dashboard import Dashboard
from contracts.ledger.invoice import Invoice, InvoiceDraft, InvoiceId, InvoiceStatus, InvoiceSummary
from contracts.ledger.page import Page
from tallystick.api import Api, Bearer, Download, Header, Media, Pages, ProblemDetails

ledger = Api("ledger", prefix="/ledger", tags=["ledger"], security=[Bearer()], naming=to_camel)

Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]

BY_CURSOR = Pages("cursor", "/nextCursor")
"""Lists answer with a page, and the next one is asked for by its cursor."""


class NotADraft(ProblemDetails):
    """Only a draft can be changed or sent."""

    state: InvoiceStatus


@ledger.get("/clients", pages=BY_CURSOR)
def list_clients(
    *,
    search: Annotated[str | None, Field(max_length=120, description="Part of a name or an e-mail address.")] = None,
    kind: ClientKind | None = None,
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 20,
) -> Page[Client]:
    """List clients by name."""


@ledger.post("/clients", status=201, errors={409: "A client with this e-mail address is there already."})
def create_client(
    client: ClientDraft,
    idempotency_key: Annotated[UUID | None, Header()] = None,
) -> Client:
    """Open a client's account.

    With an idempotency key, asking again answers with the same client instead of opening another account.
    """


@ledger.get("/clients/{client_id}", errors={404: "There is no such client."})
def get_client(client_id: ClientId) -> Client:
    """Fetch one client."""


@ledger.patch("/clients/{client_id}", errors={404: "There is no such client."})
def update_client(client_id: ClientId, changes: ClientPatch) -> Client:
    """Change a client. What is left out stays as it is."""


@ledger.delete("/clients/{client_id}", errors={404: "There is no such client."})
def archive_client(client_id: ClientId) -> None:
    """Archive a client, who then is no longer listed."""


@ledger.get("/invoices", pages=BY_CURSOR)
def list_invoices(
    status: Annotated[list[InvoiceStatus] | None, Field(max_length=5, description="Any of these.")] = None,
    client_id: ClientId | None = None,
    cursor: str | None = None,
    limit: Limit = 20,
) -> Page[InvoiceSummary]:
    """List invoices, the latest first."""


@ledger.post("/invoices", status=201, errors={404: "There is no such client."})
def create_invoice(
    invoice: InvoiceDraft,
    idempotency_key: Annotated[UUID | None, Header()] = None,
) -> Invoice:
    """Write an invoice. It gets its number, and stays a draft until it is sent."""


@ledger.get("/invoices/{invoice_id}", errors={404: "There is no such invoice."})
def get_invoice(invoice_id: InvoiceId) -> Invoice:
    """Fetch one invoice."""


@ledger.put("/invoices/{invoice_id}", errors={404: "There is no such invoice.", 409: NotADraft})
def replace_invoice(invoice_id: InvoiceId, invoice: InvoiceDraft) -> Invoice:
    """Replace what a draft says."""


@ledger.post("/invoices/{invoice_id}/send", errors={404: "There is no such invoice.", 409: NotADraft})
def send_invoice(invoice_id: InvoiceId) -> Invoice:
    """Send an invoice to its client. From then on it cannot be changed."""


@ledger.get("/invoices/{invoice_id}/file", errors={404: "There is no such invoice."})
def download_invoice(invoice_id: InvoiceId) -> Annotated[Download, Media("text/plain")]:
    """Download an invoice as plain text."""


@ledger.get("/dashboard")
def get_dashboard() -> Dashboard:
    """Fetch the figures of the first page."""
