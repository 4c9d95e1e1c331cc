"""What handlers return and raise: written by the contract, checked, and never leaked."""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import httpx2 as httpx
import pytest
from fastapi import FastAPI
from pydantic import ConfigDict, computed_field
from pydantic.alias_generators import to_camel

from tallystick import Contract, Issue
from tallystick.api import Api, Download, ProblemDetails, Reply
from tallystick.fastapi import ProblemError, Service, Settings
from tests.fastapi.shop_service import KEY, ORDER, SECRET, Seen, ask, make

FAILED = (
    b'{"type":"about:blank","title":"Internal Server Error","status":500,'
    b'"detail":"The server failed to answer this request."}'
)


def place(pieces: int, seen: Seen | None = None, **settings: Any) -> Any:
    app = make(seen or Seen(), Settings(**settings))
    return ask(app, "POST", "/v1/orders", json={"pieces": pieces}, headers=KEY)


@pytest.mark.parametrize(
    ("pieces", "logged"),
    [
        (501, "the handler of place_order broke the contract: /pieces (minimum)"),
        (502, "the handler of place_order broke the contract: no success has the status 203"),
        (503, "the handler of place_order broke the contract: /pieces (required)"),
        (504, 'the handler of place_order broke the contract: "" (type)'),
        (410, "the handler of place_order broke the contract: /left (required)"),
    ],
)
def test_what_the_contract_forbids_is_not_sent(pieces: int, logged: str, caplog: pytest.LogCaptureFixture) -> None:
    response = place(pieces)
    assert (response.status_code, response.content) == (500, FAILED)
    (record,) = [each for each in caplog.records if each.name == "tallystick.service"]
    assert (record.levelno, record.getMessage(), record.operation) == (logging.ERROR, logged, "place_order")
    assert SECRET not in caplog.text


def test_what_nobody_caught_is_not_told() -> None:
    response = place(500)
    assert (response.status_code, response.content) == (500, FAILED)


@pytest.mark.parametrize(
    ("pieces", "want"),
    [
        (1, ["open", "closed", "in the background"]),
        (409, ["open", "rolled back for ProblemError", "closed"]),
        (402, ["open", "rolled back for HTTPException", "closed"]),
        (501, ["open", "rolled back for Breach", "closed"]),
        (500, ["open", "rolled back for RuntimeError", "closed"]),
    ],
)
def test_dependencies_see_how_a_request_ends(pieces: int, want: list[str]) -> None:
    seen = Seen()
    place(pieces, seen)
    assert sorted(each for each in seen.events if isinstance(each, str)) == sorted(want)


class Line(Contract):
    price: int
    count: int = 1

    @computed_field  # type: ignore[prop-decorator]  # as Pydantic's documentation has it
    @property
    def total(self) -> int:
        return self.price * self.count


lines = Api("lines")


@lines.get("/line")
def get_line() -> Line: ...


@lines.get("/lines")
def get_lines() -> list[Line]: ...


@lines.get("/file")
def get_file() -> Download: ...


@lines.get("/ids")
def get_ids() -> list[UUID]: ...


def serving(result: Any, settings: Settings | None = None) -> FastAPI:
    app = FastAPI()
    service = Service(lines, settings=settings)

    def handler() -> Any:
        return result

    for operation in lines:
        service.add(operation, handler)
    service.install(app)
    return app


class Item:
    """What is no model."""

    def __init__(self, price: Any, count: int) -> None:
        self.price, self.count = price, count


changed = Line(price=1)
changed.price = "2"  # type: ignore[assignment]  # on purpose


@pytest.mark.parametrize(
    ("path", "result", "want"),
    [
        ("/line", Line(price=2, count=3), b'{"price":2,"count":3,"total":6}'),
        ("/line", {"price": 2}, b'{"price":2,"count":1,"total":2}'),
        ("/line", Item(2, 2), b'{"price":2,"count":2,"total":4}'),
        ("/line", Reply(200, Line(price=2)), b'{"price":2,"count":1,"total":2}'),
        ("/line", Item("x", 2), FAILED),
        *(("/line", {"price": price}, FAILED) for price in ("5", True, 5.0, 5.5, None)),
        ("/lines", [Item(1, "1")], FAILED),
        ("/line", changed, FAILED),
        ("/line", None, FAILED),
        ("/lines", [Item(1, 1), {"price": 2}], b'[{"price":1,"count":1,"total":1},{"price":2,"count":1,"total":2}]'),
        ("/lines", (), b"[]"),
        ("/lines", {}, FAILED),
        ("/ids", [ORDER], f'["{ORDER}"]'.encode()),
        ("/file", Download(b"x"), b"x"),
        ("/file", b"x", FAILED),
        ("/line", Reply(200, Line(price=2), {"X-A": "a\r\nX-B: b"}), FAILED),
        ("/line", Reply(200, Line(price=2), {"X A": "a"}), FAILED),
        ("/line", Reply(200, Line(price=2), {"X-A": "\u20ac"}), FAILED),
        ("/line", Reply(200, Line(price=2), cast("Any", {"X-A": 1})), FAILED),
    ],
)
def test_results_are_written_as_the_contract_says(path: str, result: Any, want: bytes) -> None:
    assert ask(serving(result), "GET", path).content == want


