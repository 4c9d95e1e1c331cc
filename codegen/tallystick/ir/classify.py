"""Which node a schema is: the everyday shape where it has one, the general node otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.everyday import BEST, chosen, enumerated, typed, union
from tallystick.ir.general import general, keywords_of, view_of
from tallystick.ir.keywords import KEYWORDS, Group, group_of
from tallystick.ir.nodes import Anything, General, Intersection, Keyword, Node, Union, View

if TYPE_CHECKING:
    from tallystick.ir.schema import Schema

_IN_PLACE = frozenset({"$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"})
_OF_MEMBERS = frozenset({"properties", "required", "additionalProperties", "patternProperties"})
"""Where one of them cannot be said natively, nor can the rest: native objects and maps drop the keys in question."""
_ASKING = frozenset({"unevaluatedItems", "unevaluatedProperties"})
# What a schema without these evaluates is nothing (core section 11): no one can ask it for annotations.
_EVALUATING = _IN_PLACE | {
    "properties", "patternProperties", "additionalProperties", "prefixItems", "items", "contains", "dependentSchemas",
} | _ASKING  # fmt: skip


def classify(schema: Schema, *, annotates: bool) -> Node:
    """The node of a schema.

    `annotates` where a schema above must know which properties and items this one evaluated.
    """
    names = schema.keywords.keys()
    if not names:
        return Anything()
    if not names.isdisjoint(_ASKING) or (annotates and not names.isdisjoint(_EVALUATING)):
        keywords = keywords_of(schema)
        return General(keywords, view_of(schema, keywords), annotates=annotates)
    if "allOf" in names:
        return _all_of(schema)
    if not names.isdisjoint(_IN_PLACE):
        return _in_place(schema)
    if "const" in names or "enum" in names:
        return _enumerated(schema)
    return _typed(schema) if "type" in names else general(schema)


def _typed(schema: Schema) -> Node:
    said = typed(schema)
    if not said.unsaid:
        return said.node
    if not _OF_MEMBERS.isdisjoint(said.unsaid):
        return general(schema)
    return General(keywords_of(schema.restricted(*said.unsaid)), said.node, base=said.node)


def _enumerated(schema: Schema) -> Node:
    name = "const" if "const" in schema.keywords else "enum"
    values = [schema.keywords[name]] if name == "const" else schema.keywords[name]
    beside = schema.without(name, "type").keywords
    if {KEYWORDS[keyword].group for keyword in beside}.isdisjoint({Group.ANY, *map(group_of, values)}):
        node = enumerated(schema, values)
        if node is not None:
            return node
    return general(schema)


def _in_place(schema: Schema) -> Node:
    """A schema with applicators that work in place, none of them `allOf`."""
    for name in ("$ref", "$dynamicRef"):
        if schema.only(name):
            return schema.child(name, in_place=True)
    for name in ("anyOf", "oneOf"):
        if schema.only(name):
            members = [schema.child(name, index, in_place=True) for index in range(len(schema.keywords[name]))]
            if name == "anyOf" or len(members) == 1:
                return chosen(union(members, null=False), best=schema.place.remarks(BEST))
            return Union(tuple(members), "one")
    beside = schema.without(*_IN_PLACE)
    if (
        not beside.keywords
        or "type" not in beside.keywords
        or schema.only("type", "anyOf")
        or schema.only("type", "oneOf")
    ):
        return general(schema)
    base = classify(beside, annotates=False)
    keywords = keywords_of(schema.without(*beside.keywords))
    if not keywords:
        return base
    return General(keywords, view_of(schema, keywords), base=base)


def _all_of(schema: Schema) -> Node:
    """An `allOf`, with what stands beside it as one more member."""
    members = [schema.child("allOf", index, in_place=True) for index in range(len(schema.keywords["allOf"]))]
    beside = schema.without("allOf")
    keywords: list[Keyword] = []
    if beside.only("type") and beside.types == ("object",):
        keywords.append(Keyword("type", ("object",)))  # says nothing more of what the members say
    elif beside.keywords:
        members.append(classify(beside, annotates=False))
    members = [member for member in members if not isinstance(member, Anything)]
    if not keywords and len(members) == 1:
        return members[0]
    if not members:
        return classify(beside, annotates=False)
    views: tuple[View, ...] = tuple(members)
    view = views[0] if len(views) == 1 else Intersection(views)
    return General((*keywords, Keyword("allOf", tuple(members))), view)
