"""The shop of `tests/operations` on FastAPI: every kind of handler, and what handlers can do wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import httpx2 as httpx
from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request, Response

from tallystick.api import Download, Reply, Upload
from tallystick.fastapi import ProblemError, Service, Settings
from tests.operations import shop as api
from tests.operations.shop import Order, OrderDraft, OrderPage, Status

ORDER = UUID("00000000-0000-4000-8000-000000000001")
KEY = {"idempotency-key": str(ORDER)}
SECRET = "hunter2"  # noqa: S105 - what no answer may hold


@dataclass
class Seen:
    """What handlers and dependencies were given, in the order in which it happened."""

    events: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """An order as a database has it."""

    id: UUID
    pieces: Any
    note: str | None
    status: Status
    password: str = SECRET


def session(request: Request) -> Iterator[str]:
    """A dependency that has something to close."""
    events = request.app.state.seen.events
    events.append("open")
    try:
        yield "session"
    except Exception as error:
        events.append(f"rolled back for {type(error).__name__}")
        raise
    finally:
        events.append("closed")


PROBLEMS: dict[int, Exception] = {
    402: HTTPException(402),
    409: ProblemError(409, left=2),
    410: ProblemError(409, detail=SECRET),
    500: RuntimeError(SECRET),
}
"""What placing so many pieces raises."""

RESULTS: dict[int, Any] = {
    202: Reply(202, [], {"Retry-After": "3"}),
    501: {"id": ORDER, "pieces": 0, "note": SECRET},
    502: Reply(203, SECRET),
    503: {"id": ORDER},
    504: None,
}
"""What placing so many pieces returns, where that is no order."""


def make(seen: Seen, settings: Settings | None = None) -> FastAPI:  # noqa: C901 - one function a handler
    """An application with the shop and a route of its own."""
    app = FastAPI(title="Shop", version="1.0.0")
    app.state.seen = seen
    service = Service(api.shop, settings=settings)

    @service.handles(api.list_orders)
    async def list_orders(  # noqa: PLR0913 - the stub's arguments
        *,
        status: list[Status],
        page_cursor: str | None,
        limit: int,
        since: Any,
        cheaper_than: Decimal | None,
        gift: bool | None,
        ratio: float,
    ) -> OrderPage:
        seen.events.append((status, page_cursor, limit, since, cheaper_than, gift, ratio))
        return OrderPage(items=[], next_cursor=None)

    @service.handles(api.place_order)
    def place_order(  # noqa: PLR0913 - what FastAPI gives, beside the stub's arguments
        *,
        draft: OrderDraft,
        idempotency_key: UUID,
        region: str,
        background: BackgroundTasks,
        response: Response,
        db: Annotated[str, Depends(session)],
    ) -> Any:
        seen.events.append((draft, idempotency_key, region, db))
        if draft.pieces in PROBLEMS:
            raise PROBLEMS[draft.pieces]
        if draft.pieces in RESULTS:
            return RESULTS[draft.pieces]
        background.add_task(seen.events.append, "in the background")
        response.headers["X-Region"] = region
        return Row(idempotency_key, draft.pieces, draft.note, Status.OPEN)

    @service.handles(api.replace_lines)
    async def replace_lines(order_id: UUID, lines: list[OrderDraft], request: Request) -> list[Order]:
        seen.events.append((order_id, len(lines), request.method))
        return [Order(id=order_id, **line.model_dump()) for line in lines]

    @service.handles(api.delete_order)
    async def delete_order(order_id: UUID) -> None:
        if order_id != ORDER:
            raise HTTPException(404)

    @service.handles(api.add_photo)
    async def add_photo(
        order_id: UUID, photo: Upload, caption: str | None, thumbnail: Upload | None, details: Sequence[Upload]
    ) -> None:
        seen.events.append((order_id, photo, caption, thumbnail, details))

    @service.handles(api.get_receipt)
    def get_receipt(order_id: UUID) -> Download:
        return Download(f"%PDF {order_id}".encode(), file_name='Beleg "März"/1.pdf')

    @service.handles(api.watch_orders)
    async def watch_orders() -> AsyncIterator[Order]:
        try:
            for pieces in (1, 2):
                yield Order(id=ORDER, pieces=pieces)
                await asyncio.sleep(0.03)
        finally:
            seen.events.append("stream closed")

    service.install(app)

    @app.get("/health")
    def health(depth: int = 0) -> dict[str, int]:
        if depth > 1:
            raise HTTPException(503, {"retry": depth}, {"Retry-After": "9"})
        return {"depth": depth}

    return app


def ask(app: FastAPI, method: str, url: str, **options: Any) -> httpx.Response:
    """The answer of an application to one request."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            return await client.request(method, url, **options)

    return asyncio.run(send())
