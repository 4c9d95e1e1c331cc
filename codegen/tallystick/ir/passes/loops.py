"""Schemas that refer to themselves without looking at anything smaller: validating one would never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import General, Node, Nullable, Reference, Union
from tallystick.ir.passes.table import Table, in_place
from tallystick.problems import Problem, Where, problem
from tallystick.wording import arrows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def loops(table: Table) -> list[Problem]:
    """A problem for every loop of references that stays on the same instance, once each."""
    edges = {name: tuple(dict.fromkeys(_same_instance(node))) for name, node in table.items()}
    return [problem("TLY407", Where(name=ring[-1]), loop=arrows(ring)) for ring in _rings(edges)]


def _rings(edges: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The ways from a name to itself, each name in at most one, by depth-first search with a stack of its own."""
    done: set[str] = set()
    for start in edges:
        path = {} if start in done else {start: iter(edges[start])}
        while path:
            name = next(reversed(path))
            target = next((target for target in path[name] if target not in done), None)
            if target is None:
                del path[name]
                done.add(name)
            elif target in path:
                names = list(path)
                yield [*names[names.index(target) :], target]
                done.add(target)
            else:
                path[target] = iter(edges[target])


def _same_instance(node: Node) -> Iterator[str]:
    """The names that `node` refers to for the instance that it sees itself."""
    match node:
        case Reference(name=name):
            yield name
        case Nullable(node=inner):
            yield from _same_instance(inner)
        case Union(members=members):
            for member in members:
                yield from _same_instance(member)
        case General():
            for inner in in_place(node):
                yield from _same_instance(inner)
        case _:
            return
