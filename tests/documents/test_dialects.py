"""Dialects: told apart, and each said in 2020-12."""

from __future__ import annotations

from typing import Any

import pytest

from tallystick.documents.dialects import RECURSIVE, Dialect, detect, lift
from tallystick.problems import Refusal

D = Dialect


@pytest.mark.parametrize(
    ("document", "dialect"),
    [
        ({}, D.draft2020_12),
        (True, D.draft2020_12),
        ([], D.draft2020_12),
        ({"$schema": "http://json-schema.org/draft-04/schema#"}, D.draft4),
        ({"$schema": "http://json-schema.org/draft-06/schema#"}, D.draft6),
        ({"$schema": "http://json-schema.org/draft-07/schema"}, D.draft7),
        ({"$schema": "https://json-schema.org/draft-07/schema#"}, D.draft7),
        ({"$schema": "https://json-schema.org/draft/2019-09/schema"}, D.draft2019_09),
        ({"$schema": "https://json-schema.org/draft/2020-12/schema#"}, D.draft2020_12),
        ({"$schema": "https://example.com/my-metaschema"}, D.draft2020_12),
        ({"openapi": "3.0.0"}, D.openapi30),
        ({"openapi": "3.0.4-rc1"}, D.openapi30),
        ({"openapi": "3.1.0"}, D.openapi31),
        ({"openapi": "3.2.0"}, D.openapi31),
        ({"$schema": "http://json-schema.org/draft-07/schema#", "openapi": {}}, D.draft7),
    ],
)
def test_detect(document: Any, dialect: Dialect) -> None:
    assert detect(document) is dialect


@pytest.mark.parametrize(
    ("document", "code", "pointer"),
    [
        ({"swagger": "2.0"}, "TLY340", "/swagger"),
        ({"openapi": "4.0.0"}, "TLY341", "/openapi"),
        ({"openapi": 3.1}, "TLY341", "/openapi"),
        ({"$schema": "http://json-schema.org/draft-03/schema#"}, "TLY342", "/$schema"),
        ({"$schema": "http://json-schema.org/schema#"}, "TLY342", "/$schema"),
        ({"$schema": 7}, "TLY343", "/$schema"),
    ],
)
def test_what_is_not_read(document: Any, code: str, pointer: str) -> None:
    with pytest.raises(Refusal) as caught:
        detect(document, "a.json")
    (found,) = caught.value.problems
    assert (found.code, found.where.file, found.where.pointer) == (code, "a.json", pointer)


def lifted(schema: Any, dialect: Dialect) -> dict[str, Any]:
    """What is lifted, less what is empty."""
    result = lift(schema, dialect)
    parts = {"moved": dict(result.moved), "nullable": result.nullable, "ignored": result.ignored}
    return {"keywords": result.keywords, **{name: part for name, part in parts.items() if part}}


