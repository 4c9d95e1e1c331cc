"""What the passes work on: the nodes of all declarations, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tallystick.ir.nodes import General, Node, Reference

Table = Mapping[str, Node]


def resolve(node: Node, table: Table) -> Node:
    """What `node` refers to in the end; a loop of references gives one of its own members."""
    seen: set[str] = set()
    while isinstance(node, Reference) and node.name not in seen:
        seen.add(node.name)
        node = table[node.name]
    return node


def in_place(node: Node) -> tuple[Node, ...]:
    """The nodes of a `General` that see the same instance as it does."""
    if not isinstance(node, General):
        return ()
    found: list[Node] = [] if node.base is None else [node.base]
    for keyword in node.keywords:
        if keyword.name in {"$ref", "not", "if", "then", "else"}:
            found.append(keyword.value)  # type: ignore[arg-type]  # one node, by the keyword
        elif keyword.name in {"allOf", "anyOf", "oneOf"}:
            found.extend(keyword.value)  # type: ignore[arg-type]  # nodes, by the keyword
        elif keyword.name == "dependentSchemas":
            found.extend(inner for _, inner in keyword.value)  # type: ignore[misc, union-attr]  # pairs, by the keyword
    return tuple(found)
