"""`Service`: an `Api` and the handlers of its operations, installed on an application or a router."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, overload

from fastapi import APIRouter, FastAPI
from starlette.routing import Route

from tallystick import ContractError
from tallystick.api import Api, Operation, Reply, Stream, shape
from tallystick.contract.operations.findings import place_of
from tallystick.fastapi.docs import add_pages
from tallystick.fastapi.document import describe, twice
from tallystick.fastapi.endpoint import Endpoint, of_framework
from tallystick.fastapi.problems import add_handlers
from tallystick.fastapi.route import OperationRoute, served
from tallystick.problems import Where, problem
from tallystick.service.handlers import mistakes
from tallystick.service.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Awaitable, Callable, Iterator

    from tallystick.problems import Problem

R = TypeVar("R")
Item = TypeVar("Item")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Handles(Generic[R]):
    """The decorator of one operation's handler, which returns what the operation does, or a `Reply`."""

    service: Service
    operation: Operation[Any]

    @overload
    def __call__(self, handler: Callable[P, Awaitable[R | Reply]]) -> Callable[P, Awaitable[R | Reply]]: ...
    @overload
    def __call__(self, handler: Callable[P, R | Reply]) -> Callable[P, R | Reply]: ...
    def __call__(self, handler: Callable[P, Any]) -> Callable[P, Any]:
        """Keep the handler, and return it as it is."""
        self.service.add(self.operation, handler)
        return handler


class Service:
    """An `Api` implemented with FastAPI.

        service = Service(ledger)

        @service.handles(api.get_invoice)
        async def get_invoice(invoice_id: InvoiceId, db: Annotated[Session, Depends(session)]) -> Invoice:
            ...

        service.install(app)

    A handler has the arguments of the operation's stub by name, and whatever else FastAPI gives: dependencies, the
    request, the response, background tasks. It returns what the stub does, or anything with the same members or
    attributes (annotate that as `Any`), or a `Reply`; `ProblemError` refuses.
    """

    def __init__(self, api: Api, *, settings: Settings | None = None) -> None:
        self.api = api
        self.settings = settings or Settings()
        self._handlers: dict[str, Callable[..., Any]] = {}
        self._problems: list[Problem] = []
        self._refused: set[str] = set()
        """The operations of which a handler was no function."""

    @overload
    def handles(self, operation: Operation[Stream[Item]]) -> Handles[AsyncIterable[Item]]: ...
    @overload
    def handles(self, operation: Operation[R]) -> Handles[R]: ...
    def handles(self, operation: Operation[Any]) -> Handles[Any]:
        """A decorator for the handler of an operation. What is wrong with it is said by `install`."""
        return Handles(self, operation)

    def add(self, operation: Operation[Any], handler: Callable[..., Any]) -> None:
        """As the decorator that `handles` returns."""
        where = place_of(handler) if inspect.isroutine(handler) else Where(name=type(handler).__qualname__)
        if not any(each is operation for each in self.api):
            name = getattr(operation, "id", repr(operation))
            self._problems.append(problem("TLY596", where, name=name, api=self.api.name))
        elif not inspect.isroutine(handler):
            self._problems.append(problem("TLY597", where, id=operation.id))
            self._refused.add(operation.id)
        elif operation.id in self._handlers:
            other = place_of(self._handlers[operation.id])
            self._problems.append(problem("TLY591", where, id=operation.id, other=other))
        else:
            self._handlers[operation.id] = handler

    def install(self, target: FastAPI | APIRouter) -> None:
        """Add the operations to an application or a router.

        On an application, its errors become problem documents, its OpenAPI document has the operations as the contract
        says them, and its pages work offline where the extra `docs` is installed; for a router, `complete` does that on
        the application which includes it. Raises `ContractError` with everything that is wrong: an
        operation without a handler, or a handler that does not fit its stub.
        """
        if found := [*self._problems, *self._mistakes(target)]:
            raise ContractError(*found)
        router = target.router if isinstance(target, FastAPI) else target
        for operation in sorted(self.api, key=_specificity):
            self._route(router, operation)
        if isinstance(target, FastAPI):
            complete(target, settings=self.settings)

    def _route(self, router: APIRouter, operation: Operation[Any]) -> None:
        method = operation.method.upper()
        router.add_api_route(
            served(operation.path),
            Endpoint(operation, self._handlers[operation.id], self.settings),
            methods=[method, "HEAD"] if method == "GET" else [method],
            name=operation.id,
            operation_id=operation.id,
            response_model=None,
            include_in_schema=False,
            route_class_override=_route_class(self.settings),
        )

    def _mistakes(self, target: FastAPI | APIRouter) -> Iterator[Problem]:
        routes = [each for each in target.routes if isinstance(each, Route)]
        taken = {(method, shape(each.path)) for each in routes for method in each.methods or ()}
        for operation in self.api:
            place = (operation.method.upper(), shape(served(operation.path)))
            if place in taken:
                yield problem("TLY598", operation.where, id=operation.id, method=place[0], path=operation.path)
            handler = self._handlers.get(operation.id)
            if handler is not None:
                yield from mistakes(operation, handler, of_framework(handler))
            elif operation.id not in self._refused:
                yield problem("TLY590", operation.where, id=operation.id, api=self.api.name)


def complete(app: FastAPI, *, settings: Settings | None = None) -> None:
    """Make an application that has operations speak of them: its errors, its OpenAPI document, its pages.

    `Service.install` does so itself; call this once where services are installed on routers. Raises `ContractError`
    where two routes have one operation id.
    """
    if found := twice(app):
        raise ContractError(*found)
    add_handlers(app, settings or Settings())
    describe(app)
    add_pages(app)


def _route_class(settings: Settings) -> type[OperationRoute]:
    return type("OperationRoute", (OperationRoute,), {"settings": settings})


def _specificity(operation: Operation[Any]) -> list[bool]:
    """Literal segments before parameters, so that `/clients/search` is not read as a client."""
    return [segment.startswith("{") for segment in operation.path.split("/")]
