"""The books: the database, and what the service does not decide by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from examples.ledger_fastapi.clients import Clients
from examples.ledger_fastapi.database import Database
from examples.ledger_fastapi.invoices import Invoices
from examples.ledger_fastapi.seed import Seeds, fill
from examples.ledger_fastapi.sources import Sources


@dataclass(frozen=True, slots=True)
class OpenBooks:
    """The books as one request sees them."""

    session: AsyncSession
    clients: Clients
    invoices: Invoices
    today: date


class Books:
    """The books, to be opened by each request for as long as it needs them."""

    def __init__(self, url: str, sources: Sources, seeds: Seeds | None) -> None:
        self._sources = sources
        self._seeds = seeds
        self._database = Database(url, self._fill)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[OpenBooks]:
        """Open the books to read."""
        async with self._database.reading() as session:
            yield self._opened(session)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[OpenBooks]:
        """Open the books to write: everything is written when they are closed, or nothing."""
        async with self._database.writing() as session:
            yield self._opened(session)

    async def close(self) -> None:
        """Let go of the database."""
        await self._database.close()

    def _opened(self, session: AsyncSession) -> OpenBooks:
        clients = Clients(session, self._sources)
        invoices = Invoices(session, self._sources)
        return OpenBooks(session, clients, invoices, self._sources.now().date())

    async def _fill(self, session: AsyncSession) -> None:
        if self._seeds is not None:
            await fill(session, self._sources, self._seeds)
