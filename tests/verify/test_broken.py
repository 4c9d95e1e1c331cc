"""The proof is proved: a package that is broken in one small place is found out, by a document that shows the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tallystick.verify.answers import Leg
from tallystick.verify.kinds import Kind
from tests.verify.projects import shop, verified

if TYPE_CHECKING:
    from tallystick.verify.faults import Fault

MODULE = "shop.js"
MINI = "mini/shop.js"


def broken(path: str, right: str, wrong: str) -> tuple[Fault, ...]:
    """The faults of the shop whose generated file at `path` says `wrong` where it should say `right`."""
    text = shop().package[path]
    assert right in text, f"the generator now says something else than {right!r}:\n{text}"
    return verified(replace(shop(), package={**shop().package, path: text.replace(right, wrong)})).faults


def shown(faults: tuple[Fault, ...]) -> set[tuple[str, Leg, str]]:
    return {(fault.models[0], fault.right, str(fault.example.document)) for fault in faults}


@pytest.mark.node
def test_what_is_generated_is_right() -> None:
    result = verified(shop())
    assert shown(result.faults) == set()
    total = result.found.total
    assert total.documents == 150 * len(shop().subjects)
    assert total.asked[Leg.PYDANTIC] == total.asked[Leg.ZOD] == total.asked[Leg.MINI] == total.documents
    assert total.accepted[Leg.PYDANTIC] > 150
    assert total.written > 150


BREAKS = {
    "the upper bound gone": (".max(99)", "", Kind.NARROWER, "LineInput"),
    "a bound off by one": (".max(99)", ".max(98)", Kind.WIDER, "LineInput"),
    "min for max": (".max(5)", ".min(5)", Kind.NARROWER, "LineInput"),
    "too few items": (".max(3)", ".max(2)", Kind.PLACES, "OrderInput"),
    "another default": (".default(1)", ".default(2)", Kind.VALUES, "LineInput"),
    "an object that strips": ("note: z.string().nullable()", "note: z.string()", Kind.WIDER, "CashInput"),
    "a date without its calendar": (".check(contractDate)", "", Kind.NARROWER, "OrderInput"),
    "repeated members of a set": (".check(uniqueItems)", "", Kind.NARROWER, "OrderInput"),
    "a pattern without its end": ("[0-9]{4}$/u", "[0-9]{4}/u", Kind.NARROWER, "Card"),
    "an output that refuses": ("size: ", "length: ", Kind.UNREAD, "OrderInput"),
    "a failing check": ('decimalMinimum("0")', '(() => { throw new Error("bug"); })', Kind.FAILED, "LineInput"),
}
"""What is broken -> the text, what it is replaced with, the kind of the disagreement, the model it is found in."""


@pytest.mark.node
@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found(name: str) -> None:
    right, wrong, kind, model = BREAKS[name]
    faults = broken(MODULE, right, wrong)
    assert (kind, model) in {(fault.kind, fault.models[0]) for fault in faults}, shown(faults)


@pytest.mark.node
def test_a_break_in_one_dialect_is_found() -> None:
    faults = broken(MINI, "maximum(99)" if "maximum(99)" in shop().package[MINI] else "lte(99)", "lte(98)")
    assert {(fault.left, fault.right) for fault in faults} == {(Leg.ZOD, Leg.MINI)}
