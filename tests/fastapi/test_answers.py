"""What handlers return and raise: written by the contract, checked, and never leaked."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from pydantic import computed_field

from tallystick import Contract
from tallystick.api import Api, Download, Reply
from tallystick.fastapi import Service, Settings
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
        ("/line", changed, FAILED),
        ("/line", None, FAILED),
        ("/lines", [Item(1, 1), {"price": 2}], b'[{"price":1,"count":1,"total":1},{"price":2,"count":1,"total":2}]'),
        ("/lines", (), b"[]"),
        ("/lines", {}, FAILED),
        ("/ids", [ORDER], f'["{ORDER}"]'.encode()),
        ("/file", Download(b"x"), b"x"),
        ("/file", b"x", FAILED),
    ],
)
def test_results_are_written_as_the_contract_says(path: str, result: Any, want: bytes) -> None:
    assert ask(serving(result), "GET", path).content == want


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
