"""What is made: the same for the same seed, all different, all kinds, and quick to begin with."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tallystick.verify.documents import make, variants
from tallystick.verify.documents.making import DEEP, SIZES
from tallystick.verify.documents.mutations import LIMIT
from tallystick.verify.documents.stream import Stock
from tallystick.verify.documents.trees import places

SEED = 7

TEXT = {"type": "string"}
DEFINITIONS: dict[str, Any] = {
    "Node": {
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z]{2,4}[0-9]$"},
            "kind": {"enum": ["leaf", "branch"]},
            "size": {"type": "integer", "minimum": 1, "exclusiveMaximum": 10},
            "next": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
            "tags": {"type": "array", "items": {"$ref": "#/$defs/Tag"}, "uniqueItems": True, "maxItems": 3},
            "any": {},
        },
        "required": ["id", "kind", "next"],
        "additionalProperties": False,
    },
    "Tag": {"type": "string", "minLength": 1, "maxLength": 3},
    "Shape": {
        "oneOf": [{"$ref": "#/$defs/Circle"}, {"$ref": "#/$defs/Square"}],
        "discriminator": {"propertyName": "shape"},
    },
    "Circle": {"type": "object", "properties": {"shape": {"const": "circle"}, "r": TEXT}, "required": ["shape"]},
    "Square": {"type": "object", "properties": {"shape": {"const": "square"}, "a": TEXT}, "required": ["shape"]},
    "Loop": {"type": "object", "properties": {"again": {"$ref": "#/$defs/Loop"}}, "required": ["again"]},
    "Never": False,
    "Always": True,
    "Itself": {"$ref": "#/$defs/Itself"},
    "Lost": {"$ref": "#/$defs/Nowhere"},
    "Only": {"const": 1},
}  # fmt: skip


def rng(seed: object = SEED) -> Random:
    return Random(str(seed))  # noqa: S311 - the same documents every time


def texts(name: str, count: int, seed: object = SEED) -> list[str]:
    return list(make(name, DEFINITIONS, rng(seed), count))


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_documents_are_different_and_can_be_sent(name: str) -> None:
    made = texts(name, 400)
    assert len(set(made)) == len(made)
    assert len(made) > 100
    for text in made:
        text.encode()


def test_there_are_as_many_as_asked_for() -> None:
    assert [len(texts("Node", count)) for count in (0, 1, 2, 500)] == [0, 1, 2, 500]


def test_documents_depend_on_the_seed_and_not_on_what_was_made_before() -> None:
    first = texts("Node", 300)
    fresh = {name: json.loads(json.dumps(schema)) for name, schema in DEFINITIONS.items()}
    list(make("Shape", fresh, rng(), 200))
    assert list(make("Node", fresh, rng(), 300)) == first
    assert texts("Node", 300, "another") != first


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        next(make("Unknown", DEFINITIONS, rng(), 1))


def values(name: str, count: int) -> list[Any]:
    found = []
    for text in texts(name, count):
        try:
            found.append(json.loads(text))
        except (ValueError, RecursionError):
            continue
    return found


@pytest.mark.parametrize("name", ["Node", "Tag", "Shape", "Circle"])
def test_what_is_called_valid_is(name: str) -> None:
    judge = Draft202012Validator({**DEFINITIONS[name], "$defs": DEFINITIONS})
    valid = [each.text for each in variants(name, DEFINITIONS, rng(), 600) if each.keyword == "valid"]
    assert len(valid) > 5
    assert [text for text in valid if not judge.is_valid(json.loads(text))] == []


def test_every_kind_of_change_is_made() -> None:
    kinds = {each.keyword for each in variants("Node", DEFINITIONS, rng(), 3_000)}
    assert kinds >= {
        "valid", "any", "changed", "deep", "text", "two", "type", "pattern", "enum", "minimum", "exclusiveMaximum",
        "anyOf", "minLength", "maxLength", "items", "uniqueItems", "maxItems", "properties", "required",
        "additionalProperties",
    }  # fmt: skip


def test_every_neighbour_is_drawn_before_any_comes_again() -> None:
    near = {odd.text for odd in Stock(DEFINITIONS).near(Stock(DEFINITIONS).views.root("Tag"))}
    assert {'""', '"a"', '"aaaa"', '"😀😀😀"', '"😀😀😀😀"', "1", "null"} <= near
    assert near <= set(texts("Tag", 120))


def test_both_members_of_a_union_every_listed_value_and_null_are_there() -> None:
    found = values("Node", 800)
    nodes = [value for value in found if isinstance(value, dict)]
    assert {"leaf", "branch"} <= {node.get("kind") for node in nodes if isinstance(node.get("kind"), str)}
    assert {type(node.get("next")) for node in nodes} >= {dict, type(None)}
    shapes = [value.get("shape") for value in values("Shape", 800) if isinstance(value, dict)]
    assert {"circle", "square"} <= {shape for shape in shapes if isinstance(shape, str)}
    assert any(not isinstance(shape, str) for shape in shapes)


def depth(text: str) -> int:
    deepest = now = 0
    for letter in text:
        now += (letter in "[{") - (letter in "]}")
        deepest = max(deepest, now)
    return deepest


def test_documents_reach_the_limit_of_nesting_and_pass_it() -> None:
    deep = [depth(each.text) for each in variants("Node", DEFINITIONS, rng(), 4_000) if each.keyword == "deep"]
    assert {LIMIT - 1, LIMIT, LIMIT + 1, LIMIT + 2} <= set(deep)


def test_a_recursive_schema_is_followed_down() -> None:
    stock = Stock(DEFINITIONS)
    making = stock.making(rng())
    drawn = [making.drawn(stock.views.root("Node"), DEEP) for _ in range(60)]
    assert max(place.depth for tree in drawn for place in places(tree)) > 6


@pytest.mark.parametrize("name", ["Node", "Shape", "Always"])
def test_places_are_where_the_text_has_them(name: str) -> None:
    stock = Stock(DEFINITIONS)
    making = stock.making(rng())
    for size in SIZES:
        tree = making.drawn(stock.views.root(name), size)
        assert all(tree.text[place.start : place.end] == place.tree.text for place in places(tree))


def test_two_changes_are_in_different_places() -> None:
    two = [each.text for each in variants("Node", DEFINITIONS, rng(), 2_000) if each.keyword == "two"]
    assert len(two) > 20
