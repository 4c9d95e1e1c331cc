"""Server-Sent Events at the level of ASGI messages: kept open, cancelled, and ended by a mistake."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI

from tallystick import Contract
from tallystick.api import Api, Stream
from tallystick.fastapi import Service, Settings
from tallystick.service.answering import Breach


class Tick(Contract):
    number: int


clock = Api("clock")


@clock.get("/ticks")
def ticks() -> Stream[Tick]: ...


SCOPE = {
    "type": "http",
    "method": "GET",
    "path": "/ticks",
    "raw_path": b"/ticks",
    "query_string": b"",
    "headers": [],
    "http_version": "1.1",
    "scheme": "http",
    "server": ("clock", 80),
    "client": None,
}


def streaming(handler: Any, *, gone_after: int | None = None, heartbeat: float = 60) -> list[bytes]:
    """The chunks that are sent; the client goes away once it has so many."""
    app = FastAPI()
    service = Service(clock, settings=Settings(heartbeat_seconds=heartbeat))
    service.add(ticks, handler)
    service.install(app)
    chunks: list[bytes] = []

    async def run() -> None:
        gone = asyncio.Event()

        async def receive() -> dict[str, Any]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            chunks.append(message.get("body", b"start"))
            if len(chunks) == gone_after:
                gone.set()

        await asyncio.wait_for(app(SCOPE, receive, send), 10)

    asyncio.run(run())
    return chunks


def test_events_are_framed_one_by_one() -> None:
    async def handler() -> AsyncIterator[Tick]:
        for number in range(2):
            yield Tick(number=number)

    assert streaming(handler) == [b"start", b'data: {"number":0}\n\n', b'data: {"number":1}\n\n', b""]


def test_a_handler_may_return_the_iterable() -> None:
    async def numbers() -> AsyncIterator[Any]:
        yield {"number": 5}

    async def handler() -> Any:
        return numbers()

    assert streaming(handler) == [b"start", b'data: {"number":5}\n\n', b""]


def test_a_silent_stream_is_kept_open() -> None:
    async def handler() -> AsyncIterator[Tick]:
        await asyncio.sleep(0.2)
        yield Tick(number=1)

    found = streaming(handler, heartbeat=0.02)
    assert (found[0], found[1], found[-1]) == (b"start", b":\n\n", b"")
    assert found.count(b'data: {"number":1}\n\n') == 1


def test_a_handler_ends_with_its_client() -> None:
    seen: list[str] = []

    async def handler() -> AsyncIterator[Tick]:
        try:
            while True:
                yield Tick(number=1)
                await asyncio.sleep(0.01)
        finally:
            await asyncio.sleep(0)
            seen.append("closed")

    found = streaming(handler, gone_after=3)
    assert seen == ["closed"]
    assert found[:3] == [b"start", b'data: {"number":1}\n\n', b'data: {"number":1}\n\n']


def test_a_handler_that_never_waits_ends_with_its_client_too() -> None:
    seen: list[int] = []

    async def handler() -> AsyncIterator[Tick]:
        for number in range(5_000):
            seen.append(number)
            yield Tick(number=number)

    streaming(handler, gone_after=10)
    assert len(seen) < 50


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda: Tick.model_construct(number="secret"), Breach),
        (lambda: 1 // 0, ZeroDivisionError),
    ],
)
def test_a_mistake_cuts_the_stream_off(wrong: Any, error: type[Exception]) -> None:
    async def handler() -> AsyncIterator[Tick]:
        yield Tick(number=1)
        yield wrong()

    with pytest.raises(error) as caught:
        streaming(handler)
    assert "secret" not in str(caught.value)
