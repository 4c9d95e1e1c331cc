"""The order of declarations: each after what it refers to, as near to its document's order as that allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import Declaration, Module
from tallystick.ir.walk import references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def modules(declarations: Sequence[tuple[str, Declaration]]) -> tuple[Module, ...]:
    """The modules in document order, with their declarations ordered, and `Declaration.late` set.

    A reference is late where its target is initialised after the declaration that makes it: it closes a circle of
    declarations, or of modules, since in a circle of modules none can count on another having run.
    """
    groups: dict[str, dict[str, Declaration]] = {}
    for path, declaration in declarations:
        groups.setdefault(path, {})[declaration.name] = declaration
    homes = {declaration.name: path for path, declaration in declarations}
    needs = {declaration.name: tuple(dict.fromkeys(references(declaration.node))) for _, declaration in declarations}
    circle = _components(
        {
            path: tuple(dict.fromkeys(homes[need] for name in own for need in needs[name]))
            for path, own in groups.items()
        }
    )
    orders = {
        path: tuple(_after_needs({name: [need for need in needs[name] if need in own] for name in own}))
        for path, own in groups.items()
    }
    position = {name: index for order in orders.values() for index, name in enumerate(order)}

    def late(user: str, target: str) -> bool:
        if homes[target] == homes[user]:
            return position[target] >= position[user]
        return circle[homes[target]] == circle[homes[user]]

    return tuple(
        Module(
            path,
            tuple(
                replace(groups[path][name], late=frozenset(need for need in needs[name] if late(name, need)))
                for name in order
            ),
        )
        for path, order in orders.items()
    )


def _after_needs(needs: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names, each after its needs unless they are in a circle; otherwise in the order given."""
    seen: set[str] = set()
    for start in needs:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(needs[start]))]
        while stack:
            name, rest = stack[-1]
            need = next((need for need in rest if need not in seen), None)
            if need is None:
                stack.pop()
                yield name
            else:
                seen.add(need)
                stack.append((need, iter(needs[need])))


def _components(edges: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The strongly connected component of every node, by number (Kosaraju's algorithm)."""
    finished = list(_after_needs({node: list(targets) for node, targets in edges.items()}))
    back: dict[str, list[str]] = {node: [] for node in edges}
    for node, targets in edges.items():
        for target in targets:
            back[target].append(node)
    component: dict[str, int] = {}
    for number, start in enumerate(reversed(finished)):
        stack = [] if start in component else [start]
        while stack:
            node = stack.pop()
            if node not in component:
                component[node] = number
                stack.extend(back[node])
    return component
