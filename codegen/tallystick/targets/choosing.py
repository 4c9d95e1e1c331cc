"""Where it matters which member of a union accepts an instance: the value then is another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tallystick.ir import nodes as ir
from tallystick.ir.walk import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tallystick.targets.model import Model


def is_choice(members: Sequence[ir.Node], model: Model) -> bool:
    """Whether two members may both accept an instance, of which one of them makes another value.

    Objects that require different literals of one property share no instance. Scalars are what they are.
    """
    parts = [part for member in members for part in _parts(member, model, frozenset())]
    return any(
        type_ is other_type and (changes(one, model) or changes(other, model)) and not _told_apart(one, other, model)
        for (type_, one), (other_type, other) in combinations(parts, 2)
    )


def _parts(node: ir.Node, model: Model, above: frozenset[str]) -> Iterator[tuple[type, ir.Node]]:
    """The objects and arrays among what a node accepts, each with the type of JSON value it is."""
    match node:
        case ir.Reference(name=name):
            if name not in above:
                yield from _parts(model.declarations[name].node, model, above | {name})
        case ir.Nullable(node=inner):
            yield from _parts(inner, model, above)
        case ir.Union(members=members):
            for member in members:
                yield from _parts(member, model, above)
        case ir.Object() | ir.Record():
            yield dict, node
        case ir.Array() | ir.Tuple():
            yield list, node
        case ir.Anything() | ir.General():
            yield dict, node
            yield list, node
        case _:
            return


def changes(node: ir.Node, model: Model) -> bool:
    """Whether parsing may drop a key or fill one in, at any depth. A general node gives back what it is given."""
    return _changes(node, model, set())


def _changes(node: ir.Node, model: Model, seen: set[str]) -> bool:
    """The same; what `seen` has is looked at once, however many ways lead to it."""
    match node:
        case ir.Reference(name=name):
            if name in seen:
                return False
            seen.add(name)
            return _changes(model.declarations[name].node, model, seen)
        case ir.General():
            return False
        case ir.Object(properties=properties, extra=extra) if extra is ir.Extra.STRIP or any(
            each.default is not ir.ABSENT for each in properties
        ):
            return True
        case _:
            return any(_changes(child, model, seen) for child in children(node))


def _told_apart(one: ir.Node, other: ir.Node, model: Model) -> bool:
    tags, others = _tags(one, model), _tags(other, model)
    return any(tags[name].isdisjoint(others[name]) for name in tags.keys() & others.keys())


def _tags(node: ir.Node, model: Model) -> dict[str, frozenset[str]]:
    """The properties that an object requires as literals of text, with those."""
    if not isinstance(node, ir.Object):
        return {}
    found = {}
    for prop in node.properties:
        literal = prop.node
        while isinstance(literal, ir.Reference):
            literal = model.declarations[literal.name].node
        if prop.required and isinstance(literal, ir.Literal) and all(isinstance(each, str) for each in literal.values):
            found[prop.name] = frozenset(map(str, literal.values))
    return found
