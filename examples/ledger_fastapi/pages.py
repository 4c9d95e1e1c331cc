"""Pages of a list: the cursor is the identifier of the last one seen, so new ones do not move what is still to come."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.ledger.page import Page
from examples.ledger_fastapi.tables import ClientRow, InvoiceRow
from tallystick import Issue
from tallystick.fastapi import ProblemError

Item = TypeVar("Item")
Row = TypeVar("Row", ClientRow, InvoiceRow)

_CANONICAL = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def after(session: AsyncSession, table: type[Row], cursor: str) -> Row:
    """The row that a cursor names. Raises `ProblemError` for text that is no cursor."""
    row = None
    if _CANONICAL.fullmatch(cursor):
        row = await session.scalar(select(table).where(table.id == UUID(cursor)))
    if row is None:
        issue = Issue("/query/cursor", "cursor", "Not a cursor of this list")
        raise ProblemError(422, detail="The request does not keep the contract.", errors=(issue,))
    return row


async def total(session: AsyncSession, wanted: Select[Any]) -> int:
    """How many rows a query finds."""
    return await session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0


def page(rows: Sequence[Row], limit: int, count: int, show: Callable[[Row], Item]) -> Page[Item]:
    """The page that rows are, one more of which were asked for than fit on it."""
    shown = rows[:limit]
    cursor = str(shown[-1].id) if len(rows) > limit else None
    return Page(items=[show(row) for row in shown], total=count, next_cursor=cursor)
