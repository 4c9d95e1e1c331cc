"""Documents that a schema accepts: the least one, and drawn ones of every size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from tallystick.jsonvalue import same
from tallystick.verify.documents import formats, numbers
from tallystick.verify.documents.chance import chance
from tallystick.verify.documents.keeping import kept
from tallystick.verify.documents.patterns import matching
from tallystick.verify.documents.spelling import spell
from tallystick.verify.documents.trees import Leaf, Tree, array, object_, seen_as
from tallystick.verify.documents.views import Schema, View, Views


@dataclass(frozen=True, slots=True)
class Size:
    """How big a drawn document is: how likely optional members are there, how many items, how deep, how many values."""

    optional: float
    items: int
    depth: int
    values: int


SMALL = Size(optional=0.1, items=1, depth=2, values=20)
TYPICAL = Size(optional=0.7, items=3, depth=4, values=80)
BIG = Size(optional=0.95, items=8, depth=6, values=300)
DEEP = Size(optional=0.5, items=1, depth=60, values=150)
SIZES = (SMALL, TYPICAL, TYPICAL, TYPICAL, BIG, DEEP)

JSON_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1.5, 2**53 - 1, "", "text", "😀", [], {}, [1, "a", None], {"a": {"b": [1]}}, [[]],
)  # fmt: skip
"""For where anything is accepted."""

_TRIES = 8
_MOST = 300
"""Longer arrays and objects with more members are not made."""


class _EndlessError(Exception):
    """A schema whose every document holds another one of its own."""


class Making:
    """Draws documents for the views of one set of definitions. `least` is what has been finished before."""

    def __init__(self, views: Views, random: Random, least: dict[View, Tree]) -> None:
        self.views = views
        self.random = random
        self._least = least
        self._busy: set[View] = set()
        self._left = 0

    def least(self, view: View) -> Tree:
        """The first finished document for a view, with as little in it as it may have; always the same."""
        try:
            return self._finished(view)
        except _EndlessError:
            return Leaf((view,), "null", None)

    def drawn(self, view: View, size: Size) -> Tree:
        """A document for a view."""
        self._left = size.values
        return self._tree(view, size, 0)

    # -- The least document

    def _finished(self, view: View) -> Tree:
        found = self._least.get(view)
        if found is None:
            if view in self._busy:
                raise _EndlessError
            self._busy.add(view)
            drawing, self.random = self.random, generator(view)
            try:
                found = self._least_of(view)
            finally:
                self.random = drawing
                self._busy.discard(view)
            self._least[view] = found
        return found

    def _least_of(self, view: View) -> Tree:
        choices = self.views.choices(view)
        for choice in sorted(choices, key=lambda each: _RANKS.get(str(each.schema.get("type")), 1)):
            try:
                return seen_as(self._finished(choice), view)
            except _EndlessError:
                continue
        if choices:
            raise _EndlessError
        match self._kind(view.schema):
            case "object":
                names = list(self._required(view))
                made = [(name, self._finished(self.views.member(view, name))) for name in names]
                least = object_((view,), [*made, *self._filling(view, made, self._finished)])
                return kept(least, view, lambda name: self._apart(self.views.member(view, name)), self.random)
            case "array":
                count = _count(view.schema.get("minItems")) or (1 if "contains" in view.schema else 0)
                return array((view,), self._distinct(view, [self._finished(v) for v in self._elements(view, count)]))
            case _:
                return self._scalar(view)

    def _apart(self, view: View) -> Tree:
        """A small document for a view, drawn without using up what the one around it may hold."""
        left, self._left = self._left, SMALL.values
        try:
            return self._tree(view, SMALL, 0)
        finally:
            self._left = left

    # -- Drawn documents

    def _tree(self, view: View, size: Size, depth: int) -> Tree:
        if depth > size.depth or self._left <= 0:
            return self.least(view)
        self._left -= 1
        if view.schema.get("examples") and chance(self.random, 0.2):
            return self.read(view, self.random.choice(view.schema["examples"]))
        choices = self.views.choices(view)
        if choices:
            return seen_as(self._tree(self.random.choice(choices), size, depth), view)
        match self._kind(view.schema):
            case "object":
                return self._object(view, size, depth)
            case "array":
                return self._array(view, size, depth)
            case "anything":
                return self.read(view, self.random.choice(JSON_VALUES))
            case _:
                return self._scalar(view)

    def _kind(self, schema: Schema) -> str:
        """The JSON kind to make: the type, or what the keywords are about; `enum` where the values are listed."""
        if "const" in schema or schema.get("enum"):
            return "enum"
        kind = schema.get("type")
        if isinstance(kind, str):
            return kind
        return next((about for about, keywords in _ABOUT.items() if not keywords.isdisjoint(schema)), "anything")

    def _scalar(self, view: View) -> Tree:
        schema = view.schema
        match self._kind(schema):
            case "enum":
                return self.read(view, schema["const"] if "const" in schema else self.random.choice(schema["enum"]))
            case "string":
                value: Any = formats.string(schema, self.random)
            case "integer" | "number":
                value = numbers.number(schema, self.random)
            case "boolean":
                value = chance(self.random, 0.5)
            case _:
                value = None
        return Leaf((view,), spell(value), value)

    def _object(self, view: View, size: Size, depth: int) -> Tree:
        required = self._required(view)
        names = [
            name
            for name in (*required, *(name for name in view.schema.get("properties", {}) if name not in required))
            if name in required or chance(self.random, size.optional)
        ]
        most = _count(view.schema.get("maxProperties"), _MOST)
        names = names[: max(most, len(required))]
        for name in list(names):
            names += [other for other in view.schema.get("dependentRequired", {}).get(name, ()) if other not in names]
        order = {name: at for at, name in enumerate(view.schema.get("properties", {}))}
        names.sort(key=lambda name: order.get(name, len(order)))
        made = [(name, self._tree(self.views.member(view, name), size, depth + 1)) for name in names]
        room = min(most - len(made), self.random.randint(0, size.items))
        others = self._others(view, room) if self._is_open(view) else ()
        made += [
            (name, self._tree(self.views.member(view, name), size, depth + 1)) for name in others if name not in names
        ]
        whole = object_((view,), [*made, *self._filling(view, made, self.least)])
        return kept(whole, view, lambda name: self._tree(self.views.member(view, name), size, depth + 1), self.random)

    def _is_open(self, view: View) -> bool:
        """Whether keys of their own are drawn: always where they are described, now and then where all are taken."""
        schema = view.schema
        described = schema.get("additionalProperties", schema.get("unevaluatedProperties"))
        if isinstance(described, Mapping) or schema.get("patternProperties"):
            return True
        return described is not False and chance(self.random, 0.2)

    def _others(self, view: View, count: int) -> list[str]:
        """Up to so many keys that the schema does not list, in the form that it asks for."""
        return list(dict.fromkeys(self.key(view) for _ in range(count)))

    def key(self, view: View) -> str:
        """A key that an object may have beside the listed ones."""
        schema = view.schema
        by_pattern = list(schema.get("patternProperties", ()))
        described = schema.get("additionalProperties", True)
        if by_pattern and (described is False or chance(self.random, 0.7)):
            return matching(self.random.choice(by_pattern), self.random)
        if isinstance(schema.get("propertyNames"), Mapping):
            names = self.views.below(view, "propertyNames")
            made = self._tree(
                names if "type" in names.schema or self.views.choices(names) else _as_text(names), SMALL, 0
            )
            return made.value if isinstance(made, Leaf) and isinstance(made.value, str) else "key"
        return formats.string({"minLength": 1, "maxLength": 6}, self.random)

    def _filling(self, view: View, made: list[tuple[str, Tree]], make: Any) -> Iterator[tuple[str, Tree]]:  # noqa: ANN401 - `least` or `_finished`
        """Members up to the least number of them."""
        there = {name for name, _ in made}
        least = min(_count(view.schema.get("minProperties")), _MOST)
        listed = [name for name in view.schema.get("properties", ()) if name not in there]
        for _ in range(_TRIES * least):
            if len(there) >= least:
                return
            name = listed.pop(0) if listed else self.key(view)
            if name not in there:
                there.add(name)
                yield name, make(self.views.member(view, name))

    def _required(self, view: View) -> dict[str, None]:
        required = view.schema.get("required", ())
        return dict.fromkeys(required if isinstance(required, list | tuple) else ())

    def _array(self, view: View, size: Size, depth: int) -> Tree:
        schema = view.schema
        prefix = len(schema.get("prefixItems", ()))
        least = min(max(_count(schema.get("minItems")), _count(schema.get("minContains"))), _MOST)
        most = _count(schema.get("maxItems"), _MOST)
        if prefix and (schema.get("items") is False or chance(self.random, 0.7)):
            count = min(max(prefix, least), most)
        else:
            count = min(self.random.randint(least, least + size.items), max(most, least))
        made = [self._tree(element, size, depth + 1) for element in self._elements(view, count)]
        return array((view,), self._distinct(view, made))

    def _elements(self, view: View, count: int) -> list[View]:
        """The views of so many elements; the first ones behind those listed are what the array has to contain."""
        contained = 0
        if "contains" in view.schema and view.schema["contains"] is not False:
            contained = max(1, _count(view.schema.get("minContains"), 1))
        prefix = len(view.schema.get("prefixItems", ()))
        return [
            self.views.below(view, "contains")
            if contained and prefix <= at < prefix + contained
            else self.views.element(view, at)
            for at in range(max(min(count, _MOST), contained))
        ]

    def _distinct(self, view: View, made: list[Tree]) -> list[Tree]:
        """`made`, with other elements drawn for duplicates where the array may have none."""
        if view.schema.get("uniqueItems") is not True:
            return made
        found: dict[str, Tree] = {}
        for at, item in enumerate(made):
            each, tries = item, 0
            while each.text in found and tries < _TRIES:
                self._left, tries = max(self._left, 4), tries + 1
                each = self._tree(self.views.element(view, at), SMALL, 0)
            found.setdefault(each.text, each)
        return list(found.values())

    # -- Given documents

    def read(self, view: View, value: Any) -> Tree:  # noqa: ANN401 - any JSON value
        """The tree of a given value, described by `view` and by those of its alternatives that it may be meant for."""
        for choice in self.views.choices(view):
            if self._may_be(choice, value, 0):
                return seen_as(self.read(choice, value), view)
        match value:
            case dict():
                members = ((name, self.read(self.views.member(view, name), each)) for name, each in value.items())
                return object_((view,), members)
            case list():
                return array((view,), (self.read(self.views.element(view, at), each) for at, each in enumerate(value)))
            case _:
                return Leaf((view,), spell(value), value)

    def _may_be(self, view: View, value: Any, depth: int) -> bool:  # noqa: ANN401 - as above
        """Whether `value` may be meant for this alternative: of its type, with its members, not tagged as another."""
        choices = self.views.choices(view)
        if choices and depth < _TRIES:
            return any(self._may_be(choice, value, depth + 1) for choice in choices)
        schema = view.schema
        if "const" in schema:
            return same(schema["const"], value)
        if "enum" in schema:
            return any(same(each, value) for each in schema["enum"])
        if isinstance(value, dict) and not all(name in value for name in schema.get("required", ())):
            return False
        tags = schema.get("properties", {}) if isinstance(value, dict) else {}
        if any(
            isinstance(tag, Mapping) and "const" in tag and name in value and not same(tag["const"], value[name])
            for name, tag in tags.items()
        ):
            return False
        kind = schema.get("type")
        return kind is None or kind == _kind_of(value) or (kind == "number" and _kind_of(value) == "integer")


_RANKS = {"null": 0, "array": 2, "object": 3}
"""Of the alternatives, the least document is of the first kind here."""

_ABOUT = {
    "object": frozenset({
        "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties",
        "maxProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
    }),
    "array": frozenset({
        "items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems",
    }),
    "string": frozenset({"minLength", "maxLength", "pattern", "format"}),
    "number": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}),
}  # fmt: skip
"""The kind that a schema without a type is about, by its keywords."""


def generator(view: View) -> Random:
    """The random numbers for what is made once for a view: the same in every process, in whatever order."""
    return Random(view.pointer)  # noqa: S311 - documents, not secrets


def _as_text(names: View) -> View:
    return View(names.pointer, {**names.schema, "type": "string"})


def _count(value: Any, otherwise: int = 0) -> int:  # noqa: ANN401 - a keyword may hold anything in a malformed document
    return int(value) if isinstance(value, int | float) and value >= 0 else otherwise


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value == int(value) else "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
