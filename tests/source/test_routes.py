"""The models that the routes of an application name, by where they are named."""

# FastAPI reads annotations when a route is declared, inside functions too: they have to be values, not text.

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import pytest
from fastapi import APIRouter, Body, Cookie, Depends, FastAPI, Header, Query
from pydantic import BaseModel
from typing_extensions import TypeAliasType, TypedDict

from tallystick.source.routes import models_of

Item = TypeVar("Item")


class Address(BaseModel):
    street: str


class Client(BaseModel):
    address: Address


class Failure(BaseModel):
    reason: str


class Page(BaseModel, Generic[Item]):
    items: list[Item]


class Filter(BaseModel):
    limit: int = 10


@dataclass
class Point:
    x: int


class Line(TypedDict):
    amount: int


Batch = TypeAliasType("Batch", list[Client | Line])
Routes = Callable[[FastAPI], object]


def body(app: FastAPI) -> None:
    @app.post("/")
    def route(client: Client | None) -> None: ...


def several_bodies(app: FastAPI) -> None:
    @app.post("/")
    def route(client: Client, point: Point, note: Annotated[str, Body()]) -> None: ...


def response(app: FastAPI) -> None:
    @app.get("/")
    def route() -> dict[str, Page[Client]]: ...


def other_responses(app: FastAPI) -> None:
    @app.get("/", responses={404: {"model": Failure}, 500: {"description": "no model"}})
    def route() -> int: ...


def alias(app: FastAPI) -> None:
    @app.post("/")
    def route(batch: Batch) -> None: ...


def parameters(app: FastAPI) -> None:
    @app.get("/{number}")
    def route(
        number: int,
        query: Annotated[Filter, Query()],
        header: Annotated[Failure, Header()],
        cookie: Annotated[Address, Cookie()],
    ) -> None: ...


def dependency(app: FastAPI) -> None:
    def inner(client: Client) -> Client: ...

    def outer(client: Annotated[Client, Depends(inner)]) -> Client: ...

    @app.post("/")
    def route(client: Annotated[Client, Depends(outer)]) -> Failure: ...


def router(app: FastAPI) -> None:
    inner, outer = APIRouter(), APIRouter()

    @inner.get("/")
    def route() -> Client: ...

    outer.include_router(inner, prefix="/inner")
    app.include_router(outer, prefix="/outer")


def hidden(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    def route() -> Client: ...


def callback_and_webhook(app: FastAPI) -> None:
    callbacks = APIRouter()

    @callbacks.post("{$request.body#/url}")
    def told(client: Client) -> None: ...

    @app.post("/", callbacks=callbacks.routes)
    def route() -> None: ...

    @app.webhooks.post("moved")
    def moved(address: Address) -> None: ...


def twice(app: FastAPI) -> None:
    @app.put("/")
    def route(client: Client) -> Client: ...

    @app.websocket("/live")
    async def live() -> None: ...


@pytest.mark.parametrize(
    ("routes", "want"),
    [
        (body, [Client]),
        (several_bodies, [Client, Point]),
        (response, [Page[Client]]),
        (other_responses, [Failure]),
        (alias, [Client, Line]),
        (parameters, [Filter, Failure, Address]),
        (dependency, [Client, Failure]),
        (router, [Client]),
        (hidden, []),
        (callback_and_webhook, [Client, Address]),
        (twice, [Client]),
    ],
)
def test_the_models_that_routes_name(routes: Routes, want: list[type]) -> None:
    app = FastAPI()
    routes(app)
    assert list(models_of(app)) == want
