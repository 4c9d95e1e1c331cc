"""Defaults that their own schema refuses are left out, whatever the keyword that refuses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tallystick.ir.nodes import ABSENT, Array, Check, Number, Object, Property, Record, String
from tallystick.ir.passes.defaults import holds, sound_defaults
from tallystick.targets.dialects import CHECKS

if TYPE_CHECKING:
    from tallystick.ir.nodes import Node

TEXT = String()

CASES: dict[str, tuple[Node, Any, Any]] = {
    "minimum": (Number(checks=(Check("minimum", 1),)), 1, 0.5),
    "maximum": (Number(checks=(Check("maximum", 1),)), 1, 1.5),
    "exclusiveMinimum": (Number(checks=(Check("exclusiveMinimum", 1),)), 2, 1),
    "exclusiveMaximum": (Number(checks=(Check("exclusiveMaximum", 1),)), 0, 1),
    "multipleOf": (Number(checks=(Check("multipleOf", 0.1),)), 0.3, 0.35),
    "minLength": (String(checks=(Check("minLength", 2),)), "😀😀", "😀"),
    "maxLength": (String(checks=(Check("maxLength", 1),)), "😀", "😀😀"),
    "pattern": (String(checks=(Check("pattern", "^a$"),)), "a", "b"),
    "minItems": (Array(TEXT, (Check("minItems", 1),)), ["a"], []),
    "maxItems": (Array(TEXT, (Check("maxItems", 1),)), ["a"], ["a", "b"]),
    "uniqueItems": (Array(TEXT, (Check("uniqueItems", True),)), ["a", "b"], ["a", "a"]),  # noqa: FBT003 - its value
    "minProperties": (Record(TEXT, TEXT, (Check("minProperties", 1),)), {"a": "b"}, {}),
    "maxProperties": (Record(TEXT, TEXT, (Check("maxProperties", 0),)), {}, {"a": "b"}),
    "minBytes": (String(checks=(Check("minBytes", 1),)), "YQ==", ""),
    "maxBytes": (String(checks=(Check("maxBytes", 1),)), "YQ==", "YWE="),
    **{
        f"{order}{bound}": (String(checks=(Check(f"{order}{bound}", at),)), good, bad)
        for order, at, below, equal, above in (
            ("decimal", "0.1", "0.09", "0.10", "0.11"),
            (
                "moment",
                "2024-01-01T00:00:00Z",
                "2024-01-01T00:59:59.9+01:00",
                "2024-01-01T01:00:00+01:00",
                "9999-01-01",
            ),
            ("duration", "P1D", "-P2D", "PT24H", "PT24H0.000001S"),
        )
        for bound, good, bad in (
            ("Minimum", equal, below),
            ("Maximum", equal, above),
            ("ExclusiveMinimum", above, equal),
            ("ExclusiveMaximum", below, equal),
        )
    },
}


def test_every_check_has_a_case() -> None:
    assert CASES.keys() == CHECKS.keys()


@pytest.mark.parametrize("keyword", CASES)
def test_default(keyword: str) -> None:
    node, good, bad = CASES[keyword]
    refused: list[Property] = []
    properties = (
        Property("good", node, required=False, default=good),
        Property("bad", node, required=False, default=bad),
    )
    kept = sound_defaults(Object(properties), {}, refused.append)
    assert kept == Object((properties[0], Property("bad", node, required=False, default=ABSENT)))
    assert refused == [properties[1]]


def test_text_that_spells_no_quantity_holds_no_bound() -> None:
    assert not holds((Check("decimalMinimum", "0"),), "many")
    assert not holds((Check("momentMinimum", "2024-01-01"),), "2023-02-29")
    assert not holds((Check("durationMinimum", "PT0S"),), "P1Y")
