"""The options of core schemas: those of the installed Pydantic are understood or refused, and others are refused."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, get_args, get_type_hints

import pytest
from pydantic import FailFast, Field, StringConstraints, create_model
from pydantic_core import core_schema

from tallystick import Contract, ContractError
from tallystick.contract.kinds import OPTIONS, REFUSED, held_to_known
from tallystick.contract.node import Place

EVERY = {"type", "ref", "metadata", "serialization", "strict"}


def stated() -> dict[str, set[str]]:
    """The options of every kind of node, as pydantic-core states them."""
    hints = (
        get_type_hints(value, include_extras=False)
        for value in vars(core_schema).values()
        if isinstance(value, type) and "type" in getattr(value, "__annotations__", {})
    )
    return {get_args(found["type"])[0]: set(found) - EVERY for found in hints if get_args(found["type"])}


@pytest.mark.parametrize("kind", OPTIONS)
def test_every_option_is_understood_or_refused(kind: str) -> None:
    refused = {option for type_, option in REFUSED if type_ == kind}
    assert stated()[kind] <= set(OPTIONS[kind]) | refused
    assert not refused.intersection(OPTIONS[kind])


def test_an_option_that_nobody_knows_is_refused() -> None:
    place = Place("shop.Order.total")
    held_to_known({"type": "int", "ge": 1, "prime": True, "odd": False, "even": None}, place)
    (found,) = place.findings
    assert found.code == "TLY536"
    assert "`prime`" in found.message


@dataclass
class Started:
    n: int
    start: InitVar[int] = 3


@dataclass
class Ended:
    n: int
    end: int = field(init=False, default=4)


REFUSALS: dict[str, Any] = {
    "ASCII": Annotated[str, StringConstraints(ascii_only=True)],
    "first error of a list": list[Annotated[list[int], FailFast()]],
    "first error of a set": Annotated[set[int], FailFast()],
    "first error of a tuple": Annotated[tuple[int, ...], FailFast()],
    "longest fixed tuple": Annotated[tuple[int, str], Field(max_length=1)],
    "shortest fixed tuple": Annotated[tuple[int, str], Field(min_length=2)],
    "multiples of a duration": Annotated[timedelta, Field(multiple_of=timedelta(minutes=5))],
    "no digits": Annotated[Decimal, Field(max_digits=0)],
    "many digits": Annotated[Decimal, Field(max_digits=500)],
    "an argument that is no field": Started,
    "a field that is no argument": Ended,
}


@pytest.mark.parametrize("name", REFUSALS)
def test_an_option_without_a_meaning_in_documents_is_refused(name: str) -> None:
    with pytest.raises(ContractError) as caught:
        create_model("Bill", __base__=Contract, v=(REFUSALS[name], ...))
    assert [found.code for found in caught.value.problems] == ["TLY536"]
