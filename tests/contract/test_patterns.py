"""Patterns of contracts: written alike for every engine, quick in each, or kept by a mark that `doctor` shows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError, create_model

from tallystick import Contract, ContractError, pipeline, slow_pattern
from tallystick.config import Config

if TYPE_CHECKING:
    from pathlib import Path

SLOW = "^([a-z]+,?)*$"
WAIVED = slow_pattern(reason="made by ourselves")


def _bill(field: Any) -> type[Contract]:
    return create_model("Bill", __base__=Contract, v=(field, ...))


def _refusals(field: Any) -> list[tuple[str, str, str | None]]:
    with pytest.raises(ContractError) as caught:
        _bill(field)
    return [(found.code, found.message, found.way_out) for found in caught.value.problems]


REFUSED: list[tuple[str, str, Any]] = [
    ("exponential", "TLY560", Annotated[str, Field(pattern=SLOW)]),
    ("in a list", "TLY560", list[Annotated[str, Field(pattern=SLOW)]]),
    ("as a key", "TLY560", dict[Annotated[str, Field(pattern=SLOW)], int]),
    ("compiled", "TLY560", Annotated[str, Field(pattern=re.compile(SLOW))]),
    ("cubic", "TLY561", Annotated[str, Field(pattern=r"[a-z]+[a-z0-9]*$")]),
    ("cubic, long", "TLY561", Annotated[str, Field(pattern=r"[a-z]+[a-z0-9]*$", max_length=216)]),
    ("mark without a pattern", "TLY562", Annotated[str, WAIVED]),
    ("mark on a number", "TLY562", Annotated[int, WAIVED]),
    ("mark on a fast pattern", "TLY562", Annotated[str, Field(pattern="^a$"), WAIVED]),
    ("mark on a bounded pattern", "TLY562", Annotated[str, Field(pattern=r"a+a*$", max_length=99), WAIVED]),
    ("flags", "TLY505", Annotated[str, Field(pattern=re.compile("^a", re.MULTILINE))]),
]


@pytest.mark.parametrize(("code", "field"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_refused(code: str, field: Any) -> None:
    assert [found[0] for found in _refusals(field)] == [code]


def test_compiled_flags_are_spelled_out_in_the_way_out() -> None:
    field = Annotated[str, Field(pattern=re.compile("^a.$", re.IGNORECASE | re.DOTALL))]
    assert [found[2] for found in _refusals(field)] == [r"Write ^[Aa][\s\S]$."]


ACCEPTED: list[tuple[str, Any]] = [
    ("quadratic", Annotated[str, Field(pattern=r"^[a-z]+[a-z0-9]*$")]),
    ("cubic, short", Annotated[str, Field(pattern=r"[a-z]+[a-z0-9]*$", max_length=215)]),
    ("waived", Annotated[str, Field(pattern=SLOW), WAIVED]),
    ("waived before", Annotated[str, WAIVED, Field(pattern=SLOW)]),
    ("waived and nullable", Annotated[str | None, Field(pattern=SLOW), WAIVED]),
    ("waived in a list", list[Annotated[str, Field(pattern=SLOW), WAIVED]]),
    ("waived as a key", dict[Annotated[str, Field(pattern=SLOW), WAIVED], int]),
]


@pytest.mark.parametrize("field", [row[1] for row in ACCEPTED], ids=[row[0] for row in ACCEPTED])
def test_what_is_kept(field: Any) -> None:
    _bill(field)


def test_a_waived_pattern_is_published_with_its_reason_and_still_checked() -> None:
    bill = _bill(Annotated[str, Field(pattern=SLOW), WAIVED])
    assert bill.model_json_schema()["properties"]["v"] == {
        "pattern": SLOW, "type": "string", "x-tallystick-slowPattern": "made by ourselves",
    }  # fmt: skip
    assert bill.model_validate_json(json.dumps({"v": "a,b"})).model_dump() == {"v": "a,b"}
    with pytest.raises(ValidationError):
        bill.model_validate_json(json.dumps({"v": "1"}))


def test_a_waived_pattern_is_not_remarked_on_again(tmp_path: Path) -> None:
    field = Annotated[str, Field(pattern=SLOW), WAIVED]
    schema = _bill(field).model_json_schema()
    unmarked = json.loads(json.dumps(schema).replace("x-tallystick-slowPattern", "x-other"))
    found = []
    for name, document in (("marked", schema), ("unmarked", unmarked)):
        (tmp_path / f"{name}.json").write_text(json.dumps(document), "utf-8")
        done = pipeline.generate(Config(schema=f"{name}.json", out=name), root=tmp_path, force=False)
        found.append([problem.code for problem in done.problems])
    assert found == [[], ["TLY410"]]


def test_the_mark_changes_nothing_outside_contracts() -> None:
    assert TypeAdapter(Annotated[str, Field(pattern="^a$"), WAIVED]).validate_python("a") == "a"


def test_the_mark_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="slow_pattern needs a reason"):
        slow_pattern(reason=" ")
