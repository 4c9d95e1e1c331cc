"""`tallystick check --app` with contracts: a service departs in nothing, an application by hand in what it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.cli.command import run

if TYPE_CHECKING:
    from collections.abc import Callable

SHOP = """
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID
from pydantic import Field
from tallystick import Contract
from tallystick.api import Api, Header

class Status(StrEnum):
    OPEN = "open"
    SENT = "sent"

class Draft(Contract):
    pieces: int = Field(ge=1)
    note: str | None = None

class Order(Draft):
    id: UUID
    status: Status = Status.OPEN
    parts: list["Order"] = []

shop = Api("shop")

@shop.get("/orders")
def list_orders(
    status: list[Status] = [], limit: Annotated[int, Field(le=9)] = 5, since: date | None = None
) -> list[Order]: ...
@shop.put("/orders/{order_id}")
def replace_order(order_id: UUID, draft: Draft, idempotency_key: Annotated[UUID, Header()]) -> Order: ...
"""

OTHER = """
from tallystick.api import Api
other = Api("other")
@other.get("/other")
def unserved() -> None: ...
"""

SERVICE = """
from typing import Any
from fastapi import FastAPI
from tallystick.fastapi import Service
from agreed import shop
app = FastAPI()
service = Service(shop.shop)
for operation in shop.shop:
    def handler(**given: Any) -> Any: ...
    service.add(operation, handler)
service.install(app)
"""

BY_HAND = """
from datetime import date
from typing import Annotated
from uuid import UUID
from fastapi import FastAPI, Header, Query
from tallystick.api import ProblemDetails
from agreed.shop import Draft, Order, Status
schema = {{"$ref": "#/components/schemas/ProblemDetails"}}
errors = {{status: {{"content": {{"application/problem+json": {{"schema": schema}}}}}} for status in (400, 422)}}
app = FastAPI(responses=errors)
@app.get("/orders", operation_id="list_orders")
def list_orders(status: Annotated[list[Status], Query()] = [], limit: Annotated[int, Query(le={most})] = 5,
                since: date | None = None) -> list[{answer}]: ...
@app.{method}("/orders/{{id}}", operation_id="{id}")
def replace(id: UUID, draft: Draft, {key}: Annotated[UUID, Header()]) -> Order: ...
{more}
def openapi(own=app.openapi) -> dict:
    document = own()
    template = "#/components/schemas/{{model}}"
    problem = ProblemDetails.model_json_schema(mode="serialization", ref_template=template)
    document["components"]["schemas"] |= {{**problem.pop("$defs"), "ProblemDetails": problem}}
    return document
app.openapi = openapi
"""

PLAIN = {"most": 9, "answer": "Order", "method": "put", "id": "replace_order", "key": "idempotency_key", "more": ""}


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], tuple[int, str]]:
    """From the text of `main.py` to the exit code and what is said of `main:app`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "agreed").mkdir()
    (tmp_path / "agreed" / "shop.py").write_text(SHOP, encoding="utf-8")
    (tmp_path / "agreed" / "other.py").write_text(OTHER, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.tallystick]\ncontracts = ["agreed"]\n', encoding="utf-8")
    assert run(["-q", "generate"]) == 0

    def checked(main: str) -> tuple[int, str]:
        (tmp_path / "main.py").write_text(main, encoding="utf-8")
        capsys.readouterr()
        code = run(["check", "--app", "main:app"])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return checked


def test_a_service_keeps_the_contract(check: Callable[[str], tuple[int, str]]) -> None:
    code, said = check(SERVICE)
    assert (code, said.splitlines()[-1]) == (0, "main:app keeps the contract.")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"most": 8}, ["TLY744 #/paths/~1orders/get/parameters GET /orders query.limit"]),
        ({"answer": "Draft"}, ["TLY748 #/paths/~1orders/get/responses/200 GET /orders 200"]),
        ({"id": "replace"}, ["TLY742 #/paths/~1orders~1{id}/put/operationId PUT /orders/{id}"]),
        (
            {"key": "key"},
            [
                "TLY743 #/paths/~1orders~1{id}/put/parameters PUT /orders/{id} header.idempotency-key",
                "TLY743 #/paths/~1orders~1{id}/put/parameters PUT /orders/{id} header.key",
            ],
        ),
        (
            {"method": "patch"},
            ["TLY740 PUT /orders/{order_id}", "TLY741 #/paths/~1orders~1{id}/patch PATCH /orders/{id}"],
        ),
        (
            {"more": "@app.get('/health')\ndef health() -> str: ..."},
            ["TLY741 #/paths/~1health/get GET /health"],
        ),
    ],
)
def test_what_departs_is_said_with_its_place(
    check: Callable[[str], tuple[int, str]], change: dict[str, object], found: list[str]
) -> None:
    code, said = check(BY_HAND.format(**PLAIN | change))
    assert [line.removeprefix("error ") for line in said.splitlines() if line.startswith("error")] == found
    assert code == 1


def test_an_application_alone_is_the_source(check: Callable[[str], tuple[int, str]]) -> None:
    Path("pyproject.toml").write_text("[tool.tallystick]\n", encoding="utf-8")
    code, said = check(SERVICE)
    assert (code, "main:app" in said, "generated" in said) == (1, False, True)
