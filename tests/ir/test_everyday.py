"""Schemas of everyday shape, and the node that each becomes."""

from __future__ import annotations

from typing import Any

import pytest

from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.nodes import (
    ABSENT,
    Anything,
    Array,
    Boolean,
    Check,
    Extra,
    General,
    Keyword,
    Literal,
    Never,
    Node,
    Null,
    Nullable,
    Number,
    Object,
    Property,
    Record,
    Reference,
    String,
    Tuple,
    Union,
)
from tallystick.ir.read import Root


def node(schema: Any) -> Node:
    registry = Registry(schema, dialect=Dialect.draft2020_12)
    package = build(registry, [Root("Subject", registry.root())]).package
    return next(declaration.node for declaration in package.declarations() if declaration.name == "Subject")


INTEGER, TEXT = Number("integer"), String()

ANY_OF_TWO = General(
    (Keyword("type", ("string", "integer")), Keyword("oneOf", (TEXT, Null()))),
    Nullable(TEXT),
)

CASES: list[tuple[Any, Node]] = [
    # Everything and nothing
    (True, Anything()),
    ({}, Anything()),
    ({"description": "free", "x-other": 1, "default": 3}, Anything()),
    (False, Never()),
    # Scalars
    ({"type": "null"}, Null()),
    ({"type": "boolean"}, Boolean()),
    ({"type": "string"}, TEXT),
    (
        {"type": "string", "minLength": 1.0, "maxLength": 5},
        String(checks=(Check("minLength", 1), Check("maxLength", 5))),
    ),
    ({"type": "string", "pattern": "^\\d+$"}, String(checks=(Check("pattern", "^\\d+$"),))),
    ({"type": "string", "format": "uuid"}, String("uuid")),
    ({"type": "string", "format": "unheard-of"}, TEXT),
    ({"format": "uuid"}, Anything()),
    ({"type": "number", "minimum": 0}, Number("number", (Check("minimum", 0),))),
    ({"type": "integer"}, INTEGER),
    ({"type": "integer", "format": "int64"}, INTEGER),
    ({"type": "integer", "format": "double-int"}, Number("safe-integer")),
    (
        {"type": "integer", "minimum": 1, "exclusiveMaximum": 10},
        Number("safe-integer", (Check("minimum", 1), Check("exclusiveMaximum", 10))),
    ),
    ({"type": ["integer", "number"]}, Number("number")),
    ({"type": "string", "minimum": 3, "required": ["a"]}, TEXT),
    # Literals
    ({"const": "a"}, Literal(("a",))),
    ({"const": None}, Null()),
    ({"enum": ["a", "b", None]}, Nullable(Literal(("a", "b")))),
    ({"enum": [1, 1.0, True]}, Literal((1, True))),
    ({"type": "string", "enum": ["a", 1]}, Literal(("a",))),
    ({"type": "integer", "const": "a"}, Never()),
    # Null beside something
    ({"type": ["string", "null"]}, Nullable(TEXT)),
    ({"anyOf": [{"type": "null"}, {"type": "string"}]}, Nullable(TEXT)),
    ({"anyOf": [{"type": ["string", "null"]}, {"type": "integer"}]}, Nullable(Union((TEXT, INTEGER)))),
    # Arrays
    ({"type": "array"}, Array(Anything())),
    ({"type": "array", "items": {"type": "string"}, "minItems": 1}, Array(TEXT, (Check("minItems", 1),))),
    ({"type": "array", "items": False}, Tuple(())),
    (
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        Array(TEXT, (Check("uniqueItems", True),)),  # noqa: FBT003 - whether it is required, or unique
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2, "maxItems": 2},
        Tuple((TEXT, INTEGER)),
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}, "minItems": 1},
        Tuple((TEXT,), INTEGER),
    ),
    (
        {"type": "array", "prefixItems": [{"type": "string"}], "items": False, "minItems": 1},
        Tuple((TEXT,)),
    ),
    # Objects
    ({"type": "object"}, Record(TEXT, Anything())),
    ({"type": "object", "additionalProperties": {"type": "integer"}}, Record(TEXT, INTEGER)),
    (
        {"type": "object", "propertyNames": {"pattern": "^a", "type": "string"}, "minProperties": 1},
        Record(String(checks=(Check("pattern", "^a"),)), Anything(), (Check("minProperties", 1),)),
    ),
    (
        {"type": "object", "patternProperties": {"^a": {"type": "integer"}}, "additionalProperties": False},
        Record(String(checks=(Check("pattern", "^a"),)), INTEGER),
    ),
    ({"type": "object", "additionalProperties": False}, Object((), Extra.CLOSED)),
    (
        {"type": "object", "properties": {"a": {"type": "string", "default": "x"}}, "additionalProperties": True},
        Object((Property("a", TEXT, False, "x"),), Extra.OPEN),  # noqa: FBT003 - whether it is required, or unique
    ),
    (
        {"type": "object", "properties": {"a": {"type": "string", "default": 3}}},
        Object((Property("a", TEXT, False, ABSENT),)),  # noqa: FBT003 - whether it is required, or unique
    ),
    (
        {"type": "object", "properties": {}, "required": ["a"], "additionalProperties": False},
        Object((Property("a", Never(), True),), Extra.CLOSED),  # noqa: FBT003 - whether it is required, or unique
    ),
    # Unions
    ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, Union((TEXT, INTEGER))),
    ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, Union((TEXT, INTEGER))),
    (
        {"oneOf": [{"type": "string", "maxLength": 2}, {"type": "string", "minLength": 2}]},
        Union((String(checks=(Check("maxLength", 2),)), String(checks=(Check("minLength", 2),))), "one"),
    ),
    (
        {
            "oneOf": [
                {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]} for kind in ("a", "b")
            ]
        },
        Union(
            tuple(Object((Property("kind", Literal((kind,)), True),)) for kind in ("a", "b")),  # noqa: FBT003 - whether it is required, or unique
            "one",
            "kind",
        ),
    ),
    (
        {
            "anyOf": [
                {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]} for kind in ("a", "b")
            ]
        },
        Union(tuple(Object((Property("kind", Literal((kind,)), True),)) for kind in ("a", "b"))),  # noqa: FBT003 - as above
    ),
    # What stands beside them in vain
    ({"type": "string", "enum": ["a"], "minItems": 1}, Literal(("a",))),
    ({"type": ["string", "integer"], "oneOf": [{"type": "string"}, {"type": "null"}]}, ANY_OF_TWO),
    (
        {
            "type": "object",
            "anyOf": [{"type": "object", "additionalProperties": {"type": "string"}}, {"type": "object"}],
        },
        Union((Record(TEXT, TEXT), Record(TEXT, Anything()))),
    ),
    # allOf of plain objects is one object
    (
        {
            "allOf": [
                {"type": "object", "properties": {"a": {"type": "string"}}},
                {"type": "object", "properties": {"b": {"type": "integer"}}, "required": ["b"]},
            ]
        },
        Object((Property("a", TEXT, False), Property("b", INTEGER, True))),  # noqa: FBT003 - whether it is required, or unique
    ),
    ({"allOf": [{"type": "string"}], "description": "one"}, TEXT),
    (
        {"type": "object", "properties": {"toString": {"type": "string"}}},
        Object((Property("toString", TEXT, False),)),  # noqa: FBT003 - whether it is required, or unique
    ),
    # What has no everyday shape
    (
        {"type": "string", "not": {"const": "a"}},
        General((Keyword("not", Literal(("a",))),), TEXT, TEXT),
    ),
    (
        {"type": "object", "properties": {"__proto__": {"type": "string"}}},
        General(
            (
                Keyword("type", ("object",)),
                Keyword("properties", (("__proto__", TEXT),)),
            ),
            Object((Property("__proto__", TEXT, False),)),  # noqa: FBT003 - whether it is required, or unique
        ),
    ),
    (
        {"type": "array", "items": {"type": "object", "properties": {}, "required": ["a"]}, "uniqueItems": True},
        General(
            (
                Keyword("allOf", (Array(Object((Property("a", Anything(), True),))),)),  # noqa: FBT003 - whether it is required, or unique
                Keyword("uniqueItems", True),  # noqa: FBT003 - whether it is required, or unique
            ),
            Array(Object((Property("a", Anything(), True),))),  # noqa: FBT003 - whether it is required, or unique
        ),
    ),
    ({"minimum": 3}, General((Keyword("minimum", 3),), Anything())),
]


@pytest.mark.parametrize(("schema", "want"), CASES, ids=[str(schema)[:60] for schema, _ in CASES])
def test_node(schema: Any, want: Node) -> None:
    assert node(schema) == want


def test_reference_with_a_sibling_is_general() -> None:
    schema = {"$defs": {"name": {"type": "string"}}, "$ref": "#/$defs/name", "minLength": 1}
    assert node(schema) == General((Keyword("$ref", Reference("Name")), Keyword("minLength", 1)), Reference("Name"))
