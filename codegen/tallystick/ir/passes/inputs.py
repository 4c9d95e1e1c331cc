"""Types before and after parsing: which declarations have two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import ABSENT, Declaration, Direction, General, Node, Object, Reference
from tallystick.ir.walk import children, rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tallystick.ir.names import Names


def without_output_defaults(declaration: Declaration) -> Declaration:
    """An output schema with no default to fill in: what a server left out must stay visible."""
    if declaration.direction is not Direction.OUTPUT:
        return declaration
    return replace(declaration, node=rewrite(declaration.node, _no_defaults))


def _no_defaults(node: Node) -> Node:
    if not isinstance(node, Object) or all(prop.default is ABSENT for prop in node.properties):
        return node
    return replace(node, properties=tuple(replace(prop, default=ABSENT) for prop in node.properties))


def with_input_names(declarations: Sequence[Declaration], names: Names) -> list[Declaration]:
    """The declarations, those whose type changes in parsing with a name for the type before it."""
    nodes = {declaration.name: declaration.node for declaration in declarations}
    filling = _filling(nodes)
    return [
        replace(declaration, input_name=_input_name(declaration, names)) if declaration.name in filling else declaration
        for declaration in declarations
    ]


def _input_name(declaration: Declaration, names: Names) -> str:
    if declaration.direction is Direction.INPUT:
        return declaration.name
    return names.claim(f"{declaration.name}Input", f"{declaration.name} before parsing")


def _filling(nodes: dict[str, Node]) -> set[str]:
    """The declarations that fill in a default, themselves or in what they refer to."""
    users: dict[str, set[str]] = {}
    found = []
    for name, node in nodes.items():
        own, targets = _defaults(node)
        if own:
            found.append(name)
        for target in targets:
            users.setdefault(target, set()).add(name)
    filling: set[str] = set()
    while found:
        name = found.pop()
        if name not in filling:
            filling.add(name)
            found.extend(users.get(name, ()))
    return filling


def _defaults(node: Node) -> tuple[bool, set[str]]:
    """Whether a node fills in defaults itself, and what it refers to. A general node returns what it was given."""
    own, targets = False, set()
    stack = [node]
    while stack:
        inner = stack.pop()
        if isinstance(inner, Reference):
            targets.add(inner.name)
        elif isinstance(inner, General):
            continue
        else:
            own = own or (isinstance(inner, Object) and any(prop.default is not ABSENT for prop in inner.properties))
            stack.extend(children(inner))
    return own, targets
