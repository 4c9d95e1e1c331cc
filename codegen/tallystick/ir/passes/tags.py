"""The discriminators that documents name: every member must say which one it is.

OpenAPI's discriminator is a property of the payload (3.1.0 section 4.8.25), so a union cannot be told apart by one that
is absent. Pydantic writes a tag with a default as optional, and refuses it absent all the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import ABSENT, Literal, Node, Object, Property, Reference, Union
from tallystick.ir.passes.table import Table, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping


def require_tags(table: Table, tags: Mapping[str, frozenset[str]]) -> Table:
    """The table with these properties required, by declaration, where they are literals.

    Unions hand them to their members.
    """
    wanted: dict[str, set[str]] = {}
    pending = [(name, tag) for name, names in tags.items() for tag in names]
    for name, tag in pending:
        if tag in wanted.setdefault(name, set()):
            continue
        wanted[name].add(tag)
        node = table[name]
        if isinstance(node, Reference):
            pending.append((node.name, tag))
        elif isinstance(node, Union):
            pending += [(member.name, tag) for member in node.members if isinstance(member, Reference)]
    return {name: _required(node, wanted[name], table) if name in wanted else node for name, node in table.items()}


def _required(node: Node, tags: set[str], table: Table) -> Node:
    if not isinstance(node, Object):
        return node

    def settled(prop: Property) -> Property:
        literal = prop.name in tags and isinstance(resolve(prop.node, table), Literal)
        return replace(prop, required=True, default=ABSENT) if literal else prop

    return replace(node, properties=tuple(map(settled, node.properties)))