class Late(ProblemDetails):
    """It is too late."""

    model_config = ConfigDict(alias_generator=to_camel)

    closed_at: datetime
    ticket: UUID
    fee: Decimal
    share: float
    retry: bool = False


@lines.post("/lines", errors={409: Late})
def add_line() -> None: ...


WHEN = datetime(2026, 1, 2, 3, tzinfo=UTC)
LATE: dict[str, Any] = {"closed_at": WHEN, "ticket": ORDER, "fee": Decimal("1.50"), "share": 1.0}
SAID = (
    b'"detail":"%s","closedAt":"2026-01-02T03:00:00Z","ticket":"' + str(ORDER).encode() + b'","fee":"1.50","share":1,'
    b'"retry":false}'
)


@pytest.mark.parametrize(
    ("status", "members", "want"),
    [
        (409, LATE, b'{"type":"about:blank","title":"Conflict","status":409,' + SAID % b"It is too late."),
        (409, {**LATE, "secret": 1, "closedAt": WHEN}, ProblemError(409, **LATE)),
        (409, {**LATE, "share": float("nan")}, FAILED),
        (409, {**LATE, "headers": {"Retry-After": "1\n2"}}, FAILED),
        (409, {**LATE, "fee": object()}, FAILED),
        (
            418,
            {"at": WHEN, "id": ORDER, "fee": Decimal("1.50"), "share": 1.0, "tiny": 1e-7, "none": None},
            b'{"type":"about:blank","title":"Client Error","status":418,"at":"2026-01-02T03:00:00Z","id":"'
            + str(ORDER).encode()
            + b'","fee":"1.50","share":1,"tiny":1e-7,"none":null}',
        ),
        (418, {"share": float("inf")}, FAILED),
        (418, {"object": object()}, FAILED),
        (200, {}, FAILED),
        (600, {}, FAILED),
    ],
)
def test_problems_are_written_as_the_contract_says(
    status: int, members: dict[str, Any], want: bytes | ProblemError, caplog: pytest.LogCaptureFixture
) -> None:
    def raised(make: Callable[[], ProblemError]) -> httpx.Response:
        service = Service(lines)
        for operation in lines:
            service.add(operation, failing(make))
        service.install(app := FastAPI())
        return ask(app, "POST", "/lines")

    def failing(make: Callable[[], ProblemError]) -> Callable[[], Any]:
        def handler() -> Any:
            raise make()

        return handler

    response = raised(lambda: ProblemError(status, **members))
    wanted = want if isinstance(want, bytes) else raised(lambda: want).content
    assert response.content == wanted
    logged = [each.getMessage() for each in caplog.records if each.name == "tallystick.service"]
    assert [each.partition(" broke")[0] for each in logged] == ["the handler of add_line"] * (
        wanted == FAILED and status in {409, 418}
    )


def test_at_most_so_many_errors_are_listed_of_any_problem() -> None:
    error = ProblemError(418, errors=[Issue(f"/body/{at}", "type", "Expected a string") for at in range(30)])
    assert len(error.document()["errors"]) == 20


def logged(handler: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator as most are: it knows nothing of what is asynchronous."""

    @functools.wraps(handler)
    def around(*arguments: Any, **named: Any) -> Any:
        return handler(*arguments, **named)

    return around


async def later() -> Line:
    return Line(price=3)


def at_once() -> Awaitable[Line]:
    return later()


@pytest.mark.parametrize("handler", [logged(later), at_once, logged(at_once)])
def test_what_is_to_be_awaited_is(handler: Callable[..., Any]) -> None:
    service = Service(one := Api("one"))
    service.add(one.get("/line")(get_line.stub), handler)
    service.install(app := FastAPI())
    assert ask(app, "GET", "/line").json()["price"] == 3


WRONG = Line.model_construct(price=2**60)
"""What can be written, and is not what the contract accepts."""


def test_unchecked_answers_are_written_alike_and_not_read_again() -> None:
    off, on = (ask(serving(WRONG, Settings(checked=share)), "GET", "/line") for share in (0.0, 1.0))
    assert (off.status_code, on.status_code) == (200, 500)


def test_a_share_of_answers_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    app = serving(WRONG, Settings(checked=0.25))
    drawn = iter([0.2, 0.25, 0.9])
    monkeypatch.setattr("tallystick.service.answering.random.random", lambda: next(drawn))
    assert [ask(app, "GET", "/line").status_code for _ in range(3)] == [500, 200, 200]


@pytest.mark.parametrize(
    "setting", [{"body_bytes": 0}, {"body_seconds": -1}, {"checked": 1.5}, {"heartbeat_seconds": 0}]
)
def test_settings_mean_something(setting: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(setting))):
        Settings(**setting)
