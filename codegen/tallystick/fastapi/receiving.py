"""Requests of an ASGI server: their bodies read within limits, their parts as `service` wants them."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING
from urllib.parse import unquote

import anyio

from tallystick.service.asking import Request as Raw
from tallystick.service.problem import refused

if TYPE_CHECKING:
    from fastapi import Request

    from tallystick.service.asking import Asking
    from tallystick.service.settings import Settings


async def received(request: Request, asking: Asking, settings: Settings) -> Raw:
    """The raw parts of a request, its body included where the operation takes one.

    Raises `ProblemError` for a body of another media type, one that is too large or too slow, and Starlette's
    `ClientDisconnect` where the client is gone before it has sent everything.
    """
    body = b""
    if asking.takes_body:
        try:
            with anyio.fail_after(settings.body_seconds):
                body = await _body(request, asking)
        except TimeoutError:
            raise refused("slow", 408) from None
    headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in request.scope["headers"]]
    return Raw(
        path={name: str(text) for name, text in request.path_params.items()},
        query=request.scope["query_string"].decode("latin-1"),
        headers=headers,
        body=body,
    )


async def _body(request: Request, asking: Asking) -> bytes:
    """The body. What is refused for its headers is not read on; a request without a byte has no body to refuse."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > 0:
        _check_media(request, asking)
        if int(declared) > asking.most_bytes:
            raise asking.too_large()
    body = bytearray()
    async with aclosing(request.stream()) as chunks:
        async for chunk in chunks:
            if chunk and not body:
                _check_media(request, asking)
            body += chunk
            if len(body) > asking.most_bytes:
                raise asking.too_large()
    return bytes(body)


def _check_media(request: Request, asking: Asking) -> None:
    asking.check_media(request.headers.get("content-type"), request.headers.get("content-encoding"))


def path_segments(scope: dict[str, object], prefix: str) -> list[str]:
    """The segments of the path below `prefix`, each percent-decoded by itself, so that `%2F` is no separator."""
    raw = scope.get("raw_path")
    path = raw.decode("latin-1").partition("?")[0] if isinstance(raw, bytes) else str(scope["path"])
    decode = unquote if isinstance(raw, bytes) else str
    return [decode(segment) for segment in path.removeprefix(prefix).split("/")[1:]]
