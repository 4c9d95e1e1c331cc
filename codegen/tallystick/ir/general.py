"""Schemas without an everyday shape: their keywords as they are, and the nearest everyday type for TypeScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.ir.everyday import declared_object, enumerated, pattern, string_format, typed, union
from tallystick.ir.keywords import Group
from tallystick.ir.nodes import (
    Anything,
    Array,
    Extra,
    General,
    Intersection,
    Json,
    Keyword,
    Literal,
    Never,
    Node,
    Null,
    Object,
    Property,
    Tuple,
    View,
)
from tallystick.ir.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Callable

_IN_PLACE = ("not", "if", "then", "else")
_CHILD = (
    "propertyNames", "additionalProperties", "items", "contains", "unevaluatedItems", "unevaluatedProperties",
)  # fmt: skip


def _one(schema: Schema, name: str) -> Any:
    return schema.child(name, in_place=name in _IN_PLACE)


def _several(schema: Schema, name: str) -> Any:
    return tuple(
        schema.child(name, index, in_place=name != "prefixItems") for index in range(len(schema.keywords[name]))
    )


def _keyed(schema: Schema, name: str) -> Any:
    return tuple((key, schema.child(name, key, in_place=name == "dependentSchemas")) for key in schema.keywords[name])


def _by_pattern(schema: Schema, name: str) -> Any:
    said = ((key, pattern(schema, key, name)) for key in schema.keywords[name])
    return tuple((source, schema.child(name, key)) for key, source in said if source is not None)


def _value(schema: Schema, name: str) -> Any:
    return schema.keywords[name]


_READ: dict[str, Callable[[Schema, str], Any]] = {
    **dict.fromkeys((*_IN_PLACE, *_CHILD), _one),
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), _several),
    **dict.fromkeys(("properties", "dependentSchemas"), _keyed),
    "patternProperties": _by_pattern,
    "type": lambda schema, _: schema.types,
    "pattern": lambda schema, name: pattern(schema, schema.keywords[name], name) or "",
    "format": lambda schema, _: string_format(schema),
    "$ref": lambda schema, name: schema.child(name, in_place=True),
    "$dynamicRef": lambda schema, name: schema.child(name, in_place=True),
}
_VAIN_WITHOUT = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}


def keywords_of(schema: Schema) -> tuple[Keyword, ...]:
    """The schema's assertions with their subschemas read, in document order; those that can never refuse left out."""
    return tuple(
        Keyword("$ref" if name == "$dynamicRef" else name, _READ.get(name, _value)(schema, name))
        for name in schema.keywords
        if _VAIN_WITHOUT.get(name, name) in schema.keywords
    )


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
    found: dict[str, Any] = {keyword.name: keyword.value for keyword in keywords}
    parts: list[View] = []
    if "const" in found:
        parts.append(json_view(found["const"]))
    elif "enum" in found:
        parts.append(
            enumerated(schema, found["enum"]) or union([json_view(value) for value in found["enum"]], null=False)
        )
    else:
        parts.append(_own_view(schema))
    if "$ref" in found:
        parts.append(found["$ref"])
    parts.extend(found.get("allOf", ()))
    parts.extend(union(list(found[name]), null=False) for name in ("anyOf", "oneOf") if name in found)
    informative = [part for part in parts if not isinstance(part, Anything) and _view(part) != Anything()]
    if not informative:
        return Anything()
    return informative[0] if len(informative) == 1 else Intersection(tuple(informative))


def _view(node: View) -> View:
    return node.view if isinstance(node, General) else node


def _own_view(schema: Schema) -> View:
    """The view of the keywords of one schema that stand beside its in-place applicators."""
    if schema.types:
        members: list[Node] = []
        for name in schema.types:
            if name == "object" and schema.keywords.keys() & {"properties", "required"}:
                members.append(declared_object(schema))
            elif name == "array" and "prefixItems" in schema.keywords:
                members.append(_array_view(schema))
            else:
                members.append(typed(_of_type(schema, name)).node)
        return union(members, null=False)
    if schema.keywords.keys() & {"properties", "required"}:
        return declared_object(schema)
    if schema.keywords.keys() & {"patternProperties", "additionalProperties"}:
        return typed(_of_type(schema.without("patternProperties"), "object")).node
    if schema.keywords.keys() & {"prefixItems", "items"}:
        return _array_view(schema)
    return Anything()


def _of_type(schema: Schema, name: str) -> Schema:
    groups = schema.restricted(Group.STRING, Group.NUMBER, Group.ARRAY, Group.OBJECT)
    return Schema({"type": name, **groups.keywords}, schema.child, schema.annotations, schema.refuse)


def _array_view(schema: Schema) -> View:
    prefix = [schema.child("prefixItems", index) for index in range(len(schema.keywords.get("prefixItems", ())))]
    rest = schema.child("items") if "items" in schema.keywords else Anything()
    return Array(union([*prefix, rest], null=False) if not isinstance(rest, Never) or prefix else Never())


def json_view(value: Json) -> Node:
    """The type of exactly one JSON value."""
    match value:
        case None:
            return Null()
        case list():
            return Tuple(tuple(map(json_view, value)))
        case dict():
            return Object(tuple(Property(key, json_view(item), True) for key, item in value.items()), Extra.CLOSED)
        case _:
            return Literal((value,))
