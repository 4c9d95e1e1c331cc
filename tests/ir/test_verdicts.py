"""Schemas at the edges of what the nodes can say, and the verdicts of the Zod that is generated for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.suite.verdicts import Question, verdicts

if TYPE_CHECKING:
    from pathlib import Path

HUGE = 10**400
TAGGED = {"type": "object", "properties": {"tag": {"const": "b"}}, "required": ["tag"]}
COUNTED = {
    "type": "object",
    "properties": {"tag": {"const": "a"}, "note": {"type": "string", "default": "none"}},
    "required": ["tag"],
    "minProperties": 2,
}

CASES: dict[str, tuple[Any, list[Any], list[Any]]] = {
    "1 and true are two members": ({"anyOf": [{"const": 1}, {"const": True}]}, [1, True], [False, 2]),
    "so they are inside an array": ({"anyOf": [{"const": [1]}, {"const": [True]}]}, [[1], [True]], [[0]]),
    "and as one property": (
        {"allOf": [{"type": "object", "properties": {"a": {"const": value}}} for value in (1, True)]},
        [{}],
        [{"a": 1}, {"a": True}],
    ),
    "no properties": ({"type": "object", "maxProperties": 0}, [{}], [{"a": 1}]),
    "no items, at least one": ({"type": "array", "items": False, "minItems": 1}, [], [[], [1]]),
    "open tuple that ends in anything": (
        {"type": "array", "prefixItems": [True, True], "minItems": 2},
        [[1, 2], [1, 2, 3]],
        [[], [1]],
    ),
    "open tuple that ends in a union": (
        {
            "type": "array",
            "prefixItems": [{"oneOf": [{"minimum": 1}, {"type": "null"}]}],
            "items": {"type": "string"},
            "minItems": 1,
        },
        [[1], [1, "a"]],
        [[], [1, 2]],
    ),
    "the same leaf with and without annotations": (
        {
            "properties": {"a": {"type": "object", "additionalProperties": True}},
            "allOf": [{"type": "object", "additionalProperties": True}],
            "unevaluatedProperties": False,
        },
        [{"a": {}, "b": 1}],
        [{"a": 1}],
    ),
    "safe integers by enumeration": ({"type": "integer", "format": "double-int", "enum": [1, 2]}, [1, 2.0], [3, 1.5]),
    "safe integers by their bounds": (
        {"type": "integer", "minimum": -(2**53 - 1), "maximum": 2**53 - 1},
        [2**53 - 1],
        [2**53, -(2**53)],
    ),
    "integers of any size": ({"type": "integer"}, [2**53, 1e300], [1.5]),
    "default that a pattern refuses, in an object that fills in others": (
        {
            "type": "object",
            "properties": {
                "a": {
                    "type": "object",
                    "properties": {"b": {"type": "string", "default": "b"}, "c": {"type": "string", "pattern": "^z"}},
                    "default": {"c": "no"},
                }
            },
        },
        [{}, {"a": {}}],
        [{"a": {"c": "no"}}],
    ),
    "default in doubt, in a union that fills in others": (
        {
            "type": "object",
            "properties": {
                "a": {
                    "anyOf": [
                        {"type": "object", "properties": {"b": {"type": "string", "default": "b"}}},
                        {"type": "object", "properties": {"toString": {"type": "string"}}},
                    ],
                    "default": "neither",
                },
            },
        },
        [{}, {"a": {}}],
        [{"a": "neither"}],
    ),
    "default beyond doubles": ({"type": "object", "properties": {"a": {"type": "integer", "default": HUGE}}}, [{}], []),
    "members told apart, one of them counted": (
        {
            "$defs": {"counted": COUNTED, "tagged": TAGGED},
            "oneOf": [{"$ref": "#/$defs/counted"}, {"$ref": "#/$defs/tagged"}],
        },
        [{"tag": "b"}, {"tag": "a", "more": 1}],
        [{"tag": "a"}, {"tag": "c"}, {}],
    ),
    "two references at once": (
        {
            "$id": "https://example.com/two",
            "$defs": {"text": {"type": "string"}, "short": {"$dynamicAnchor": "short", "maxLength": 1}},
            "$ref": "#/$defs/text",
            "$dynamicRef": "#short",
        },
        ["a"],
        ["ab", 1],
    ),
}


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
def test_verdicts(dialect: str, tmp_path: Path) -> None:
    questions = [Question(schema, (*accepted, *refused)) for schema, accepted, refused in CASES.values()]
    want = {name: [True] * len(accepted) + [False] * len(refused) for name, (_, accepted, refused) in CASES.items()}
    assert dict(zip(CASES, verdicts(questions, tmp_path, dialects=(dialect,)), strict=True)) == want
