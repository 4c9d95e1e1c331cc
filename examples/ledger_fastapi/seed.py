"""Books to look at from the first start: those of `examples/data`, which all implementations of the ledger share."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from pydantic import JsonValue, ValidationError
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.base import ApiModel
from contracts.ledger.client import ClientDraft, ClientId
from contracts.ledger.invoice import InvoiceDraft, InvoiceId, InvoiceStatus
from examples.ledger_fastapi.clients import Clients
from examples.ledger_fastapi.invoices import Invoices
from examples.ledger_fastapi.sources import Sources
from examples.ledger_fastapi.tables import ClientRow
from tallystick import issues

FILE = Path(__file__).parents[1] / "data" / "ledger.json"


class SeedClient(ApiModel):
    """A client, and since when."""

    id: ClientId
    opened_days_ago: int
    archived: bool
    draft: ClientDraft


class SeedInvoice(ApiModel):
    """An invoice, and what became of it. Its draft lacks the days that were worked."""

    id: InvoiceId
    issued_days_ago: int
    worked_days_ago: tuple[int, int]
    status: InvoiceStatus
    paid_percent: int
    draft: dict[str, JsonValue]

    def drafted(self, now: datetime) -> InvoiceDraft:
        """The draft as of that moment."""
        first, last = self.worked_days_ago
        return InvoiceDraft.parse_json(
            json.dumps({**self.draft, "servicePeriod": [f"{_day(now, first)}", f"{_day(now, last)}"]})
        )


class Seeds(ApiModel):
    """What the file holds."""

    clients: list[SeedClient]
    invoices: list[SeedInvoice]


def read() -> Seeds:
    """The seeds. Raises `ValueError` where they do not keep the contracts, which may have moved on."""
    try:
        seeds = Seeds.parse_json(FILE.read_bytes())
    except ValidationError as error:
        raise ValueError(_refused(error, Seeds, "")) from None
    for number, each in enumerate(seeds.invoices):
        try:
            each.drafted(datetime.now(UTC))
        except ValidationError as error:
            raise ValueError(_refused(error, InvoiceDraft, f"/invoices/{number}/draft")) from None
    return seeds


def _refused(error: ValidationError, contract: type[ApiModel], prefix: str) -> str:
    first = issues(error, contract)[0]
    return f"{FILE.name} does not keep the contracts, at {prefix}{first.pointer}: {first.message}"


async def fill(session: AsyncSession, sources: Sources, seeds: Seeds) -> None:
    """Fill books that are empty. Days are counted back from today, so that there is always something new."""
    if await session.scalar(select(func.count()).select_from(ClientRow)):
        return
    now = sources.now()
    clients, invoices = Clients(session, sources), Invoices(session, sources)
    for each in seeds.clients:
        clients.add(each.draft, each.id).created_at = _morning(now, each.opened_days_ago)
        await session.flush()
    for invoice in seeds.invoices:
        await _write(invoices, invoice, now)
    for each in seeds.clients:
        if each.archived:
            await clients.archive(each.id)


async def _write(invoices: Invoices, seed: SeedInvoice, now: datetime) -> None:
    row = await invoices.add(seed.drafted(now), seed.id, _day(now, seed.issued_days_ago))
    row.status = seed.status
    row.sent_at = None if seed.status == InvoiceStatus.DRAFT else _morning(now, seed.issued_days_ago)
    row.paid = row.total * seed.paid_percent // 100


def _day(now: datetime, days_ago: int) -> date:
    return now.date() - timedelta(days=days_ago)


def _morning(now: datetime, days_ago: int) -> datetime:
    return datetime.combine(_day(now, days_ago), time(9), now.tzinfo)
