"""Unions: which are told apart by a discriminator, and which `oneOf` is as good as an `anyOf`."""

from __future__ import annotations

from dataclasses import replace

from tallystick.ir.nodes import (
    Array,
    Boolean,
    General,
    Literal,
    Node,
    Null,
    Nullable,
    Number,
    Object,
    Record,
    String,
    Tuple,
    Union,
)
from tallystick.ir.passes.table import Table, resolve

_KINDS: dict[type, str] = {
    Null: "null", Boolean: "boolean", String: "string", Number: "number", Array: "array", Tuple: "array",
    Object: "object", Record: "object",
}  # fmt: skip


def imply_type(node: Node, table: Table) -> Node:
    """The union of a general node whose `type` says nothing more than the members beside it."""
    if not isinstance(node, General) or node.annotates or node.base is not None or len(node.keywords) != 2:  # noqa: PLR2004 - `type` and the members
        return node
    values = {keyword.name: keyword for keyword in node.keywords}
    name = next((name for name in ("anyOf", "oneOf") if name in values), None)
    if name is None or "type" not in values:
        return node
    members = values[name].nodes()
    types = values["type"].value
    kinds = [_kinds(member, table) for member in members]
    if not isinstance(types, tuple) or any(kind is None or not kind.issubset(types) for kind in kinds):
        return node
    return members[0] if len(members) == 1 else Union(members, "any" if name == "anyOf" else "one")


def draw_null(node: Node, table: Table) -> Node:
    """`null` drawn out of a `oneOf` whose other members refuse it."""
    if not (isinstance(node, Union) and node.mode == "one"):
        return node
    nulls = [member for member in node.members if isinstance(member, Null)]
    others = tuple(member for member in node.members if not isinstance(member, Null))
    if len(nulls) != 1 or any("null" in (_kinds(member, table) or {"null"}) for member in others):
        return node
    return Nullable(others[0] if len(others) == 1 else replace(node, members=others))


def tell_apart(node: Node, table: Table) -> Node:
    """A `oneOf` with its discriminator, if it has one, or as an `anyOf` where no instance is in two members."""
    if not isinstance(node, Union) or node.discriminator is not None or node.mode != "one":
        return node  # nobody looks at tags in an `anyOf`: what no member accepts is wrong as a whole, as in Pydantic
    tag = _discriminator(node, table)
    if tag is not None:
        return Union(node.members, "one", tag)
    kinds = [_kinds(member, table) for member in node.members]
    known = [kind for kind in kinds if kind is not None]
    if len(known) == len(kinds) and sum(map(len, known)) == len(set().union(*known)):
        return Union(node.members)
    return node


def _kinds(node: Node, table: Table) -> set[str] | None:
    """The kinds of JSON values that a node may accept; `None` where that is not plain to see."""
    node = resolve(node, table)
    if type(node) in _KINDS:
        return {_KINDS[type(node)]}
    match node:
        case Literal(values=values):
            return {
                "boolean" if isinstance(value, bool) else "string" if isinstance(value, str) else "number"
                for value in values
            }
        case Nullable(node=inner):
            kinds = _kinds(inner, table)
            return None if kinds is None else kinds | {"null"}
        case _:
            return None


def _discriminator(node: Union, table: Table) -> str | None:
    """The property that every member requires as string literals no other has: the stated one, else the first."""
    tags = [_tags(member, table) for member in node.members]
    for name in sorted(tags[0], key=lambda name: name != node.stated):
        if all(name in own for own in tags):
            values = [value for own in tags for value in own[name]]
            if len(values) == len(set(values)):
                return name
    return None


def _tags(node: Node, table: Table) -> dict[str, tuple[str, ...]]:
    """The properties that a node requires as string literals, with the literals.

    An object with checks has none: `settle` may make it a general node, which Zod cannot look into. A union that is
    told apart has those of all its members, whichever of them tells it apart. Unions nest without end in no table,
    since `loops` has refused those.
    """
    node = resolve(node, table)
    if isinstance(node, Object) and not node.checks:
        values = {prop.name: _texts(resolve(prop.node, table)) for prop in node.properties if prop.required}
        return {name: texts for name, texts in values.items() if texts}
    if isinstance(node, Union) and node.mode == "one" and _discriminator(node, table) is not None:
        tags = [_tags(member, table) for member in node.members]
        shared = [name for name in tags[0] if all(name in own for own in tags)]
        return {name: tuple(dict.fromkeys(value for own in tags for value in own[name])) for name in shared}
    return {}


def _texts(node: Node) -> tuple[str, ...]:
    """The literals of a node that has only strings; none otherwise."""
    values = node.values if isinstance(node, Literal) else ()
    texts = tuple(value for value in values if isinstance(value, str))
    return texts if len(texts) == len(values) else ()
