"""Mistakes that a service is refused for before its first request."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, NewType, NoReturn
from uuid import UUID

import pytest
from fastapi import APIRouter, Depends, FastAPI, Header, Request, WebSocket
from pydantic import BaseModel
from typing_extensions import TypedDict

from tallystick import Contract, ContractError
from tallystick.api import Api, Download, Reply, Stream
from tallystick.fastapi import Service

OrderId = NewType("OrderId", UUID)


class Order(Contract):
    id: UUID
    pieces: int


class Row(BaseModel):
    id: UUID
    pieces: int


class Other(BaseModel):
    id: UUID


@dataclass
class Record:
    id: UUID
    pieces: int


shop = Api("shop")


@shop.get("/number")
def number() -> int: ...


@shop.get("/orders/{order_id}")
def get_order(order_id: OrderId, note: str | None = None) -> Order: ...


@shop.delete("/orders/{order_id}")
def delete_order(order_id: OrderId) -> None: ...


@shop.get("/orders")
def list_orders() -> list[Order]: ...


@shop.get("/changes")
def changes() -> Stream[Order]: ...


@shop.get("/file")
def file() -> Download: ...


elsewhere = Api("elsewhere")


@elsewhere.get("/other")
def other() -> None: ...


def user(token: Annotated[str, Header()]) -> str:
    return token


User = Annotated[str, Depends(user)]


# -- Handlers of `get_order`, right and wrong


def as_the_stub(order_id: OrderId, note: str | None) -> Order: ...
def by_its_plain_type(order_id: UUID, note: str | None = None) -> Order: ...
def without_types(order_id, note): ...  # noqa: ANN001, ANN201 - the point
def with_more(request: Request, user: User, order_id: UUID, note: str | None, token: str = Depends(user)) -> Any: ...
def open_ended(order_id: OrderId, **rest: Any) -> Reply: ...
def wide(order_id: UUID | str, note: object) -> Row: ...
def record(order_id: UUID, note: str | None) -> Record | Order: ...
async def awaited(order_id: UUID, note: str | None) -> Order | Reply: ...


def without_note(order_id: UUID) -> Order: ...
def misspelt(order_id: UUID, notes: str | None) -> Order: ...
def with_parameter(order_id: UUID, note: str | None, page: int) -> Order: ...
def with_header(order_id: UUID, note: str | None, token: Annotated[str, Header()]) -> Order: ...
def of_another_type(order_id: int, note: str | None) -> Order: ...
def narrow(order_id: UUID, note: str) -> Order: ...
def returns_text(order_id: UUID, note: str | None) -> str: ...
def returns_nothing(order_id: UUID, note: str | None) -> None: ...
def returns_other(order_id: UUID, note: str | None) -> Other: ...
def unreadable(order_id: "Missing", note: str | None) -> Order: ...  # noqa: F821, UP037 - on purpose


def hidden(order_id: UUID, note: Annotated[str, Depends(user)]) -> Order: ...
def socket(order_id: UUID, note: str | None, socket: WebSocket) -> Order: ...
def yielding(order_id: UUID, note: str | None):  # noqa: ANN201 - without a type
    yield order_id, note


async def yielding_later(order_id: UUID, note: str | None) -> AsyncIterator[Order]:
    yield Order(id=order_id, pieces=len(note or ""))


@dataclass
class Empty:
    """A row without what an order has."""

    id: UUID


class Typed(TypedDict):
    """As above."""

    pieces: int


def returns_dataclass(order_id: UUID, note: str | None) -> Empty: ...
def returns_typed_dict(order_id: UUID, note: str | None) -> Typed: ...
def never(order_id: UUID, note: str | None) -> NoReturn: ...
def wider(order_id: object, note: str | int | None) -> BaseModel: ...


RIGHT = (never, wider, as_the_stub, by_its_plain_type, without_types, with_more, open_ended, wide, record, awaited)
WRONG: tuple[tuple[Any, list[tuple[str, str]]], ...] = (
    (without_note, [("TLY592", "The handler of `get_order` takes no `note`")]),
    (misspelt, [("TLY592", "takes no `note`"), ("TLY593", "takes `notes`")]),
    (with_parameter, [("TLY593", "takes `page`, which neither the contract nor FastAPI gives")]),
    (with_header, [("TLY593", "takes `token`")]),
    (of_another_type, [("TLY594", "takes `order_id` as `int`, and is given `OrderId`")]),
    (narrow, [("TLY594", "takes `note` as `str`, and is given `str | None`")]),
    (returns_text, [("TLY595", "returns `str`: it has no fields")]),
    (returns_nothing, [("TLY595", "returns `NoneType`: the operation answers with a body")]),
    (returns_other, [("TLY595", "returns `Other`: it has no `pieces`")]),
    (unreadable, [("TLY602", "The annotation of `order_id` in the handler of `get_order` cannot be read: name")]),
    (hidden, [("TLY601", "has `note` from FastAPI")]),
    (socket, [("TLY593", "takes `socket`")]),
    (yielding, [("TLY595", "returns `a generator`: the operation answers with one value")]),
    (yielding_later, [("TLY595", "returns `an asynchronous generator`: the operation answers once")]),
    (returns_dataclass, [("TLY595", "returns `Empty`: it has no `pieces`")]),
    (returns_typed_dict, [("TLY595", "returns `Typed`: it has no `id`")]),
    (partial(as_the_stub, note=None), [("TLY597", "is no function")]),
)


def complete(service: Service, *, without: Any) -> Service:
    """The service with right handlers for everything else."""

    def delete(order_id: UUID) -> None: ...
    def orders() -> list[Order]: ...
    async def stream() -> AsyncIterator[Order]:
        yield Order(id=UUID(int=1), pieces=1)

    def download() -> Download: ...

    def count() -> int: ...

    rest = (
        (number, count),
        (get_order, as_the_stub),
        (delete_order, delete),
        (list_orders, orders),
        (changes, stream),
        (file, download),
    )
    for operation, handler in rest:
        if operation is not without:
            service.add(operation, handler)
    return service


def refused(service: Service, target: Any = None) -> list[tuple[str, str]]:
    with pytest.raises(ContractError) as caught:
        service.install(target or FastAPI())
    return [(each.code, each.message) for each in caught.value.problems]


@pytest.mark.parametrize("handler", RIGHT, ids=lambda each: each.__name__)
def test_what_fits(handler: Any) -> None:
    service = complete(Service(shop), without=get_order)
    service.handles(get_order)(handler)
    app = FastAPI()
    service.install(app)
    assert "/orders/{order_id}" in app.openapi()["paths"]


@pytest.mark.parametrize(("handler", "want"), WRONG, ids=lambda each: getattr(each, "__name__", ""))
def test_what_does_not_fit(handler: Any, want: list[tuple[str, str]]) -> None:
    service = complete(Service(shop), without=get_order)
    service.handles(get_order)(handler)
    found = refused(service)
    assert [code for code, _ in found] == [code for code, _ in want]
    for (_, message), (_, part) in zip(found, want, strict=True):
        assert part in message


@pytest.mark.parametrize(
    ("operation", "returned", "reason"),
    [
        (delete_order, Order, "the operation answers without a body"),
        (delete_order, NoReturn, None),
        *((list_orders, each, "a list is expected") for each in (Order, dict[str, Any], dict)),
        *((list_orders, list[each], "of its items, it has no fields") for each in (str, int, UUID)),
        (list_orders, list[Other], "of its items, it has no `pieces`"),
        (list_orders, str, "a list is expected"),
        *((list_orders, each, None) for each in (list[Order], list, Sequence[Order], tuple[Order, ...], list[Any])),
        *((list_orders, each, None) for each in (Iterator[Order], list[dict[str, Any]], Any, list[Order | Any])),
        (changes, AsyncIterator[str], "of its items, it has no fields"),
        *((changes, each, None) for each in (AsyncIterable[Order], AsyncIterator[Any], AsyncGenerator[Order, None])),
        (number, Order, "that is another type"),
        (number, str, "that is another type"),
        (number, bool, None),
        (number, float, "that is another type"),
        (changes, list[Order], "an asynchronous iterable of events is expected"),
        (changes, AsyncIterator[Order], None),
        (file, bytes, "a `Download` is expected"),
    ],
)
def test_results_of_other_kinds(operation: Any, returned: Any, reason: str | None) -> None:
    def handler(**_: Any) -> Any: ...

    handler.__annotations__["return"] = returned
    service = complete(Service(shop), without=operation)
    service.add(operation, handler)
    if reason is None:
        service.install(FastAPI())
        return
    ((code, message),) = refused(service)
    assert code == "TLY595"
    assert message.endswith(f"{reason}.")


def test_every_mistake_is_said_at_once() -> None:
    service = Service(shop)
    service.add(other, lambda: None)
    service.add(get_order, as_the_stub)
    service.add(get_order, record)
    assert [code for code, _ in refused(service)] == ["TLY596", "TLY591", *["TLY590"] * 5]


def test_a_place_is_free() -> None:
    app = FastAPI()
    app.get("/orders/{number}")(lambda number: number)
    ((code, message),) = refused(complete(Service(shop), without=None), app)
    assert (code, message) == (
        "TLY598",
        "GET /orders/{order_id} has another route already, which would answer in place of `get_order`.",
    )


def test_problems_stand_where_the_handler_does() -> None:
    service = complete(Service(shop), without=get_order)
    service.add(get_order, narrow)
    with pytest.raises(ContractError) as caught:
        service.install(APIRouter())
    (found,) = caught.value.problems
    assert found.where.file == "tests/fastapi/test_startup.py"
    assert found.where.line == narrow.__code__.co_firstlineno
