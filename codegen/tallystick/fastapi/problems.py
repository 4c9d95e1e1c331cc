"""Errors of a whole application as problem documents: unknown paths, HTTP exceptions, and what nobody caught."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match, Mount

from tallystick import Issue
from tallystick.contract.issue_codes import refusal
from tallystick.fastapi.endpoint import Endpoint, answer_of, response_of
from tallystick.fastapi.reached import reached
from tallystick.service.problem import ProblemError, invalid, refused, unreadable, written
from tallystick.service.texts import DETAILS

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI, Request
    from starlette.types import Scope

    from tallystick.service.settings import Settings


def add_handlers(app: FastAPI, settings: Settings) -> None:
    """Answer every error of an application with a problem document, those of its other routes too."""

    def handler(problem: Callable[[Request, Any], ProblemError]) -> Any:  # noqa: ANN401 - an exception handler
        async def handle(request: Request, error: Exception) -> Response:
            if isinstance(error, HTTPException) and error.status_code < HTTPStatus.BAD_REQUEST:
                return Response(status_code=error.status_code, headers=error.headers)
            made = problem(request, error)
            endpoint = request.scope.get("endpoint")
            answer = answer_of(endpoint, made) if isinstance(endpoint, Endpoint) else written(made, settings.errors)
            return response_of(answer, request.method, settings)

        return handle

    app.add_exception_handler(ProblemError, handler(lambda _, error: error))
    app.add_exception_handler(HTTPException, handler(_of_http))
    app.add_exception_handler(RequestValidationError, handler(lambda _, error: _of_validation(error)))
    app.add_exception_handler(Exception, handler(lambda *_: refused("failed", 500)))


_OWN = frozenset({"type", "title", "status", "detail", "errors"})
"""The members of a problem document that are its own."""


def _of_http(request: Request, error: HTTPException) -> ProblemError:
    """The problem that an HTTP exception is. A detail that is no text becomes members of the document."""
    headers = dict(error.headers or {})
    members: Mapping[str, Any] = {}
    detail: str | None = None
    routed = _is_routed(request.scope)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and "Allow" in headers:
        headers["Allow"] = ", ".join(_allowed(request.scope))
        detail = DETAILS["method"]
    elif error.status_code == HTTPStatus.NOT_FOUND and not routed:
        detail = DETAILS["path"]
    elif isinstance(error.detail, Mapping):
        members = {str(key): value for key, value in error.detail.items() if key not in _OWN}
    elif isinstance(error.detail, str):
        detail = error.detail if error.detail != _phrase(error.status_code) else None
    elif error.detail is not None:
        members = {"info": error.detail}
    made = ProblemError(error.status_code, detail=detail, headers=headers)
    made.members = dict(members)
    return made


def _is_routed(scope: Scope) -> bool:
    """Whether a route has been found, beside the mount of this very application."""
    endpoint = scope.get("endpoint")
    return endpoint is not None and endpoint is not scope["app"] and not isinstance(scope.get("route"), Mount)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _allowed(scope: Scope) -> list[str]:
    """Every method that the path takes, of all its routes. FastAPI names those of the first one alone."""
    found: set[str] = set()
    for route in reached(scope["app"].routes):
        if route.methods and route.matches(scope)[0] is not Match.NONE:
            found |= route.methods
    return sorted(found)


def _of_validation(error: RequestValidationError) -> ProblemError:
    """The problem of a request that another route refused. Nothing of what was sent is in it."""
    found: dict[str, Issue] = {}
    for each in error.errors():
        if each["type"] == "json_invalid":
            return unreadable("json")
        pointer = "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in each["loc"])
        found.setdefault(pointer, Issue(pointer, *refusal(each, ())))
    return invalid(list(found.values()))
