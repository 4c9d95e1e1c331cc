"""Schemas that refer to themselves without looking at anything smaller: validating one would never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import Node, Nullable, Reference, Union
from tallystick.ir.passes.table import Table, in_place
from tallystick.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def loops(table: Table) -> list[Problem]:
    """A problem for every loop of references that stays on the same instance, once each."""
    edges = {name: tuple(dict.fromkeys(_same_instance(node))) for name, node in table.items()}
    done: set[str] = set()
    found: list[Problem] = []
    for start in edges:
        if start in done:
            continue
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        on_path: set[str] = set()

        def push(name: str) -> None:
            path.append(name)
            on_path.add(name)
            stack.append((name, iter(edges[name])))  # noqa: B023  # called in this turn of the loop only

        push(start)
        while stack:
            name, targets = stack[-1]
            target = next((target for target in targets if target not in done), None)
            if target is None:
                stack.pop()
                path.pop()
                on_path.discard(name)
                done.add(name)
            elif target in on_path:
                ring = [*path[path.index(target) :], target]
                found.append(problem("TLY407", Where(name=target), loop=" -> ".join(ring)))
                done.add(target)
            else:
                push(target)
    return found


def _same_instance(node: Node) -> Iterator[str]:
    match node:
        case Reference(name=name):
            yield name
        case Nullable(node=inner):
            yield from _same_instance(inner)
        case Union(members=members):
            for member in members:
                yield from _same_instance(member)
        case _:
            for inner in in_place(node):
                yield from _same_instance(inner)
