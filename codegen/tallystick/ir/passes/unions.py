"""Unions: which are told apart by a discriminator, and which `oneOf` is as good as an `anyOf`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import (
    Array,
    Boolean,
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

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS: dict[type, str] = {
    Null: "null", Boolean: "boolean", String: "string", Number: "number", Array: "array", Tuple: "array",
    Object: "object", Record: "object",
}  # fmt: skip


def draw_null(node: Node, table: Table) -> Node:
    """`null` drawn out of a `oneOf` whose other members refuse it."""
    if not (isinstance(node, Union) and node.mode == "one"):
        return node
    nulls = [member for member in node.members if isinstance(member, Null)]
    others = tuple(member for member in node.members if not isinstance(member, Null))
    if len(nulls) != 1 or any("null" in (_kinds(member, table) or {"null"}) for member in others):
        return node
    return Nullable(others[0] if len(others) == 1 else Union(others, "one"))


def tell_apart(node: Node, table: Table) -> Node:
    """A union with its discriminator, if it has one; a `oneOf` as an `anyOf` where no instance is in two members."""
    if not isinstance(node, Union) or node.discriminator is not None:
        return node
    tag = _discriminator(node.members, table)
    if tag is not None:
        return Union(node.members, "one", tag)
    kinds = [_kinds(member, table) for member in node.members]
    known = [kind for kind in kinds if kind is not None]
    if node.mode == "one" and len(known) == len(kinds) and sum(map(len, known)) == len(set().union(*known)):
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


def _discriminator(members: Sequence[Node], table: Table) -> str | None:
    """The property that every member requires as string literals no other member has."""
    if len(members) < 2:
        return None
    tags: list[dict[str, tuple[str, ...]]] = []
    for member in members:
        own = _tags(member, table)
        if not own:
            return None
        tags.append(own)
    for name in tags[0]:
        values = [own.get(name) for own in tags]
        if all(value is not None for value in values):
            flat = [item for value in values if value is not None for item in value]
            if len(flat) == len(set(flat)):
                return name
    return None


def _tags(node: Node, table: Table, depth: int = 0) -> dict[str, tuple[str, ...]]:
    """The properties that a node requires as string literals, with the literals."""
    node = resolve(node, table)
    if isinstance(node, Object):
        found = {}
        for prop in node.properties:
            value = resolve(prop.node, table)
            if prop.required and isinstance(value, Literal) and all(isinstance(item, str) for item in value.values):
                found[prop.name] = tuple(str(item) for item in value.values)
        return found
    if isinstance(node, Union) and depth < 8 and _discriminator(node.members, table):
        name = _discriminator(node.members, table)
        assert name is not None
        return {name: tuple(item for member in node.members for item in _tags(member, table, depth + 1).get(name, ()))}
    return {}
