"""What the passes work on: the nodes of all declarations, by name."""

from __future__ import annotations

from collections.abc import Mapping

from tallystick.ir.nodes import General, Node, Reference

Table = Mapping[str, Node]

IN_PLACE = frozenset({"$ref", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})
"""The keywords of a `General` whose nodes see the same instance as it does."""


def resolve(node: Node, table: Table) -> Node:
    """What `node` refers to in the end; a loop of references gives one of its own members."""
    seen: set[str] = set()
    while isinstance(node, Reference) and node.name not in seen:
        seen.add(node.name)
        node = table[node.name]
    return node


def in_place(node: General) -> tuple[Node, ...]:
    """The nodes of a general node that see the same instance as it does."""
    below = [inner for keyword in node.keywords if keyword.name in IN_PLACE for inner in keyword.nodes()]
    return tuple(below) if node.base is None else (node.base, *below)
