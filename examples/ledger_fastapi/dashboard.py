"""The figures of the first page. Revenue is what has been invoiced, by the day of the invoice, in euro."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.ledger.dashboard import Dashboard, Trend, WidgetSettings
from contracts.ledger.invoice import InvoiceStatus
from contracts.ledger.money import Currency, Money
from examples.ledger_fastapi import money
from examples.ledger_fastapi.invoices import summary
from examples.ledger_fastapi.tables import ClientRow, InvoiceRow

_OPEN = (InvoiceStatus.SENT, InvoiceStatus.PARTLY_PAID)
_REVENUE = (*_OPEN, InvoiceStatus.PAID)
_WIDGETS = {
    "revenue": WidgetSettings(title="Revenue", columns=2, pinned=True),
    "outstanding": WidgetSettings(title="Outstanding"),
    "clients": WidgetSettings(title="Largest clients"),
}


async def dashboard(session: AsyncSession, today: date) -> Dashboard:
    """All figures, as of a day."""
    by_day = await _by_day(session)
    by_year: dict[int, int] = defaultdict(int)
    by_month = dict.fromkeys(_months(today), 0)
    for day, total in by_day:
        by_year[day.year] += total
        month = f"{day:%Y-%m}"
        if month in by_month:
            by_month[month] += total
    previous, current = list(by_month.values())[-2:]
    return Dashboard(
        outstanding={Currency(name): money.amount(owed) for name, owed in await _outstanding(session)},
        revenue_by_year={year: _euro(total) for year, total in sorted(by_year.items())},
        revenue_by_month={month: _euro(total) for month, total in by_month.items()},
        open_invoices=[summary(row) for row in await _open(session)],
        trend=await _trend(session, today, current, previous),
        largest_clients=[(name, money.amount(total)) for name, total in await _largest(session)],
        widgets=_WIDGETS,
    )


async def _by_day(session: AsyncSession) -> list[tuple[date, int]]:
    found = await session.execute(
        select(InvoiceRow.issued_on, func.sum(InvoiceRow.total_in_euro))
        .where(InvoiceRow.status.in_(_REVENUE))
        .group_by(InvoiceRow.issued_on)
    )
    return [(day, int(total)) for day, total in found]


def _months(today: date) -> list[str]:
    """The last twelve months, this one last."""
    last = today.year * 12 + today.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(last - 11, last + 1)]


async def _outstanding(session: AsyncSession) -> list[tuple[str, int]]:
    found = await session.execute(
        select(InvoiceRow.currency, func.sum(InvoiceRow.total - InvoiceRow.paid))
        .where(InvoiceRow.status.in_(_OPEN))
        .group_by(InvoiceRow.currency)
        .order_by(InvoiceRow.currency)
    )
    return [(currency, int(owed)) for currency, owed in found]


async def _open(session: AsyncSession) -> list[InvoiceRow]:
    """The open invoices that are due first."""
    rows = await session.scalars(
        select(InvoiceRow).where(InvoiceRow.status.in_(_OPEN)).order_by(InvoiceRow.due_on, InvoiceRow.number).limit(20)
    )
    return list(rows)


async def _trend(session: AsyncSession, today: date, current: int, previous: int) -> Trend | None:
    """This month beside the last one, and how many invoices are late; nothing to say where both are empty."""
    if not current and not previous:
        return None
    trend = Trend(current=money.amount(current), previous=money.amount(previous))
    late = await session.scalar(select(func.count()).where(InvoiceRow.status.in_(_OPEN), InvoiceRow.due_on < today))
    if late:
        trend["comment"] = "1 invoice is overdue." if late == 1 else f"{late} invoices are overdue."
    return trend


async def _largest(session: AsyncSession) -> list[tuple[str, int]]:
    total = func.sum(InvoiceRow.total_in_euro)
    found = await session.execute(
        select(ClientRow.name, total)
        .join(ClientRow, InvoiceRow.client_number == ClientRow.number)
        .where(InvoiceRow.status.in_(_REVENUE))
        .group_by(ClientRow.number, ClientRow.name)
        .order_by(total.desc(), ClientRow.number)
        .limit(5)
    )
    return [(name, int(sum_)) for name, sum_ in found]


def _euro(cents: int) -> Money:
    return Money(amount=money.amount(cents), currency=Currency.EUR)
