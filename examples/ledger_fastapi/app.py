"""The application: the ledger's operations behind a token, CORS for browsers, and a word on its health."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import text

from examples.ledger_fastapi import seed, sources
from examples.ledger_fastapi.books import Books
from examples.ledger_fastapi.database import Unreachable
from examples.ledger_fastapi.handlers import Ledger, service
from examples.ledger_fastapi.settings import Settings, from_environment
from examples.ledger_fastapi.tables import Unstorable
from tallystick.fastapi import ProblemError, complete

log = logging.getLogger("ledger")

_bearer = HTTPBearer(auto_error=False)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application with these settings, or those of the environment.

    Raises `ValueError` for settings that are none, and for seeds that do not keep the contracts.
    """
    chosen = settings or from_environment()
    made = sources.standstill(chosen.standstill) if chosen.standstill else sources.real()
    books = Books(chosen.database, made, seed.read() if chosen.seeded else None)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await books.close()

    app = FastAPI(title="Ledger", version="1.0.0", lifespan=lifespan)
    app.state.books = books
    router = APIRouter(dependencies=[Depends(_holder_of(chosen.token)), Depends(_database_problems)])
    service.install(router)
    app.include_router(router)
    app.add_api_route("/health", health, dependencies=[Depends(_database_problems)])
    app.add_middleware(
        CORSMiddleware,
        allow_origins=chosen.origins,
        allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
        allow_headers=["authorization", "content-type", "idempotency-key"],
        expose_headers=["content-disposition"],
    )
    complete(app)
    return app


async def health(ledger: Ledger) -> dict[str, str]:
    """Whether the service can do its work."""
    async with ledger.read() as opened:
        await opened.session.execute(text("SELECT 1"))
    return {"status": "ok"}


def _holder_of(token: str) -> Callable[..., None]:
    """A dependency that lets only those in who have the token."""

    def check(given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> None:
        if given is None or not secrets.compare_digest(given.credentials.encode(), token.encode()):
            raise ProblemError(401, headers={"WWW-Authenticate": "Bearer"})

    return check


async def _database_problems() -> AsyncIterator[None]:
    """Problems of the database as those who ask are told of them."""
    try:
        yield
    except Unreachable as error:
        log.warning("the books cannot be reached: %s", error.__cause__)
        raise ProblemError(503, detail="The books cannot be reached.", headers={"Retry-After": "5"}) from None
    except Unstorable:
        raise ProblemError(422, detail="The books cannot hold such a text.") from None
