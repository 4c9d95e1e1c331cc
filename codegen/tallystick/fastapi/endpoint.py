"""An operation's endpoint: FastAPI gives it what the handler asks of FastAPI, the contract gives the rest."""

from __future__ import annotations

import inspect
import logging
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from fastapi import BackgroundTasks, Request, Response, WebSocket, params
from fastapi.concurrency import run_in_threadpool
from fastapi.security import SecurityScopes
from starlette.requests import HTTPConnection

from tallystick.api import Reply
from tallystick.fastapi.receiving import received
from tallystick.fastapi.streaming import EventStream
from tallystick.service.answering import Answering, Breach, Streamed
from tallystick.service.asking import Asking
from tallystick.service.handlers import hints
from tallystick.service.problem import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.api import Operation
    from tallystick.service.problem import Written
    from tallystick.service.settings import Settings

log = logging.getLogger("tallystick.service")

_LARGE = 65_536
"""Bodies of more bytes are read in a thread, so that other requests go on meanwhile."""

_GIVEN = (HTTPConnection, Response, BackgroundTasks, SecurityScopes)
"""What FastAPI gives by the type of a parameter."""


def of_framework(handler: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """The parameters of a handler that FastAPI gives: dependencies, and objects of the request itself."""
    said = hints(handler)
    found = {}
    for name, parameter in inspect.signature(handler).parameters.items():
        annotation = said.get(name, parameter.annotation)
        notes = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
        is_class = isinstance(annotation, type) and not issubclass(annotation, WebSocket)
        by_type = is_class and issubclass(annotation, _GIVEN)
        if by_type or any(isinstance(each, params.Depends) for each in (*notes, parameter.default)):
            found[name] = parameter.replace(annotation=annotation, kind=inspect.Parameter.KEYWORD_ONLY)
    return found


class Endpoint:
    """What FastAPI calls for an operation.

    Its signature has what the handler asks of FastAPI, so dependencies, their overrides and background tasks are
    FastAPI's own matter. They come before the request is read: who may not ask is told so first.
    """

    def __init__(self, operation: Operation[Any], handler: Callable[..., Any], settings: Settings) -> None:
        self.operation = operation
        self.answering = Answering(operation, settings)
        self.__name__ = operation.id
        self.__doc__ = operation.summary
        self._asking = Asking(operation, settings)
        self._handler = handler
        self.settings = settings
        self._awaited = inspect.iscoroutinefunction(handler)
        self._direct = inspect.isasyncgenfunction(handler)
        asked = of_framework(handler)
        self._asked = frozenset(asked)
        self._request, request = _one(asked, Request, "request")
        self._response, response = _one(asked, Response, "response")
        self.__signature__ = inspect.Signature([*{**asked, self._request: request, self._response: response}.values()])

    async def __call__(self, **given: Any) -> Response:  # noqa: ANN401 - what FastAPI gives
        """Answer one request. Raises `ProblemError` and `Breach`, past the dependencies that are open."""
        request, response = given[self._request], given[self._response]
        raw = await received(request, self._asking, self.settings)
        read = self._asking.read
        arguments = await run_in_threadpool(read, raw) if len(raw.body) > _LARGE else read(raw)
        arguments.update((name, given[name]) for name in self._asked)
        if self._awaited:
            result = await self._handler(**arguments)
        elif self._direct:
            result = self._handler(**arguments)
        else:
            result = await run_in_threadpool(self._handler, **arguments)
            if inspect.isawaitable(result):  # as of an asynchronous handler in a decorator that is not
                result = await result
        if isinstance(result, Response):
            return result
        if response.status_code is not None and not isinstance(result, Reply):
            result = Reply(response.status_code, result)
        made = response_of(self.answering.write(result), request.method, self.settings)
        made.raw_headers.extend(response.headers.raw)
        return made


def _one(asked: Mapping[str, inspect.Parameter], type_: type, name: str) -> tuple[str, inspect.Parameter]:
    """The parameter of that type, which FastAPI gives to one only: the handler's own, or one of ours."""
    for own, parameter in asked.items():
        if isinstance(parameter.annotation, type) and issubclass(parameter.annotation, type_):
            return own, parameter
    while name in asked:
        name += "_"
    return name, inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=type_)


def answer_of(endpoint: Endpoint, error: ProblemError | Breach) -> Written:
    """The answer for what an endpoint raised. A breach is logged with its places, and the client told nothing of it."""
    if isinstance(error, ProblemError):
        try:
            return endpoint.answering.problem(error)
        except Breach as breach:
            error = breach
    log.error("%s", error, extra={"operation": error.operation, "places": error.how})
    return endpoint.answering.failed()


def response_of(answer: Written | Streamed, method: str, settings: Settings) -> Response:
    """The response that an answer is; to HEAD, its headers alone."""
    if isinstance(answer, Streamed):
        return EventStream(answer, settings.heartbeat_seconds)
    response = Response(answer.body, status_code=answer.status)
    own = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    response.raw_headers = [*response.raw_headers, *dict(own).items()]
    if method == "HEAD":
        response.body = b""
    return response
