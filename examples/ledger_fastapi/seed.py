"""Books to look at from the first start: those of `examples/data`, which all implementations of the ledger share."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.ledger.client import ClientDraft
from contracts.ledger.invoice import InvoiceDraft, InvoiceStatus
from examples.ledger_fastapi.clients import Clients
from examples.ledger_fastapi.invoices import Invoices
from examples.ledger_fastapi.sources import Sources
from examples.ledger_fastapi.tables import ClientRow

DATA = Path(__file__).parents[1] / "data" / "ledger.json"


async def seed(session: AsyncSession, sources: Sources) -> None:
    """Fill books that are empty. Days are counted back from today, so that there is always something new."""
    if await session.scalar(select(func.count()).select_from(ClientRow)):
        return
    data = json.loads(DATA.read_bytes())
    now = sources.now()
    clients, invoices = Clients(session, sources), Invoices(session, sources)
    for each in data["clients"]:
        row = clients.add(ClientDraft.parse_json(json.dumps(each["draft"])), UUID(each["id"]))
        row.created_at = _morning(now, each["openedDaysAgo"])
        await session.flush()
    for each in data["invoices"]:
        await _invoice(invoices, each, now)
    archived = [UUID(each["id"]) for each in data["clients"] if each["archived"]]
    for id_ in archived:
        await clients.archive(id_)


async def _invoice(invoices: Invoices, each: dict[str, Any], now: datetime) -> None:
    first, last = each["workedDaysAgo"]
    draft = {**each["draft"], "servicePeriod": [f"{_day(now, first)}", f"{_day(now, last)}"]}
    parsed = InvoiceDraft.parse_json(json.dumps(draft))
    row = await invoices.add(parsed, UUID(each["id"]), _day(now, each["issuedDaysAgo"]))
    row.status = InvoiceStatus(each["status"])
    row.sent_at = None if row.status == InvoiceStatus.DRAFT else _morning(now, each["issuedDaysAgo"])
    row.paid = row.total * each["paidPercent"] // 100


def _day(now: datetime, days_ago: int) -> date:
    return now.date() - timedelta(days=days_ago)


def _morning(now: datetime, days_ago: int) -> datetime:
    return datetime.combine(_day(now, days_ago), time(9), now.tzinfo)
