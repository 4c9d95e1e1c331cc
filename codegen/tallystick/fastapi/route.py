"""Routes of operations: paths as the contract has them, and problems as documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote

from fastapi import HTTPException
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from tallystick.fastapi.endpoint import Endpoint, answer_of, log, response_of
from tallystick.service.answering import Breach
from tallystick.service.problem import ProblemError
from tallystick.service.texts import DETAILS

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

    from tallystick.service.settings import Settings

_KEPT = re.compile("%2[fF]|%25")


class OperationRoute(APIRoute):
    """The route of one operation."""

    settings: Settings

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As FastAPI's, but an encoded slash is text of its segment, as it is to every other server."""
        match, child = super().matches(_with_slashes_kept(scope))
        if match is not Match.NONE and "path_params" in child:
            child["path_params"] = {
                name: unquote(text) if _is_kept(scope) and isinstance(text, str) else text
                for name, text in child["path_params"].items()
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


def _is_kept(scope: Scope) -> bool:
    raw = scope.get("raw_path")
    return isinstance(raw, bytes) and _KEPT.search(raw.decode("latin-1")) is not None


def _with_slashes_kept(scope: Scope) -> Scope:
    """The scope with slashes and percent signs that were encoded still so, where there are any."""
    if scope["type"] != "http" or not _is_kept(scope):
        return scope
    raw = scope["raw_path"].decode("latin-1").partition("?")[0]
    path = "/".join(unquote(each).replace("%", "%25").replace("/", "%2F") for each in raw.split("/"))
    return {**scope, "path": path}


METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def nothing_here() -> NoReturn:
    """The endpoint of an operation's path with a slash behind it, which FastAPI would redirect: it is another path."""
    raise HTTPException(404, DETAILS["path"])
