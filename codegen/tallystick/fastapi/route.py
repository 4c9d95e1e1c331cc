"""Routes of operations: paths as the contract has them, and problems as documents."""

from __future__ import annotations

import inspect
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from tallystick.fastapi.endpoint import Endpoint, answer_of, log, response_of
from tallystick.service.answering import Breach
from tallystick.service.problem import ProblemError

if TYPE_CHECKING:
    from fastapi import Response
    from starlette.types import Message, Receive, Scope, Send

    from tallystick.service.settings import Settings

_KEPT = re.compile(r"[%/{}\r\n]")
"""What stays encoded in the segments that paths are compared by: it would separate them, be read as a parameter, or be
passed over at the end."""


class OperationRoute(APIRoute):
    """The route of one operation."""

    settings: Settings

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As FastAPI's, by the path as it was sent.

        Its segments are decoded one by one, so what is encoded separates nothing, and a path that only differs by a
        slash at its end is another one.
        """
        path = _sent(scope)
        if path is None:
            return Match.NONE, {}
        match, child = super().matches({**scope, "path": path})
        if match is not Match.NONE and "path_params" in child:
            child["path_params"] = {
                name: unquote(text) if isinstance(text, str) else text for name, text in child["path_params"].items()
            }
        return match, child

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; with a problem document where that is what the endpoint comes to."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        endpoint = self.endpoint
        assert isinstance(endpoint, Endpoint)  # noqa: S101 - `Service` makes no other route
        try:
            await super().handle(scope, receive, watched)
        except (ProblemError, Breach) as error:
            if started:
                raise
            answer = answer_of(endpoint, error)
            await response_of(answer, scope["method"], self.settings)(scope, receive, send)
        except ClientDisconnect:
            log.info("%s: the client was gone before it had sent its request", endpoint.operation.id)
        except HTTPException:
            raise
        except Exception as error:
            # Answered here, inside of all middleware: one that adds headers for browsers would not see an answer of
            # the application's outermost layer. It goes on as it came, for the server to log.
            if not started and not scope["app"].debug:
                failed = await _uncaught(endpoint, error, Request(scope, receive), self.settings)
                await failed(scope, receive, send)
            raise


async def _uncaught(endpoint: Endpoint, error: Exception, request: Request, settings: Settings) -> Response:
    """What is answered where nobody caught an error: by the application's own handler, where it has one."""
    handlers = request.app.exception_handlers
    handler = handlers.get(500) or handlers.get(Exception)
    if handler is None:
        return response_of(endpoint.answering.failed(), request.method, settings)
    if inspect.iscoroutinefunction(handler):
        made: Response = await handler(request, error)
        return made
    return await run_in_threadpool(handler, request, error)


def comparable(path: str) -> str:
    """A path as paths are compared: each segment decoded, but for what would not be text of it."""
    return "/".join(_encoded(unquote(segment)) for segment in path.split("/"))


def _encoded(text: str) -> str:
    return _KEPT.sub(lambda found: f"%{ord(found[0]):02X}", text)


def served(path: str) -> str:
    """The path of an operation as FastAPI's routes have it: comparable, its parameters in braces."""
    segments = path.split("/")
    return "/".join(each if each.startswith("{") else comparable(each) for each in segments)


def _sent(scope: Scope) -> str | None:
    """The path of a request as it is compared; `None` where it is one that a router tries instead of what was sent."""
    raw = scope.get("raw_path")
    return _compared(scope.get("path", ""), raw if isinstance(raw, bytes) else None)


@lru_cache(maxsize=8)  # every route asks for the same request
def _compared(path: str, raw: bytes | None) -> str | None:
    sent = None if raw is None else raw.decode("latin-1").partition("?")[0]
    if sent is not None and (decoded := unquote(sent)) == path:
        return comparable(sent)
    # Routers redirect to what has a slash more or fewer at its end; middleware may have changed the path altogether.
    if sent is not None and decoded.rstrip("/") == path.rstrip("/"):
        return None
    return comparable(path.replace("%", "%25"))
