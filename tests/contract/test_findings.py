"""A class that is refused says everything that is wrong with it; generic classes keep the order of unions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, Optional, TypeVar

import pytest
from pydantic import ConfigDict, Field, create_model

from tallystick import Contract, ContractError, RootContract

First = TypeVar("First")
Second = TypeVar("Second")


def findings(**fields: Any) -> list[tuple[str, str]]:
    """The code and field of each finding."""
    with pytest.raises(ContractError) as caught:
        create_model("Refused", __base__=Contract, __module__="shop", **fields)
    return [(found.code, str(found.where.name).removeprefix("shop.Refused")) for found in caught.value.problems]


def test_every_refused_field_is_named() -> None:
    assert findings(a=(Path, ...), b=(int, ...), c=(complex, ...), d=(list[Path], ...)) == [
        ("TLY522", ".a"),
        ("TLY523", ".c"),
        ("TLY522", ".d.[item]"),
    ]


def test_refused_defaults_are_named_beside_refused_types() -> None:
    found = findings(
        a=(int, "x"),
        b=(Path, Path()),
        c=(list[int], [1, "y"]),
        d=(Annotated[int, Field(ge=3, alias="dee")], 1),
        e=(date, date(2026, 1, 2)),
        f=(int | None, None),
        g=(date, object()),
    )
    assert found == [("TLY522", ".b"), ("TLY516", ".a"), ("TLY516", ".c"), ("TLY516", ".d"), ("TLY516", ".g")]


def test_refused_defaults_are_named_beside_refused_options() -> None:
    with pytest.raises(ContractError) as caught:

        class Refused(Contract):
            """Strips, and has a default of another type."""

            model_config = ConfigDict(str_strip_whitespace=True)

            name: str = 1  # type: ignore[assignment]  # on purpose

    assert [found.code for found in caught.value.problems] == ["TLY507", "TLY516"]


class Pair(Contract, Generic[First, Second]):
    """Two of anything."""

    first: First
    second: Second


class Box(Contract, Generic[First]):
    """One of anything."""

    item: First


def test_generic_classes_read_unions_in_the_order_they_are_written_in() -> None:
    assert type(Box[int | float].parse_json('{"item": 1}').item) is int
    assert type(Box[float | int].parse_json('{"item": 1}').item) is float
    assert type(RootContract[int | float].parse_json("1").root) is int
    assert type(RootContract[float | int].parse_json("1").root) is float
    assert type(Pair[int | float, float | int].parse_json('{"first": 1, "second": 1}').second) is float


def test_another_order_inside_an_argument_is_refused() -> None:
    assert Box[list[str | bool]].parse_json('{"item": ["a", true]}').item == ["a", True]
    with pytest.raises(ContractError, match=r"TLY540 .*Box: .* Box\[list\[Union\[str, bool\]\]\] again"):
        Box[list[bool | str]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Optional[int], int | None),  # noqa: UP045 - the other spelling
        (dict[str, Optional[int]], dict[str, int | None]),  # noqa: UP045 - as above
        (list[Literal["a", "b"]], list[Literal["b", "a"]]),
        (list[Annotated[int, "a"]], list[Annotated[int, "a"]]),
    ],
)
def test_other_spellings_of_one_type_are_no_other_order(one: type, other: type) -> None:
    assert Box[one].model_json_schema()["properties"] == Box[other].model_json_schema()["properties"]  # type: ignore[valid-type]  # types at run time


def test_classes_are_given_their_arguments_one_by_one() -> None:
    assert Pair[int, Second][str].parse_json('{"first": 1, "second": "a"}').second == "a"  # type: ignore[valid-type]  # as documented by Pydantic
