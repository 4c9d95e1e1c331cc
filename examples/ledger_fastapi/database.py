"""Sessions on the database, which is made ready when it is first reached."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, ProgrammingError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from examples.ledger_fastapi.tables import Table, Unstorable

_ONE_WRITER = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(1)"}
"""What lets one transaction write at a time: numbers of invoices have no gaps, and nobody fails for being second."""


class Unreachable(Exception):
    """The database cannot be reached, or does not answer in time."""


class Database:
    """A database by its URL. `fill` is called once, with a session, where the tables are ready."""

    def __init__(self, url: str, fill: Callable[[AsyncSession], Awaitable[None]]) -> None:
        self._engine = create_async_engine(url)
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)
        self._fill = fill
        self._ready = False
        self._preparing = asyncio.Lock()
        if self._engine.dialect.name == "sqlite":
            _begin_by_hand(self._engine.sync_engine)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session to read with. Raises `Unreachable`."""
        await self._prepare()
        with _failures():
            async with self._sessions() as session:
                yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A session whose work is done as a whole, or not at all. Raises `Unreachable` and `Unstorable`."""
        await self._prepare()
        async with self._transaction() as session:
            yield session

    async def close(self) -> None:
        """Close all connections."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncSession]:
        with _failures():
            async with self._sessions.begin() as session:
                connection = await session.connection()
                await connection.exec_driver_sql(_ONE_WRITER[self._engine.dialect.name])
                yield session

    async def _prepare(self) -> None:
        """Make the tables once. A database that is down when the service starts is tried again by each request."""
        if self._ready:
            return
        async with self._preparing:
            if self._ready:
                return
            async with self._transaction() as session:
                connection = await session.connection()
                await connection.run_sync(Table.metadata.create_all)
                await self._fill(session)
            self._ready = True


@contextmanager
def _failures() -> Iterator[None]:
    """Tell a database that is not there from a mistake of ours, which is raised as it is."""
    try:
        yield
    except (DataError, IntegrityError, ProgrammingError):
        raise
    except (DatabaseError, InterfaceError, PoolTimeoutError, OSError) as error:
        raise Unreachable from error
    except StatementError as error:
        raise error.orig if isinstance(error.orig, Unstorable) else error from None


def _begin_by_hand(engine: Engine) -> None:
    """Leave it to us when a transaction of SQLite begins; its driver would begin one at the first change."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()
