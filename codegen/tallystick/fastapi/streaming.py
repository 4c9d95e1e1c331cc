"""Server-Sent Events over ASGI: each event sent at once, comments between them, the end of the client noticed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fastapi import Response

from tallystick.service.answering import BEAT

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from tallystick.service.answering import Streamed


class EventStream(Response):
    """The answer of an operation that streams events.

    The handler's iterable is closed when the client goes away. An exception in it ends the connection without a proper
    end, which clients take for a lost connection, and is raised for the server to log.
    """

    def __init__(self, streamed: Streamed, heartbeat_seconds: float) -> None:
        super().__init__(status_code=streamed.status)
        self.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in streamed.headers]
        self._events = streamed.events
        self._heartbeat = heartbeat_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream, until it ends or the client is gone."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        failed: Exception | None = None
        if scope["method"] == "HEAD":
            await self._events.aclose()  # type: ignore[attr-defined]  # a generator of `Answering`
        else:
            failed = await self._sent(receive, send)
        if failed is not None:
            raise failed
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        if self.background is not None:
            await self.background()

    async def _sent(self, receive: Receive, send: Send) -> Exception | None:
        """Send all events, and return what ended them early.

        The events are one task's, which is cancelled once and not each time it waits, so a handler may clean up.
        """
        sending = asyncio.Lock()

        async def put(chunk: bytes) -> None:
            async with sending:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})

        async def pump() -> None:
            async for event in self._events:
                await put(event)
                await asyncio.sleep(0)  # a handler that never waits would leave no time to others, nor to the end

        async def disconnected() -> None:
            while (await receive())["type"] != "http.disconnect":
                pass

        pumping, gone = asyncio.ensure_future(pump()), asyncio.ensure_future(disconnected())
        try:
            while not await _first_of(pumping, gone, self._heartbeat):
                await put(BEAT)
        finally:
            pumping.cancel()
            gone.cancel()
            await asyncio.gather(pumping, gone, return_exceptions=True)
        failed = None if pumping.cancelled() else pumping.exception()
        return failed if isinstance(failed, Exception) else None


async def _first_of(one: asyncio.Future[None], other: asyncio.Future[None], seconds: float) -> bool:
    """Whether one of two is done within so many seconds."""
    done, _ = await asyncio.wait({one, other}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    return bool(done)
