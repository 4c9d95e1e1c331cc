"""The one traversal of the intermediate representation."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from tallystick.ir.nodes import (
    Array,
    Extra,
    General,
    Intersection,
    Node,
    Nullable,
    Object,
    Property,
    Record,
    Reference,
    Tuple,
    Union,
    View,
)


def children(node: Node) -> Iterator[Node]:  # noqa: C901, PLR0912  # one case a node
    """The nodes directly below `node` that take part in validation, in order. The view of a `General` does not."""
    match node:
        case Array(items=items):
            yield items
        case Tuple(items=items, rest=rest):
            yield from items
            if rest is not None:
                yield rest
        case Object(properties=properties, extra=extra):
            for prop in properties:
                yield prop.node
            if not isinstance(extra, Extra):
                yield extra
        case Record(keys=keys, values=values):
            yield keys
            yield values
        case Union(members=members):
            yield from members
        case Nullable(node=inner):
            yield inner
        case General(keywords=keywords, base=base):
            if base is not None:
                yield base
            for keyword in keywords:
                yield from keyword.nodes()
        case _:
            return


def references(node: Node) -> Iterator[str]:
    """The names that validation of `node` refers to, in order, repeated where they are."""
    if isinstance(node, Reference):
        yield node.name
    else:
        for child in children(node):
            yield from references(child)


_Visit = Callable[[Node], Node]


def rewrite(node: Node, change: _Visit) -> Node:
    """`node` with `change` applied to every node in it, innermost first, views included."""

    def visit(inner: Node) -> Node:
        rebuild = _REBUILD.get(type(inner))
        return change(inner if rebuild is None else rebuild(inner, visit))

    return visit(node)


# A node that nothing changed in is kept as it is: making another costs more than looking.


def _array(node: Array, visit: _Visit) -> Array:
    items = visit(node.items)
    return node if items is node.items else replace(node, items=items)


def _tuple(node: Tuple, visit: _Visit) -> Tuple:
    return replace(node, items=tuple(map(visit, node.items)), rest=None if node.rest is None else visit(node.rest))


def _object(node: Object, visit: _Visit) -> Object:
    properties = tuple([_property(prop, visit) for prop in node.properties])
    extra = node.extra if isinstance(node.extra, Extra) else visit(node.extra)
    if extra is node.extra and all(map(operator.is_, properties, node.properties)):
        return node
    return replace(node, properties=properties, extra=extra)


def _property(prop: Property, visit: _Visit) -> Property:
    inner = visit(prop.node)
    return prop if inner is prop.node else replace(prop, node=inner)


def _record(node: Record, visit: _Visit) -> Record:
    keys, values = visit(node.keys), visit(node.values)
    return node if keys is node.keys and values is node.values else replace(node, keys=keys, values=values)


def _union(node: Union, visit: _Visit) -> Union:
    members = tuple(map(visit, node.members))
    return node if all(map(operator.is_, members, node.members)) else replace(node, members=members)


def _nullable(node: Nullable, visit: _Visit) -> Nullable:
    inner = visit(node.node)
    return node if inner is node.node else Nullable(inner)


def _general(node: General, visit: _Visit) -> General:
    return replace(
        node,
        keywords=tuple(keyword.with_nodes(visit) for keyword in node.keywords),
        view=_view(node.view, visit),
        base=None if node.base is None else visit(node.base),
    )


def _view(view: View, visit: _Visit) -> View:
    if isinstance(view, Intersection):
        return Intersection(tuple(_view(member, visit) for member in view.members))
    return visit(view)


_REBUILD: dict[type[Node], Callable[[Any, _Visit], Node]] = {
    Array: _array, Tuple: _tuple, Object: _object, Record: _record, Union: _union, Nullable: _nullable,
    General: _general,
}  # fmt: skip
"""How a node of each class is made anew with the nodes directly below it visited; the others have none."""
