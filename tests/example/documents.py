"""Documents for a published schema: valid ones, and ones that differ from a valid one in one place or two."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.example.oddities import Schema, Token, odd_values
from tests.example.patterns import matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

Path = tuple[str | int, ...]

_DEEP = 4
"""From here on, recursive schemas are finished as soon as they can be."""
_JSON_VALUES = (None, True, 0, -1.5, "", "text", [], {}, [1, "a", None], {"a": {"b": [1]}})
_TWICE = 0.1
_TRIES = 50


class Documents:
    """Makes documents for the schemas of one bundle, the same ones for the same seed."""

    def __init__(self, definitions: Mapping[str, Schema], random: Random) -> None:
        self._definitions = definitions
        self._random = random

    def make(self, name: str, count: int) -> list[str]:
        """Up to `count` different documents, as JSON texts, for the schema of that name."""
        schema = self._definitions[name]
        bases = [*schema.get("examples", ()), *(self._valid(schema, 0) for _ in range(4))]
        made = dict.fromkeys(text(base) for base in bases)
        odd = [(base, path, value) for base in bases for path, value in self._odd(schema, base)]
        self._random.shuffle(odd)
        for base, path, value in odd:
            if len(made) >= count:
                break
            changed = replaced(base, path, value)
            if self._random.random() < _TWICE:
                _, other, second = self._random.choice(odd)
                changed = replaced(changed, other, second)
            made[text(changed)] = None
        return list(made)

    def _odd(self, schema: Schema, value: Any) -> Iterator[tuple[Path, Any]]:
        for path, place, found in self._places(schema, value, ()):
            for odd in odd_values(place, found, self._random):
                yield path, odd

    def _resolved(self, schema: Schema) -> Schema:
        """`schema` with what it refers to in it."""
        while (reference := schema.get("$ref")) is not None:
            rest = {keyword: each for keyword, each in schema.items() if keyword != "$ref"}
            schema = {**self._definitions[reference.rpartition("/")[2]], **rest}
        return schema

    # -- Valid documents

    def _valid(self, schema: Schema, depth: int) -> Any:
        schema = self._resolved(schema)
        if schema.get("examples") and self._random.random() < 0.3:
            return copy.deepcopy(self._random.choice(schema["examples"]))
        choices = schema.get("anyOf") or schema.get("oneOf")
        if choices:
            simple = [each for each in choices if each.get("type") == "null"]
            return self._valid(self._random.choice(simple if simple and depth >= _DEEP else choices), depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._random.choice(schema["enum"])
        return _MAKERS[schema.get("type", "anything")](self, schema, depth)

    def _object(self, schema: Schema, depth: int) -> dict[str, Any]:
        required = set(schema.get("required", ()))
        made = {
            name: self._valid(each, depth + 1)
            for name, each in schema.get("properties", {}).items()
            if name in required or (depth < _DEEP and self._random.random() < 0.7)
        }
        if isinstance(values := schema.get("additionalProperties"), dict):
            for _ in range(self._random.randint(0, 3)):
                made[self._valid({"type": "string", **schema.get("propertyNames", {})}, depth + 1)] = self._valid(
                    values, depth + 1
                )
        return made

    def _array(self, schema: Schema, depth: int) -> list[Any]:
        if "prefixItems" in schema:
            return [self._valid(each, depth + 1) for each in schema["prefixItems"]]
        least = schema.get("minItems", 0)
        most = least if depth >= _DEEP else min(schema.get("maxItems", 3), 3)
        made = [self._valid(schema["items"], depth + 1) for _ in range(self._random.randint(least, max(least, most)))]
        return [each for i, each in enumerate(made) if each not in made[:i]] if schema.get("uniqueItems") else made

    def _string(self, schema: Schema, _depth: int) -> str:
        if schema.get("format") == "uuid":
            return str(
                self._random.choice(("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "018f3f2e-0000-7000-8000-0123456789ab"))
            )
        if schema.get("format") == "date":
            return self._random.choice(("2026-03-02", "2024-02-29", "1999-12-31"))
        if schema.get("format") == "date-time":
            return self._random.choice(("2026-03-02T10:15:30.250+01:00", "2024-02-29T00:00:00Z"))
        if "pattern" in schema:
            made = (matching(schema["pattern"], self._random) for _ in range(_TRIES))
            return next((each for each in made if _within(schema, each)), "1")
        least = schema.get("minLength", 0)
        letters = "".join(self._random.choice("abcXYZ 019é😀") for _ in range(8))
        return letters[: max(least, self._random.randint(least, max(least, min(8, schema.get("maxLength", 8)))))]

    def _number(self, schema: Schema, _depth: int) -> int:
        low = schema.get("minimum", schema.get("exclusiveMinimum", 0))
        value = low + self._random.randint(0, max(0, min(int(schema.get("maximum", 100) - low), 100)))
        return int(value // schema.get("multipleOf", 1) * schema.get("multipleOf", 1)) or schema.get("multipleOf", 1)

    def _boolean(self, _schema: Schema, _depth: int) -> bool:
        return self._random.random() < 0.5

    def _null(self, _schema: Schema, _depth: int) -> None:
        return None

    def _anything(self, _schema: Schema, _depth: int) -> Any:
        return copy.deepcopy(self._random.choice(_JSON_VALUES))

    # -- Places in a document

    def _places(self, schema: Schema, value: Any, path: Path) -> Iterator[tuple[Path, Schema, Any]]:
        """Every place of `value`, with the schemas that describe it."""
        schema = self._resolved(schema)
        choices = schema.get("anyOf") or schema.get("oneOf")
        if choices:
            for choice in choices:
                if self._may_be(choice, value):
                    yield from self._places(choice, value, path)
            return
        yield path, schema, value
        if isinstance(value, dict):
            extra = schema.get("additionalProperties")
            for name, each in value.items():
                below = schema.get("properties", {}).get(name, extra)
                if isinstance(below, dict):
                    yield from self._places(below, each, (*path, name))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                prefix = schema.get("prefixItems", ())
                yield from self._places(
                    prefix[index] if index < len(prefix) else schema.get("items", {}), each, (*path, index)
                )

    def _may_be(self, schema: Schema, value: Any) -> bool:
        """Whether `value` may be meant for this member of a union: of its type, and not tagged as another."""
        schema = self._resolved(schema)
        if "oneOf" in schema:
            return any(self._may_be(each, value) for each in schema["oneOf"])
        kind = schema.get("type")
        if isinstance(value, dict):
            tags = {name: each["const"] for name, each in schema.get("properties", {}).items() if "const" in each}
            return kind == "object" and all(value.get(name) == tag for name, tag in tags.items())
        return (value is None) == (kind == "null")


_MAKERS = {
    "object": Documents._object,
    "array": Documents._array,
    "string": Documents._string,
    "integer": Documents._number,
    "number": Documents._number,
    "boolean": Documents._boolean,
    "null": Documents._null,
    "anything": Documents._anything,
}


def _within(schema: Schema, decimal: str) -> bool:
    """Whether a decimal is within its bounds; so is every other string."""
    if schema.get("format") != "decimal":
        return True
    least = schema.get("x-tallystick-minimum", "-Infinity")
    above = schema.get("x-tallystick-exclusiveMinimum", "-Infinity")
    most = schema.get("x-tallystick-maximum", "Infinity")
    return max(Decimal(least), Decimal(above).next_plus()) <= Decimal(decimal) <= Decimal(most)


def replaced(document: Any, path: Path, value: Any) -> Any:
    """A copy of `document` with `value` at `path`; the document itself where nothing is there."""
    if not path:
        return value
    first, *rest = path
    if isinstance(document, dict) and first in document:
        return {key: replaced(each, tuple(rest), value) if key == first else each for key, each in document.items()}
    if isinstance(document, list) and isinstance(first, int) and first < len(document):
        return [replaced(each, tuple(rest), value) if index == first else each for index, each in enumerate(document)]
    return document


def text(value: Any) -> str:
    """`value` as JSON, with each `Token` as it is spelled."""
    match value:
        case Token(spelled):
            return spelled
        case dict():
            return (
                "{"
                + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {text(each)}" for key, each in value.items())
                + "}"
            )
        case list():
            return "[" + ", ".join(map(text, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False, allow_nan=False)
