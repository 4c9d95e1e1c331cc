"""The operations of contract modules: found, and held not to be in each other's way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.api import Api, ProblemIssue, shape
from tallystick.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from tallystick.api import Operation


def apis(module: ModuleType) -> Iterator[Api]:
    """The APIs that a module defines, in its order: each where its first operation is declared."""
    seen: set[int] = set()
    for value in vars(module).values():
        if isinstance(value, Api) and value.module == module.__name__ and id(value) not in seen:
            seen.add(id(value))
            yield value


def clashes(operations: Sequence[Operation[Any]]) -> Iterator[Problem]:
    """A problem for each operation with the id, or the method and path, of one before it in another API."""
    by_id: dict[str, Operation[Any]] = {}
    by_place: dict[tuple[str, str], Operation[Any]] = {}
    for each in operations:
        place = (each.method, shape(each.path))
        if (other := by_id.setdefault(each.id, each)) is not each:
            yield problem("TLY572", each.where, what="The id", name=each.id, other=other.where)
        if (other := by_place.setdefault(place, each)) is not each:
            name = f"{each.method.upper()} {each.path}"
            yield problem("TLY572", each.where, what="Method and path", name=name, other=other.where)


def types(operations: Iterable[Operation[Any]]) -> Iterator[Any]:
    """Every type that the operations need as a component, in their order; some more than once."""
    for operation in operations:
        yield from operation.groups.values()
        if operation.body is not None and operation.body.type is not None:
            yield operation.body.type
        yield from (answer.type for answer in operation.answers if answer.type is not None)
        for answer in operation.errors:
            yield from (answer.type, ProblemIssue)