S = {"type": "string"}
LIFTS: list[tuple[Dialect, dict[str, Any], dict[str, Any]]] = [
    # The identity, where there is nothing to say otherwise
    (
        D.draft2020_12,
        {"prefixItems": [S], "items": False, "$id": "x"},
        {"keywords": {"prefixItems": [S], "items": False, "$id": "x"}},
    ),
    (D.draft2020_12, {"$ref": "#", "type": "object"}, {"keywords": {"$ref": "#", "type": "object"}}),
    (
        D.draft4,
        {"type": "string", "x-y": 1, "description": "d"},
        {"keywords": {"type": "string", "x-y": 1, "description": "d"}},
    ),
    # Boolean bounds
    (
        D.draft4,
        {"minimum": 1, "exclusiveMinimum": True},
        {"keywords": {"exclusiveMinimum": 1}, "moved": {"exclusiveMinimum": "minimum"}},
    ),
    (D.draft4, {"maximum": 1, "exclusiveMaximum": False}, {"keywords": {"maximum": 1}}),
    (D.draft4, {"exclusiveMaximum": True}, {"keywords": {}}),
    (
        D.openapi30,
        {"maximum": 9, "exclusiveMaximum": True},
        {"keywords": {"exclusiveMaximum": 9}, "moved": {"exclusiveMaximum": "maximum"}},
    ),
    (D.openapi30, {"exclusiveMinimum": 0}, {"keywords": {"exclusiveMinimum": 0}}),
    (D.draft6, {"exclusiveMinimum": True}, {"keywords": {"exclusiveMinimum": True}}),
    # Tuples
    (D.draft7, {"items": [S]}, {"keywords": {"prefixItems": [S]}, "moved": {"prefixItems": "items"}}),
    (
        D.draft2019_09,
        {"items": [S], "additionalItems": False},
        {
            "keywords": {"prefixItems": [S], "items": False},
            "moved": {"prefixItems": "items", "items": "additionalItems"},
        },
    ),
    (D.draft4, {"items": [], "additionalItems": S}, {"keywords": {"items": S}, "moved": {"items": "additionalItems"}}),
    (D.draft4, {"items": S, "additionalItems": False}, {"keywords": {"items": S}, "ignored": ("additionalItems",)}),
    (D.draft7, {"additionalItems": False}, {"keywords": {}, "ignored": ("additionalItems",)}),
    (D.draft2020_12, {"additionalItems": False}, {"keywords": {}, "ignored": ("additionalItems",)}),
    (D.draft2020_12, {"items": [S]}, {"keywords": {"items": [S]}}),
    # Dependencies
    (
        D.draft7,
        {"dependencies": {"a": ["b"], "c": S, "d": False}},
        {
            "keywords": {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": S, "d": False}},
            "moved": {"dependentRequired": "dependencies", "dependentSchemas": "dependencies"},
        },
    ),
    (D.draft4, {"dependencies": {}}, {"keywords": {}}),
    (
        D.draft4,
        {"dependencies": 5},
        {"keywords": {"dependentSchemas": 5}, "moved": {"dependentSchemas": "dependencies"}},
    ),
    (
        D.draft2020_12,
        {"dependencies": {"a": []}},
        {"keywords": {"dependentRequired": {"a": []}}, "moved": {"dependentRequired": "dependencies"}},
    ),
    (
        D.draft2020_12,
        {"dependencies": {}, "dependentRequired": {}},
        {"keywords": {"dependentRequired": {}}, "ignored": ("dependencies",)},
    ),
    # Names
    (D.draft4, {"id": "http://x/y"}, {"keywords": {"$id": "http://x/y"}, "moved": {"$id": "id"}}),
    (D.draft4, {"id": "#y"}, {"keywords": {"$anchor": "y"}, "moved": {"$anchor": "id"}}),
    (D.draft7, {"$id": "#y"}, {"keywords": {"$anchor": "y"}, "moved": {"$anchor": "$id"}}),
    (D.draft7, {"id": "x", "definitions": {}}, {"keywords": {"$defs": {}}, "moved": {"$defs": "definitions"}}),
    (D.draft2020_12, {"$defs": {}, "definitions": {}}, {"keywords": {"$defs": {}, "definitions": {}}}),
    # References
    (
        D.draft7,
        {"$ref": "#/a", "type": "string", "definitions": {}, "title": "t"},
        {"keywords": {"$ref": "#/a", "title": "t"}, "ignored": ("type",)},
    ),
    (
        D.openapi30,
        {"$ref": "#/a", "nullable": True, "x-y": 1},
        {"keywords": {"$ref": "#/a"}, "ignored": ("nullable", "x-y")},
    ),
    (
        D.draft7,
        {"$ref": {"type": "string"}, "type": "object"},
        {"keywords": {"$ref": {"type": "string"}, "type": "object"}},
    ),
    (
        D.draft2019_09,
        {"$recursiveRef": "#"},
        {"keywords": {"$dynamicRef": f"#{RECURSIVE}"}, "moved": {"$dynamicRef": "$recursiveRef"}},
    ),
    (
        D.draft2019_09,
        {"$recursiveAnchor": True},
        {"keywords": {"$dynamicAnchor": RECURSIVE}, "moved": {"$dynamicAnchor": "$recursiveAnchor"}},
    ),
    (D.draft2019_09, {"$recursiveAnchor": False}, {"keywords": {}}),
    # Keywords that a dialect does not know
    (
        D.draft4,
        {"const": 1, "contains": S, "propertyNames": S},
        {"keywords": {}, "ignored": ("const", "contains", "propertyNames")},
    ),
    (D.draft6, {"if": S, "then": S, "const": 1}, {"keywords": {"const": 1}, "ignored": ("if", "then")}),
    (
        D.draft7,
        {"dependentRequired": {}, "prefixItems": [], "minContains": 1, "unevaluatedItems": S, "contains": S},
        {
            "keywords": {"contains": S},
            "ignored": ("dependentRequired", "prefixItems", "minContains", "unevaluatedItems"),
        },
    ),
    (
        D.draft2019_09,
        {"prefixItems": [S], "$dynamicRef": "#a"},
        {"keywords": {}, "ignored": ("prefixItems", "$dynamicRef")},
    ),
    (
        D.draft2020_12,
        {"$recursiveRef": "#", "nullable": True},
        {"keywords": {}, "ignored": ("$recursiveRef", "nullable")},
    ),
    (D.openapi30, {"const": 1, "patternProperties": {}}, {"keywords": {}, "ignored": ("const", "patternProperties")}),
    # OpenAPI
    (D.openapi30, {"type": "string", "nullable": True}, {"keywords": {"type": "string"}, "nullable": True}),
    (D.openapi30, {"nullable": False}, {"keywords": {}}),
    (D.openapi30, {"example": 5}, {"keywords": {"examples": [5]}, "moved": {"examples": "example"}}),
    (D.openapi31, {"example": 5, "examples": [6]}, {"keywords": {"examples": [6]}}),
    (D.openapi31, {"discriminator": {}, "const": 1}, {"keywords": {"discriminator": {}, "const": 1}}),
    (
        D.openapi30,
        {"type": "string", "format": "byte"},
        {
            "keywords": {"type": "string", "format": "byte", "contentEncoding": "base64"},
            "moved": {"contentEncoding": "format"},
        },
    ),
    (
        D.openapi30,
        {"format": "binary"},
        {
            "keywords": {"format": "binary", "contentMediaType": "application/octet-stream"},
            "moved": {"contentMediaType": "format"},
        },
    ),
    (D.openapi31, {"format": "byte"}, {"keywords": {"format": "byte"}}),
]


@pytest.mark.parametrize(("dialect", "schema", "want"), LIFTS)
def test_lift(dialect: Dialect, schema: dict[str, Any], want: dict[str, Any]) -> None:
    before = repr(schema)
    assert lifted(schema, dialect) == want
    assert repr(schema) == before


@pytest.mark.parametrize(
    ("dialect", "schema", "malformed"),
    [
        (D.openapi30, {"nullable": "yes"}, {"nullable": "true or false"}),
        (D.draft2019_09, {"$recursiveRef": "#/a"}, {"$recursiveRef": '"#"'}),
        (D.draft2019_09, {"$recursiveAnchor": "a"}, {"$recursiveAnchor": "true or false"}),
        (D.draft4, {"nullable": "yes"}, {}),
    ],
)
def test_malformed_keywords_that_2020_12_lacks(dialect: Dialect, schema: Any, malformed: dict[str, str]) -> None:
    assert lift(schema, dialect).malformed == malformed


def test_children_are_found_where_they_stand() -> None:
    tuple_ = lift(
        {"items": [{}, {}], "additionalItems": {}, "dependencies": {"a": {}}, "properties": {"items": {}}}, D.draft7
    )
    paths = [("prefixItems", 1), ("items",), ("dependentSchemas", "a"), ("properties", "items"), ()]
    assert [tuple_.path(*path) for path in paths] == [
        ("items", 1),
        ("additionalItems",),
        ("dependencies", "a"),
        ("properties", "items"),
        (),
    ]


@pytest.mark.parametrize(
    ("vocabularies", "kept"),
    [
        (None, ["$id", "properties", "minimum", "unevaluatedItems", "title", "format", "x-y"]),
        ({"core", "applicator"}, ["$id", "properties", "x-y"]),
        ({"core", "validation", "meta-data"}, ["$id", "minimum", "title", "x-y"]),
        ({"core", "unevaluated", "format"}, ["$id", "unevaluatedItems", "format", "x-y"]),
    ],
)
def test_keywords_without_their_vocabulary_are_ignored(vocabularies: set[str] | None, kept: list[str]) -> None:
    schema = {"$id": "a", "properties": {}, "minimum": 1, "unevaluatedItems": {}, "title": "", "format": "", "x-y": 1}
    result = lift(schema, D.draft2020_12, frozenset(vocabularies) if vocabularies else None)
    assert list(result.keywords) == kept
    assert [name for name in schema if name not in kept] == list(result.ignored)
