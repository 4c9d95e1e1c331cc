"""Invoices in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.ledger.invoice import Attachment, Invoice, InvoiceDraft, InvoiceStatus, InvoiceSummary, LineItem
from contracts.ledger.money import Currency, Money
from contracts.ledger.page import Page
from examples.ledger_fastapi import money, pages, requests
from examples.ledger_fastapi.clients import Clients
from examples.ledger_fastapi.sources import Sources
from examples.ledger_fastapi.tables import AttachmentRow, ClientRow, CounterRow, InvoiceRow, LineRow
from tallystick import Issue
from tallystick.fastapi import ProblemError

MOST = 100_000_000_00
"""The most that an invoice may come to, in cents, and the least below nothing."""
_DETAILS = {"service_period", "discount", "reminders", "labels"}
"""What is only shown again, and kept as one document."""


class Invoices:
    """The invoices, as one session sees them."""

    def __init__(self, session: AsyncSession, sources: Sources) -> None:
        self._session = session
        self._sources = sources
        self._clients = Clients(session, sources)

    async def page(
        self, *, status: Sequence[InvoiceStatus] | None, client_id: UUID | None, cursor: str | None, limit: int
    ) -> Page[InvoiceSummary]:
        """One page of the invoices that are looked for, the latest first."""
        wanted = select(InvoiceRow)
        if status:
            wanted = wanted.where(InvoiceRow.status.in_(status))
        if client_id is not None:
            wanted = wanted.where(InvoiceRow.client.has(ClientRow.id == client_id))
        count = await pages.total(self._session, wanted)
        if cursor is not None:
            wanted = wanted.where(InvoiceRow.number < (await pages.after(self._session, InvoiceRow, cursor)).number)
        rows = await self._session.scalars(wanted.order_by(InvoiceRow.number.desc()).limit(limit + 1))
        return pages.page(rows.all(), limit, count, summary)

    async def row(self, id_: UUID) -> InvoiceRow:
        """The row of an invoice. Raises `ProblemError` where there is none."""
        row = await self._session.scalar(select(InvoiceRow).where(InvoiceRow.id == id_))
        if row is None:
            raise ProblemError(404, detail="There is no such invoice.")
        return row

    async def create(self, draft: InvoiceDraft, key: UUID | None) -> InvoiceRow:
        """Write an invoice, or find the one that the same request has written before."""
        digest = requests.said("create_invoice", draft.model_dump(mode="json"))
        made = await requests.made_before(self._session, key, digest)
        if made is not None:
            return await self.row(made)
        row = await self.add(draft, self._sources.new_id(), self._today())
        requests.remember(self._session, key, digest, row.id)
        return row

    async def add(self, draft: InvoiceDraft, id_: UUID, issued_on: date) -> InvoiceRow:
        """The row of a new invoice, with the next number of its year."""
        client = await self._client(draft.client_id)
        row = InvoiceRow(id=id_, label="", client=client, status=InvoiceStatus.DRAFT, sent_at=None, paid=0)
        _write(row, draft, client)
        _date(row, issued_on)
        row.label = f"{issued_on.year:04}-{await self._next_of(issued_on.year):04}"
        self._session.add(row)
        await self._session.flush()
        return row

    async def replace(self, id_: UUID, draft: InvoiceDraft) -> InvoiceRow:
        """Replace what a draft says. It keeps its number."""
        row = _as_draft(await self.row(id_))
        _write(row, draft, await self._client(draft.client_id))
        _date(row, row.issued_on)
        return row

    async def send(self, id_: UUID) -> InvoiceRow:
        """Send a draft. Its terms begin today."""
        row = _as_draft(await self.row(id_))
        row.status, row.sent_at = InvoiceStatus.SENT, self._sources.now()
        _date(row, self._today())
        return row

    async def _client(self, id_: UUID) -> ClientRow:
        row = await self._clients.row(id_)
        if row.archived:
            raise ProblemError(404, detail="There is no such client.")
        return row

    async def _next_of(self, year: int) -> int:
        """The next number of a year. The row is locked until the transaction ends, so no number is given twice."""
        counter = await self._session.get(CounterRow, year, with_for_update=True)
        if counter is None:
            counter = CounterRow(year=year, last=0)
            self._session.add(counter)
        counter.last += 1
        return counter.last

    def _today(self) -> date:
        return self._sources.now().date()


def shown(row: InvoiceRow) -> Invoice:
    """An invoice as the contract has it."""
    return Invoice(
        id=row.id,
        number=row.label,
        client_id=row.client.id,
        status=row.status,
        currency=row.currency,
        issued_on=row.issued_on,
        due_on=row.due_on,
        sent_at=row.sent_at,
        lines=[_line(line) for line in row.lines],
        attachments=[
            Attachment(file_name=each.file_name, media_type=each.media_type, content=each.content)
            for each in row.attachments
        ],
        **row.details,
    )


def summary(row: InvoiceRow) -> InvoiceSummary:
    """An invoice as lists show it."""
    return InvoiceSummary(
        id=row.id,
        number=row.label,
        status=InvoiceStatus(row.status),
        total=Money(amount=money.amount(row.total), currency=Currency(row.currency)),
        due_on=row.due_on,
    )


def _as_draft(row: InvoiceRow) -> InvoiceRow:
    if row.status != InvoiceStatus.DRAFT:
        raise ProblemError(409, detail="Only a draft can be changed or sent.", state=row.status)
    return row


def _write(row: InvoiceRow, draft: InvoiceDraft, client: ClientRow) -> None:
    """Write what a draft says into a row. Raises `ProblemError` for one that comes to too much."""
    total = money.total(draft.lines, draft.discount)
    if abs(total) > MOST:
        issue = Issue("/body/lines", "total", "More than an invoice may come to")
        raise ProblemError(422, detail="The request does not keep the contract.", errors=(issue,))
    row.client = client
    row.currency = draft.currency
    row.total, row.total_in_euro = total, money.in_euro(total, draft.currency)
    row.details = draft.model_dump(mode="json", by_alias=True, include=_DETAILS)
    row.lines = [_line_row(position, line) for position, line in enumerate(draft.lines)]
    row.attachments = [
        AttachmentRow(position=position, **each.model_dump(by_alias=False))
        for position, each in enumerate(draft.attachments)
    ]


def _date(row: InvoiceRow, issued_on: date) -> None:
    row.issued_on = issued_on
    row.due_on = issued_on + timedelta(days=row.client.terms)


def _line_row(position: int, line: LineItem) -> LineRow:
    return LineRow(
        position=position,
        description=line.description,
        thousandths=int(line.quantity.scaleb(3)),
        unit=line.unit,
        unit_price=money.cents(line.unit_price),
        tax=None if line.tax is None else line.tax.model_dump(mode="json", by_alias=True),
    )


def _line(row: LineRow) -> LineItem:
    return LineItem(
        description=row.description,
        quantity=quantity(row.thousandths),
        unit=row.unit,
        unit_price=money.amount(row.unit_price),
        tax=row.tax,
    )


def quantity(thousandths: int) -> Decimal:
    """So many thousandths, without zeros at the end: 12.5, 3."""
    text = f"{Decimal(thousandths).scaleb(-3):f}"
    return Decimal(text.rstrip("0").removesuffix("."))
