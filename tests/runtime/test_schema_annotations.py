"""`schema`: which properties and items count as evaluated (JSON Schema 2020-12, core, sections 7.7 and 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Dialect, Issue, Node

pytestmark = pytest.mark.node

OK: list[Issue] = []
UNION: list[Issue] = [("", "invalid_union")]


def _unknown(*keys: str) -> list[Issue]:
    return [(f"/{key}", "unrecognized_keys") for key in keys]


def _never(*items: int) -> list[Issue]:
    return [(f"/{item}", "invalid_type") for item in items]


HAS_A = "S({ properties: { a: z.number() } })"
NEEDS_A = "S({ properties: { a: z.number() }, required: ['a'] })"
NEEDS_B = "S({ properties: { b: z.number() }, required: ['b'] })"
FIRST = "S({ prefixItems: [z.number()] })"

PROPERTIES: dict[str, dict[str, list[Issue]]] = {
    "": {"{}": OK, '{"a": 1}': _unknown("a"), "[]": OK},
    "properties: { a: z.number() }": {'{"a": 1}': OK, '{"a": 1, "b": 2, "__proto__": 3}': _unknown("b", "__proto__")},
    "patternProperties: [[/^a/u, z.number()]]": {'{"ab": 1}': OK, '{"b": 1}': _unknown("b")},
    "additionalProperties: z.number()": {'{"a": 1}': OK},
    # A wrong property is what is reported, not what it leaves unevaluated.
    "allOf: [S({ properties: { a: z.number() } })], properties: { b: z.number() }": {
        '{"a": 1, "b": 2}': OK,
        '{"a": "x", "b": 2}': [("/a", "invalid_type")],
        '{"c": 1}': _unknown("c"),
    },
    f"allOf: [S({{ allOf: [S({{ $ref: {HAS_A} }})] }})]": {'{"a": 1}': OK, '{"b": 1}': _unknown("b")},
    f"$ref: () => {HAS_A}": {'{"a": 1}': OK, '{"b": 1}': _unknown("b")},
    f"$ref: z.lazy(() => {HAS_A})": {'{"a": 1}': OK, '{"b": 1}': _unknown("b")},
    # Every member that accepts counts, and none that refuses.
    f"anyOf: [{NEEDS_A}, {NEEDS_B}]": {
        '{"a": 1, "b": 2}': OK,
        '{"a": 1}': OK,
        '{"a": 1, "b": "x"}': _unknown("b"),
        "{}": UNION,
    },
    f"oneOf: [{NEEDS_A}, {NEEDS_B}]": {'{"b": 1}': OK, '{"a": 1, "b": "x"}': _unknown("b"), '{"a": 1, "b": 2}': UNION},
    f"not: S({{ not: {HAS_A} }})": {"{}": OK, '{"a": 1}': _unknown("a")},
    f"if: {NEEDS_A}, then: {NEEDS_B}": {'{"a": 1, "b": 2}': OK, '{"c": 1}': _unknown("c"), '{"a": "x"}': _unknown("a")},
    f"if: {NEEDS_A}, else: {NEEDS_B}": {'{"a": 1}': OK, '{"b": 1}': OK, '{"a": 1, "b": 1}': _unknown("b")},
    f"if: {NEEDS_A}": {'{"a": 1}': OK, '{"b": 1}': _unknown("b")},
    "dependentSchemas: { a: S({ properties: { a: z.number(), b: z.number() } }) }": {
        '{"a": 1, "b": 2}': OK,
        '{"b": 2}': _unknown("b"),
    },
    # A schema is not seen by its cousins, nor across instances.
    f"allOf: [{HAS_A}, S({{ unevaluatedProperties: z.never() }})]": {"{}": OK, '{"a": 1}': _unknown("a")},
    f"allOf: [S({{ unevaluatedProperties: z.number() }})], properties: {{ b: {HAS_A} }}": {'{"a": 1}': OK},
    "properties: { b: S({ properties: { c: z.number() } }) }": {
        '{"b": {"c": 1}}': OK,
        '{"b": {}, "c": 1}': _unknown("c"),
    },
    # Through a base that is a native schema, the check's annotations still count.
    "$ref: z.looseObject({}).check(schema({ properties: { a: z.number() } }))": {
        '{"a": 1}': OK,
        '{"b": 1}': _unknown("b"),
    },
    "$ref: z.custom().check(integer, schema({ properties: { a: z.number() } }))": {'{"a": 1}': [("", "invalid_type")]},
    # A native schema says nothing of what it evaluates.
    "$ref: z.looseObject({ a: z.number() })": {'{"a": 1}': _unknown("a"), "{}": [("/a", "invalid_type")]},
}

ITEMS: dict[str, dict[str, list[Issue]]] = {
    "": {"[]": OK, "[1]": _never(0), "{}": OK},
    "prefixItems: [z.number()]": {"[1]": OK, "[1, 2, 3]": _never(1, 2)},
    "prefixItems: [z.number()], items: z.string()": {'[1, "a"]': OK},
    "contains: z.number()": {"[1, 2]": OK, '[1, "a", 2]': _never(1)},
    "contains: z.number(), minContains: 0": {'["a"]': _never(0), "[1]": OK},
    f"allOf: [{FIRST}, S({{ contains: z.string() }})]": {'[1, "a"]': OK, '[1, "a", 2]': _never(2)},
    f"anyOf: [{FIRST}, S({{ prefixItems: [z.unknown(), z.string()] }})]": {'[1, "a"]': OK, "[1, 2]": _never(1)},
    f"if: {FIRST}, then: S({{ prefixItems: [z.unknown(), z.number()] }}), else: S({{ items: z.string() }})": {
        "[1, 2]": OK,
        "[1, 2, 3]": _never(2),
        '["a", "b"]': OK,
    },
    f"allOf: [{FIRST}, S({{ unevaluatedItems: z.never() }})]": {"[]": OK, "[1]": _never(0)},
    "allOf: [S({ unevaluatedItems: z.number() })]": {"[1, 2]": OK},
    f"items: S({{ allOf: [{FIRST}], unevaluatedItems: z.never() }})": {
        "[[1]]": OK,
        "[[1, 2]]": [("/0/1", "invalid_type")],
    },
}


def _check(node: Node, dialect: Dialect, keywords: str, table: dict[str, list[Issue]]) -> None:
    schema = f"((S) => S({{ {keywords} }}))((keywords) => z.custom().check(schema(keywords)))"
    assert dict(zip(table, node.issues(dialect, schema, table), strict=True)) == table


@pytest.mark.parametrize("dialect", ["zod", "mini"])
@pytest.mark.parametrize("siblings", PROPERTIES)
def test_unevaluated_properties(node: Node, dialect: Dialect, siblings: str) -> None:
    _check(
        node, dialect, f"{siblings + ',' if siblings else ''} unevaluatedProperties: z.never()", PROPERTIES[siblings]
    )


@pytest.mark.parametrize("dialect", ["zod", "mini"])
@pytest.mark.parametrize("siblings", ITEMS)
def test_unevaluated_items(node: Node, dialect: Dialect, siblings: str) -> None:
    _check(node, dialect, f"{siblings + ',' if siblings else ''} unevaluatedItems: z.never()", ITEMS[siblings])


def test_unevaluated_schemas_are_applied(node: Node) -> None:
    keywords = "prefixItems: [z.number()], properties: { a: z.number() }, "
    both = "unevaluatedItems: z.string(), unevaluatedProperties: z.string()"
    table: dict[str, list[Issue]] = {
        '{"a": 1, "b": "x"}': OK,
        '{"a": 1, "b": 2}': [("/b", "invalid_type")],
        '[1, "x"]': OK,
        "[1, 2]": [("/1", "invalid_type")],
    }
    _check(node, "zod", keywords + both, table)


def test_recursion_with_annotations(node: Node) -> None:
    schema = """(() => {
      const S = (keywords) => z.custom().check(schema(keywords));
      const Node = S({ properties: { name: z.string(), child: () => Closed } });
      const Closed = S({ $ref: () => Node, unevaluatedProperties: z.never() });
      return Closed;
    })()"""
    table: dict[str, list[Issue]] = {
        '{"name": "a", "child": {"name": "b"}}': OK,
        '{"name": "a", "child": {"name": "b", "x": 1}}': [("/child/x", "unrecognized_keys")],
    }
    assert dict(zip(table, node.issues("zod", schema, table), strict=True)) == table
