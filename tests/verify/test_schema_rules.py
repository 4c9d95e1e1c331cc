"""What jsonschema is taught: bounds of strings by the order of their format, bytes, rules below unions, two formats."""

from __future__ import annotations

from typing import Any

import pytest

from tallystick.verify.schema_rules import validators

BOUNDS: list[tuple[str | None, str, str, str, str]] = [
    (None, "0.10", "0.0999", "0.1", "0.1000000000000000000000000000001"),
    ("date", "2024-02-29", "2023-12-31", "2024-02-29", "2024-03-01"),
    ("date-time", "2024-01-01T00:00:00Z", "2023-12-31T23:59:59.999999Z", "2024-01-01T01:00:00+01:00",
     "2024-01-01T00:00:00-00:01"),
    ("local-date-time", "2024-01-01T00:00:00", "2023-12-31T23:59:59.9", "2024-01-01T00:00:00.000",
     "2024-01-01T00:00:00.000001"),
    ("local-time", "12:00:00", "11:59:59.999999", "12:00:00.0", "12:00:00.000001"),
    ("day-time-duration", "P1D", "PT23H59M59.999999S", "PT24H", "PT24H0.000001S"),
    ("day-time-duration", "-P1D", "-PT25H", "-PT24H", "PT0S"),
]  # fmt: skip
"""Format, a bound, and strings below, at and above it."""


def accepts(schema: dict[str, Any], instance: object) -> bool:
    return validators({"$defs": {"Subject": schema}}, {"Subject": "/$defs/Subject"})("Subject")(instance)


@pytest.mark.parametrize(("form", "bound", "below", "equal", "above"), BOUNDS)
def test_a_bound_goes_by_the_order_of_its_format(
    form: str | None, bound: str, below: str, equal: str, above: str
) -> None:
    schema = {"type": "string"} | ({} if form is None else {"format": form})
    said = {
        keyword: [accepts(schema | {f"x-tallystick-{keyword}": bound}, each) for each in (below, equal, above)]
        for keyword in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    }
    assert said == {
        "minimum": [False, True, True],
        "exclusiveMinimum": [False, False, True],
        "maximum": [True, True, False],
        "exclusiveMaximum": [True, False, False],
    }


@pytest.mark.parametrize(("form", "bound"), [(None, "1"), ("local-time", "00:00:00"), ("day-time-duration", "P1D")])
@pytest.mark.parametrize("text", ["", "1e", "2024-13-01", "-"])
def test_a_bound_says_nothing_of_text_that_is_no_quantity(form: str | None, bound: str, text: str) -> None:
    assert accepts({"x-tallystick-minimum": bound} | ({} if form is None else {"format": form}), text)


def part(name: str, type_: str) -> dict[str, Any]:
    return {"op": "value", "type": type_, "of": {"op": "member", "of": {"op": "self"}, "name": name}}


LENGTHS = {"text": {"type": "string"}, "most": {"type": "integer"}}
LENGTH = {"op": "length", "of": part("text", "string")}
FITS = {"op": "<=", "type": "integer", "left": LENGTH, "right": part("most", "integer")}
RULE = {"name": "fits", "at": "/text", "message": "?", "expression": "len(self.text) <= self.most", "tree": FITS}


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf", "allOf"])
def test_a_rule_counts_below_every_keyword_that_applies_schemas(keyword: str) -> None:
    ruled = {"type": "object", "properties": LENGTHS, "required": ["text", "most"], "x-tallystick-rules": [RULE]}
    schemas = {"Ruled": ruled, "Subject": {keyword: [{"$ref": "#/$defs/Ruled"}]}}
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": schemas}
    valid = validators(document, {"Subject": "/$defs/Subject"})("Subject")
    assert valid({"text": "ab", "most": 2})
    assert not valid({"text": "abc", "most": 2})
