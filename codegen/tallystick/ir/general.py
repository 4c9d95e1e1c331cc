"""Schemas without an everyday shape: their keywords as they are, and the nearest everyday type for TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.everyday import declared_object, enumerated, pattern, string_check, string_format, typed, union
from tallystick.ir.nodes import (
    Anything,
    Array,
    Extra,
    General,
    Intersection,
    Keyword,
    Literal,
    Node,
    Null,
    Object,
    Property,
    Tuple,
    View,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.nodes import KeywordValue
    from tallystick.ir.schema import Schema
    from tallystick.jsonvalue import Json

_IN_PLACE = ("$ref", "$dynamicRef", "not", "if", "then", "else")
_CHILD = (
    "propertyNames", "additionalProperties", "items", "contains", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip


def _node(schema: Schema, name: str) -> KeywordValue:
    return schema.child(name, in_place=name in _IN_PLACE)


def _nodes(schema: Schema, name: str) -> tuple[Node, ...]:
    in_place = name != "prefixItems"
    return tuple(schema.child(name, index, in_place=in_place) for index in range(len(schema.keywords.get(name, ()))))


def _by_name(schema: Schema, name: str) -> KeywordValue:
    return tuple((key, schema.child(name, key, in_place=name == "dependentSchemas")) for key in schema.keywords[name])


def _by_pattern(schema: Schema, name: str) -> KeywordValue:
    said = ((key, pattern(schema, key, name)) for key in schema.keywords[name])
    return tuple((source, schema.child(name, key)) for key, source in said if source is not None)


def _json(schema: Schema, name: str) -> KeywordValue:
    value: Json = schema.keywords[name]
    return value


_READ: dict[str, Callable[[Schema, str], KeywordValue]] = {
    **dict.fromkeys((*_IN_PLACE, *_CHILD), _node),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _nodes),
    **dict.fromkeys(("properties", "dependentSchemas"), _by_name),
    "patternProperties": _by_pattern,
    "type": lambda schema, _: schema.types,
    "pattern": lambda schema, name: pattern(schema, schema.keywords[name], name) or "",
    "format": lambda schema, _: string_format(schema),
}
"""How the value of a keyword is read; the others are kept as they are."""

_OF_VIEW = frozenset({"$ref", "allOf", "anyOf", "oneOf"})
"""Keywords whose schemas say more of the type than a `type` beside them."""

_VAIN_WITHOUT = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}
"""Keywords that say nothing without another one."""


def keywords_of(schema: Schema) -> tuple[Keyword, ...]:
    """The schema's assertions with their subschemas read, in document order; those that can never refuse left out.

    `$dynamicRef` is a `$ref` here, and one more member of `allOf` where there is a `$ref` already.
    """
    names = schema.keywords.keys()
    if {"$ref", "$dynamicRef"} <= names:
        members = (*_nodes(schema, "allOf"), schema.child("$dynamicRef", in_place=True))
        return (*keywords_of(schema.without("$dynamicRef", "allOf")), Keyword("allOf", members))
    return tuple(_keyword(schema, name) for name in names if _VAIN_WITHOUT.get(name, name) in names)


def _keyword(schema: Schema, name: str) -> Keyword:
    """One keyword, read. Our own are checks of strings, and are called as those are."""
    own = string_check(name, schema.keywords[name]) if name.startswith("x-tallystick-") else None
    if own is not None:
        return Keyword(own.keyword, own.value)
    return Keyword("$ref" if name == "$dynamicRef" else name, _READ.get(name, _json)(schema, name))


def general(schema: Schema) -> General:
    """The schema as one general node with no base."""
    keywords = keywords_of(schema)
    return General(keywords, view_of(schema, keywords))


def view_of(schema: Schema, keywords: tuple[Keyword, ...]) -> View:
    """The everyday type nearest to what these keywords accept. `keywords` are those of `schema`, read.

    A keyword about objects or arrays implies the type here, although it accepts every other instance: that is what its
    author meant, and a type of everything would tell a reader nothing.
    """
    if schema.only("not"):
        return Anything()
    found = {keyword.name: keyword.nodes() for keyword in keywords}
    parts: list[View] = [part for name in ("$ref", "allOf") for part in found.get(name, ())]
    parts.extend(union(list(found[name]), null=False) for name in ("anyOf", "oneOf") if name in found)
    if not parts or found.keys() - _OF_VIEW != {"type"}:
        parts.insert(0, _listed(schema) or _own_view(schema))
    views = [part.view if isinstance(part, General) else part for part in parts]
    informative = [part for part, view in zip(parts, views, strict=True) if not isinstance(view, Anything)]
    if not informative:
        return Anything()
    return informative[0] if len(informative) == 1 else Intersection(tuple(informative))


def _listed(schema: Schema) -> Node | None:
    """The type of the values that `const` or `enum` lists."""
    if "const" in schema.keywords:
        return json_view(schema.keywords["const"])
    if "enum" not in schema.keywords:
        return None
    values = schema.keywords["enum"]
    return enumerated(schema, values) or union([json_view(value) for value in values], null=False)


def _own_view(schema: Schema) -> Node:
    """The view of the keywords of one schema that stand beside its in-place applicators."""
    if schema.types:
        return union([_view_of_type(schema, name) for name in schema.types], null=False)
    names = schema.keywords.keys()
    if not names.isdisjoint({"properties", "required"}):
        return declared_object(schema)
    if not names.isdisjoint({"patternProperties", "additionalProperties"}):
        return typed(schema.without("patternProperties").of_type("object")).node
    return _array_view(schema) if not names.isdisjoint({"prefixItems", "items"}) else Anything()


def _view_of_type(schema: Schema, name: str) -> Node:
    names = schema.keywords.keys()
    if name == "object" and not names.isdisjoint({"properties", "required"}):
        return declared_object(schema)
    if name == "array" and "prefixItems" in names:
        return _array_view(schema)
    return typed(schema.of_type(name)).node


def _array_view(schema: Schema) -> Node:
    prefix = [schema.child("prefixItems", index) for index in range(len(schema.keywords.get("prefixItems", ())))]
    rest = schema.child("items") if "items" in schema.keywords else Anything()
    return Array(union([*prefix, rest], null=False))


def json_view(value: Json) -> Node:
    """The type of exactly one JSON value."""
    match value:
        case None:
            return Null()
        case list():
            return Tuple(tuple(map(json_view, value)))
        case dict():
            return Object(
                tuple(Property(key, json_view(item), required=True) for key, item in value.items()), Extra.CLOSED
            )
        case _:
            return Literal((value,))
