"""Clients in the database."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from contracts.ledger.client import Client, ClientDraft, ClientKind, ClientPatch
from contracts.ledger.page import Page
from examples.ledger_fastapi import pages, requests
from examples.ledger_fastapi.sources import Sources
from examples.ledger_fastapi.tables import ClientRow
from tallystick import Issue
from tallystick.fastapi import ProblemError

_DETAILS = {"address", "vat_number", "refund_to", "tags"}
"""What is only shown again, and kept as one document."""


class Clients:
    """The clients, as one session sees them."""

    def __init__(self, session: AsyncSession, sources: Sources) -> None:
        self._session = session
        self._sources = sources

    async def page(
        self, *, search: str | None, kind: ClientKind | None, archived: bool, cursor: str | None, limit: int
    ) -> Page[Client]:
        """One page of the clients that are looked for, by name."""
        wanted = select(ClientRow).where(ClientRow.archived == archived)
        if kind is not None:
            wanted = wanted.where(ClientRow.kind == kind)
        if search:
            wanted = wanted.where(ClientRow.found_by.contains(_folded(search), autoescape=True))
        count = await pages.total(self._session, wanted)
        if cursor is not None:
            last = await pages.after(self._session, ClientRow, cursor)
            place = tuple_(ClientRow.sorted_as, ClientRow.number)
            wanted = wanted.where(place > tuple_(last.sorted_as, last.number))
        ordered = wanted.order_by(ClientRow.sorted_as, ClientRow.number)
        rows = await self._session.scalars(ordered.limit(limit + 1))
        return pages.page(rows.all(), limit, count, shown)

    async def row(self, id_: UUID) -> ClientRow:
        """The row of a client. Raises `ProblemError` where there is none."""
        row = await self._session.scalar(select(ClientRow).where(ClientRow.id == id_))
        if row is None:
            raise ProblemError(404, detail="There is no such client.")
        return row

    async def create(self, draft: ClientDraft, key: UUID | None) -> ClientRow:
        """Open an account, or find the one that the same request has opened before."""
        digest = requests.said("create_client", draft.model_dump(mode="json") | {"tags": sorted(draft.tags)})
        made = await requests.made_before(self._session, key, digest)
        if made is not None:
            return await self.row(made)
        if await self._holder(draft.email) is not None:
            raise ProblemError(409)
        row = self.add(draft, self._sources.new_id())
        requests.remember(self._session, key, digest, row.id)
        await self._session.flush()
        return row

    def add(self, draft: ClientDraft, id_: UUID) -> ClientRow:
        """The row of a new client."""
        row = ClientRow(
            id=id_,
            kind=draft.kind,
            archived=False,
            created_at=self._sources.now(),
            details=_document(draft, _DETAILS),
        )
        _set(row, {"name": draft.name, "email": draft.email, "terms": draft.terms})
        self._session.add(row)
        return row

    async def update(self, id_: UUID, changes: ClientPatch) -> ClientRow:
        """Change what is given, and not null."""
        row = await self.row(id_)
        holder = None if changes.email is None else await self._holder(changes.email)
        if holder is not None and holder is not row:
            issue = Issue("/body/email", "unique", "The address of another client")
            raise ProblemError(422, detail="The request does not keep the contract.", errors=(issue,))
        _set(row, changes.model_dump(exclude_none=True, include={"name", "email", "terms"}))
        if changes.address is not None:
            row.details = row.details | _document(changes, {"address"})
        return row

    async def archive(self, id_: UUID) -> None:
        """Take a client off the list."""
        (await self.row(id_)).archived = True

    async def _holder(self, email: str) -> ClientRow | None:
        """The client with an e-mail address, however it is spelled."""
        found: ClientRow | None = await self._session.scalar(
            select(ClientRow).where(ClientRow.email_key == _folded(email))
        )
        return found


def shown(row: ClientRow) -> Client:
    """A client as the contract has it."""
    return Client(
        id=row.id,
        name=row.name,
        email=row.email,
        kind=row.kind,
        terms=row.terms,
        archived=row.archived,
        created_at=row.created_at,
        **row.details,
    )


def _set(row: ClientRow, values: dict[str, Any]) -> None:
    """Set columns, and those that are searched and sorted by."""
    for name, value in values.items():
        setattr(row, name, value)
    row.sorted_as = _folded(row.name)
    row.email_key = _folded(row.email)
    row.found_by = f"{row.sorted_as}\n{row.email_key}"


def _document(model: ClientDraft | ClientPatch, fields: set[str]) -> dict[str, Any]:
    """Some fields of a model as a document."""
    return model.model_dump(mode="json", by_alias=True, include=fields)


def _folded(text: str) -> str:
    return text.lower()
