"""What a service costs beside plain FastAPI: `python benchmarks/service.py [SECONDS]`.

The same handlers under three applications, asked in turns over ASGI in one process, without a network: plain FastAPI as
its users write it, a `Service` that checks every answer, and one that checks none. Figures are requests per second of
processor time, medians of the rounds, and ratios to plain FastAPI.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx2 as httpx
from fastapi import FastAPI
from pydantic import Field
from starlette.types import Message

from tallystick import Contract
from tallystick.api import Api
from tallystick.fastapi import Service, Settings


class Line(Contract):
    """A line of an order."""

    title: str = Field(min_length=1, max_length=120)
    pieces: int = Field(ge=1)
    price: float = Field(ge=0)


class Draft(Contract):
    """An order to place."""

    customer: str = Field(max_length=80)
    lines: list[Line] = Field(min_length=1, max_length=100)


class Order(Draft):
    """An order."""

    id: UUID


shop = Api("shop")
ID = UUID(int=7)


@shop.get("/orders/{order_id}")
def get_order(order_id: UUID, limit: int = 10) -> Order:
    """Fetch an order."""


@shop.post("/orders", status=201)
def place_order(draft: Draft) -> Order:
    """Place an order."""


STORED = Order(id=ID, customer="Ada", lines=[Line(title=f"Line {n}", pieces=n, price=n / 4) for n in range(1, 11)])


async def fetch(order_id: UUID, limit: int = 10) -> Order:  # noqa: ARG001 - the stub's arguments
    """An order that is there."""
    return STORED


async def place(draft: Draft) -> Order:
    """The order that a draft makes."""
    return Order(id=ID, customer=draft.customer, lines=draft.lines)


def plain() -> FastAPI:
    """FastAPI alone."""
    app = FastAPI()
    app.get("/orders/{order_id}")(fetch)
    app.post("/orders", status_code=201)(place)
    return app


def served(checked: float) -> FastAPI:
    """A service that checks that share of its answers."""
    app = FastAPI()
    service = Service(shop, settings=Settings(checked=checked))
    service.handles(get_order)(fetch)
    service.handles(place_order)(place)
    service.install(app)
    return app


VARIANTS: dict[str, Callable[[], FastAPI]] = {
    "plain FastAPI": plain,
    "service, every answer checked": lambda: served(1.0),
    "service, one in twenty checked": lambda: served(0.05),
    "service, none checked": lambda: served(0.0),
}
BODY = STORED.model_dump_json(exclude={"id"}).encode()
REQUESTS: dict[str, tuple[str, str, bytes]] = {
    "GET": ("GET", f"/orders/{ID}?limit=5", b""),
    "POST, 10 lines": ("POST", "/orders", BODY),
    "POST, refused": ("POST", "/orders", BODY.replace(b'"pieces":3', b'"pieces":0')),
}


async def ask(app: FastAPI, method: str, url: str, body: bytes) -> int:
    """The status of the answer to one request, which is a scope and two functions: no client's time is measured."""
    path, _, query = url.partition("?")
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": headers if body else [],
        "http_version": "1.1",
        "scheme": "http",
        "server": ("shop", 80),
        "client": None,
    }
    status = 0

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    await app(scope, receive, send)
    return status


async def rate(app: FastAPI, request: tuple[str, str, bytes], seconds: float) -> float:
    """Requests per second of processor time."""
    count, began = 0, time.process_time()
    while (took := time.process_time() - began) < seconds:
        for _ in range(20):
            await ask(app, *request)
        count += 20
    return count / took


async def same(apps: dict[str, FastAPI]) -> None:
    """Hold the variants to one answer for a request that is right, so that like is compared."""
    answers = set()
    for app in apps.values():
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            response = await client.post("/orders", content=BODY, headers={"content-type": "application/json"})
            answers.add((response.status_code, response.text))
    if len(answers) != 1:
        raise SystemExit(f"the variants answer differently: {answers}")


async def main(seconds: float, rounds: int = 7) -> None:
    """Print the table."""
    apps = {name: make() for name, make in VARIANTS.items()}
    await same(apps)
    found: dict[tuple[str, str], list[float]] = {}
    for _ in range(rounds):
        for asked, request in REQUESTS.items():
            for name, app in apps.items():
                found.setdefault((asked, name), []).append(await rate(app, request, seconds))
    print("| request | server | requests a CPU second | ratio |\n| --- | --- | --: | --: |")
    for (asked, name), rates in found.items():
        base: Any = statistics.median(found[asked, "plain FastAPI"])
        median = statistics.median(rates)
        print(f"| {asked} | {name} | {median:,.0f} | {median / base:.2f} |")


asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.5))
