"""Every keyword with a value of every JSON type, in one document: all that is malformed is refused in one run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.hostile.running import lay_out, tallystick

if TYPE_CHECKING:
    from pathlib import Path

VALUES: dict[str, Any] = {"null": None, "boolean": True, "number": 1.5, "string": "a", "array": [1], "object": {"a": 1}}
"""One value of each JSON type. The array and the object hold what is no schema, so neither is one of schemas."""

SCHEMA = {"boolean", "object"}
ACCEPTED: dict[str, set[str]] = {
    # core
    "$ref": set(), "$dynamicRef": set(),  # no document is called `a`
    # any instance
    "type": set(), "const": set(VALUES), "enum": {"array"},
    "allOf": set(), "anyOf": set(), "oneOf": set(),
    "not": SCHEMA, "if": SCHEMA, "then": SCHEMA, "else": SCHEMA,
    # numbers
    "multipleOf": {"number"}, "maximum": {"number"}, "exclusiveMaximum": {"number"}, "minimum": {"number"},
    "exclusiveMinimum": {"number"},
    # strings
    "maxLength": set(), "minLength": set(), "pattern": {"string"}, "format": {"string"},
    # arrays
    "prefixItems": set(), "items": SCHEMA, "contains": SCHEMA, "minContains": set(), "maxContains": set(),
    "maxItems": set(), "minItems": set(), "uniqueItems": {"boolean"}, "unevaluatedItems": SCHEMA,
    # objects
    "properties": set(), "patternProperties": set(), "additionalProperties": SCHEMA, "propertyNames": SCHEMA,
    "required": set(), "dependentRequired": set(), "dependentSchemas": set(),
    "maxProperties": set(), "minProperties": set(), "unevaluatedProperties": SCHEMA,
    # what refuses nothing itself
    "$defs": set(VALUES), "$comment": set(VALUES),
    "title": set(VALUES), "description": set(VALUES), "deprecated": set(VALUES), "default": set(VALUES),
    "examples": set(VALUES),
}  # fmt: skip
"""Keyword -> the types whose value above is well formed."""


def test_every_keyword_with_every_type(tmp_path: Path) -> None:
    schemas = {f"{keyword}: {kind}": {keyword: value} for keyword in ACCEPTED for kind, value in VALUES.items()}
    lay_out(tmp_path, {"shop.json": json.dumps({"openapi": "3.1.0", "components": {"schemas": schemas}})})
    result = tallystick(tmp_path, ["generate", "--openapi", "shop.json", "--out", "out"])
    assert len(ACCEPTED) >= 46
    assert result.code == 1
    assert result.written == []
    refused = {place.partition("#/components/schemas/")[2].split("/")[0] for _, place in result.problems}
    want = {f"{keyword}: {kind}" for keyword, kinds in ACCEPTED.items() for kind in VALUES if kind not in kinds}
    assert (sorted(refused - want), sorted(want - refused)) == ([], [])
