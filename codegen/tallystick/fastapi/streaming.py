"""Server-Sent Events over ASGI: each event sent at once, comments between them, the end of the client noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
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
        """Send all events, and return what ended them early."""
        failed: list[Exception] = []
        sending = anyio.Lock()

        async def put(chunk: bytes) -> None:
            async with sending:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})

        async def beat() -> None:
            while True:
                await anyio.sleep(self._heartbeat)
                await put(BEAT)

        async with anyio.create_task_group() as tasks:

            async def listen() -> None:
                while (await receive())["type"] != "http.disconnect":
                    pass
                tasks.cancel_scope.cancel()

            tasks.start_soon(beat)
            tasks.start_soon(listen)
            try:
                async for event in self._events:
                    await put(event)
            except Exception as error:  # noqa: BLE001 - a handler's code may raise anything
                failed.append(error)
            finally:
                with anyio.CancelScope(shield=True):
                    await self._events.aclose()  # type: ignore[attr-defined]  # as above
                tasks.cancel_scope.cancel()
        return failed[0] if failed else None
