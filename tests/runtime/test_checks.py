"""The checks on numbers, decimals, bytes and collections: the instances each accepts, among those it is asked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Node

pytestmark = pytest.mark.node

TABLES: dict[str, tuple[list[object], list[object]]] = {
    "z.number().check(integer)": ([0, -1, 1.0, 2**53, 1e300], [0.5, 1e-300, "1", True]),
    "z.number().check(multipleOf(3))": ([0, -3, 9007199254740990, 3e21], [1, 9007199254740992, 1.5]),
    "z.number().check(multipleOf(0.01))": ([0.07, 19.99, 1e21], [0.075, 1e-9, 10000000000000.002]),
    "z.array(z.unknown()).check(uniqueItems)": (
        [[], [1, True, "1", None, [1], {"a": 1}], [[1, 2], [2, 1]], [{}, []]],
        [[1, 1.0], [0, -0.0], ["a", "a"], [[{"a": 1, "b": [2]}], [{"b": [2], "a": 1}]], [{}, {}]],
    ),
    "z.record(z.string(), z.number()).check(minProperties(1))": ([{"a": 1}, {"a": 1, "b": 2}], [{}]),
    "z.record(z.string(), z.number()).check(maxProperties(1))": ([{}, {"a": 1}], [{"a": 1, "b": 2}]),
    'z.string().check(decimalMinimum("1.50"))': (
        ["1.5", "1.50", "1.500", "1.51", "2", "10", "1.5" + "0" * 400 + "1", "junk"],
        ["1.49", "1.4" + "9" * 400, "0", "-0", "-1.5", "-100"],
    ),
    'z.string().check(decimalMinimum("-0"))': (["0", "-0", "-0.00", "0.001", "0.0"], ["-0.001", "-1"]),
    'z.string().check(decimalExclusiveMinimum("-10"))': (
        ["-9.999", "-9", "-2", "0", "1"],
        ["-10", "-10.0", "-10.001", "-11", "-100"],
    ),
    'z.string().check(decimalMaximum("99999999999999999999.99"))': (
        ["99999999999999999999.99", "-1", "0", "99999999999999999999.9"],
        ["99999999999999999999.991", "100000000000000000000"],
    ),
    'z.string().check(decimalExclusiveMaximum("0"))': (["-0.1", "-1"], ["0", "-0", "0.00", "0.1", "1"]),
    'z.string().check(momentMinimum("2024-02-29T12:00:00.5Z"))': (
        ["2024-02-29T12:00:00.5Z", "2024-02-29T13:00:00.500+01:00", "2024-02-29T11:30:00.500001-00:30", "junk"],
        ["2024-02-29T12:00:00.499999Z", "2024-02-29T13:00:00.4+01:00", "0001-01-01T00:00:00+23:59"],
    ),
    'z.string().check(momentExclusiveMinimum("0099-12-31"))': (
        ["0100-01-01", "1999-12-31"],
        ["0099-12-31", "0001-01-01"],
    ),
    'z.string().check(momentMaximum("08:30:00"))': (
        ["08:30:00", "08:30:00.0", "00:00:00"],
        ["08:30:00.000001", "23:59:59"],
    ),
    'z.string().check(momentExclusiveMaximum("1970-01-01T00:00:00"))': (
        ["1969-12-31T23:59:59.999999"],
        ["1970-01-01T00:00:00", "1970-01-01T00:00:00.000", "9999-12-31T23:59:59.999999"],
    ),
    'z.string().check(durationMinimum("PT0S"))': (["PT0S", "-PT0S", "-P0DT0H", "P1D"], ["-PT0.000001S", "-P99999999D"]),
    'z.string().check(durationExclusiveMinimum("P1D"))': (
        ["PT24H0.000001S", "P2D"],
        ["P1D", "PT24H", "PT1440M", "PT86400.0S"],
    ),
    'z.string().check(durationMaximum("P99999999D"))': (["P99999999D", "-P1D", "junk"], ["P99999999DT0.000001S"]),
    'z.string().check(durationExclusiveMaximum("PT1.5S"))': (["PT1.499999S"], ["PT1.5S", "PT1.500S", "PT2S"]),
    "z.string().check(contractBase64, minBytes(2))": (["AAA=", "AAAA", "AAAAAA=="], ["", "AA=="]),
    "z.string().check(contractBase64, maxBytes(2))": (["", "AA==", "AAA="], ["AAAA", "AAAAAA=="]),
}


@pytest.mark.parametrize("schema", TABLES)
def test_check(node: Node, schema: str) -> None:
    accepted, refused = TABLES[schema]
    verdicts = node.accepts(schema, accepted + refused)
    assert [value for value, verdict in zip(accepted + refused, verdicts, strict=True) if verdict] == accepted


MESSAGES: dict[str, tuple[object, dict[str, str]]] = {
    "z.number().check(integer)": (
        0.5,
        {"code": "type", "message": "Expected a whole number"},
    ),
    "z.number().check(multipleOf(2))": (
        3,
        {"code": "multipleOf", "message": "Expected a multiple of 2"},
    ),
    "z.array(z.number()).check(uniqueItems)": (
        [1, 1],
        {"code": "uniqueItems", "message": "Expected items that all differ"},
    ),
    "z.record(z.string(), z.number()).check(minProperties(1))": (
        {},
        {"code": "minProperties", "message": "Expected a number of properties of at least 1"},
    ),
    "z.record(z.string(), z.number()).check(maxProperties(0))": (
        {"a": 1},
        {"code": "maxProperties", "message": "Expected a number of properties of at most 0"},
    ),
    'z.string().check(decimalMinimum("0.01"))': (
        "0",
        {"code": "minimum", "message": "Expected at least 0.01"},
    ),
    'z.string().check(decimalExclusiveMaximum("9"))': (
        "9",
        {"code": "exclusiveMaximum", "message": "Expected less than 9"},
    ),
    'z.string().check(momentMinimum("2024-01-01"))': (
        "2023-12-31",
        {"code": "minimum", "message": "Expected at least 2024-01-01"},
    ),
    'z.string().check(durationExclusiveMaximum("PT1S"))': (
        "PT1S",
        {"code": "exclusiveMaximum", "message": "Expected less than PT1S"},
    ),
    "z.string().check(minBytes(1))": ("", {"code": "minBytes", "message": "Expected a number of bytes of at least 1"}),
    "z.string().check(maxBytes(1))": (
        "AAAA",
        {"code": "maxBytes", "message": "Expected a number of bytes of at most 1"},
    ),
}


@pytest.mark.parametrize("schema", MESSAGES)
def test_message(node: Node, schema: str) -> None:
    value, want = MESSAGES[schema]
    for dialect in ("zod", "mini"):
        assert node.normal(dialect, schema, [json.dumps(value)]) == [[{"pointer": "", **want}]]


def test_uniqueness_of_long_arrays_is_decided(node: Node) -> None:
    # Comparing each with each would take five thousand million comparisons.
    items = [{"id": number, "tags": [str(number)]} for number in range(100_000)]
    assert node.accepts("z.array(z.unknown()).check(uniqueItems)", [items, [*items, items[0]]]) == [True, False]
