"""The one traversal of the intermediate representation."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar, cast

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

_V = TypeVar("_V", bound=View)


def children(node: View) -> Iterator[Node]:
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
                yield from keyword_nodes(keyword.value)
        case Intersection(members=members):
            for member in members:
                yield from children(member) if isinstance(member, Intersection) else (member,)
        case _:
            return


def keyword_nodes(value: object) -> Iterator[Node]:
    """The nodes in the value of a `Keyword`: one node, a tuple of nodes, or a tuple of (key, node) pairs."""
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, Node):
                yield item
            elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], Node):
                yield item[1]


def references(node: Node) -> Iterator[str]:
    """The names that validation of `node` refers to, in order, repeated where they are."""
    if isinstance(node, Reference):
        yield node.name
    else:
        for child in children(node):
            yield from references(child)


def view_references(node: View) -> Iterator[str]:
    """The names that the TypeScript type of `node` refers to: as `references`, but through views."""
    if isinstance(node, Reference):
        yield node.name
    elif isinstance(node, General):
        yield from view_references(node.view)
    elif isinstance(node, Intersection):
        for member in node.members:
            yield from view_references(member)
    else:
        for child in children(node):
            yield from view_references(child)


def rewrite(node: _V, change: Callable[[Node], Node]) -> _V:
    """`node` with `change` applied to every node in it, innermost first, views included; itself where nothing changed."""

    def visit(inner: Node) -> Node:
        return change(_inside(inner, visit))

    if isinstance(node, Intersection):
        return cast("_V", _view(node, visit))
    return cast("_V", visit(node))


def _view(view: View, visit: Callable[[Node], Node]) -> View:
    if isinstance(view, Intersection):
        return Intersection(tuple(_view(member, visit) for member in view.members))
    return visit(view)


_Visit = Callable[[Node], Node]


def _array(node: Array, visit: _Visit) -> Node:
    items = visit(node.items)
    return node if items is node.items else replace(node, items=items)


def _tuple(node: Tuple, visit: _Visit) -> Node:
    return replace(node, items=tuple(map(visit, node.items)), rest=None if node.rest is None else visit(node.rest))


def _object(node: Object, visit: _Visit) -> Node:
    properties = tuple([_property(prop, visit) for prop in node.properties])
    extra = node.extra if isinstance(node.extra, Extra) else visit(node.extra)
    if extra is node.extra and all(map(operator.is_, properties, node.properties)):
        return node
    return replace(node, properties=properties, extra=extra)


def _record(node: Record, visit: _Visit) -> Node:
    return replace(node, keys=visit(node.keys), values=visit(node.values))


def _union(node: Union, visit: _Visit) -> Node:
    members = tuple(map(visit, node.members))
    return node if all(map(operator.is_, members, node.members)) else replace(node, members=members)


def _nullable(node: Nullable, visit: _Visit) -> Node:
    inner = visit(node.node)
    return node if inner is node.node else Nullable(inner)


def _general(node: General, visit: _Visit) -> Node:
    return replace(
        node,
        keywords=tuple(replace(keyword, value=_value(keyword.value, visit)) for keyword in node.keywords),
        view=_view(node.view, visit),
        base=None if node.base is None else visit(node.base),
    )


_INSIDE: dict[type, Callable[[Any, _Visit], Node]] = {
    Array: _array, Tuple: _tuple, Object: _object, Record: _record, Union: _union, Nullable: _nullable,
    General: _general,
}  # fmt: skip


def _inside(node: Node, visit: _Visit) -> Node:
    """`node` with `visit` applied to the nodes directly below it."""
    change = _INSIDE.get(type(node))
    return node if change is None else change(node, visit)


def _property(prop: Property, visit: Callable[[Node], Node]) -> Property:
    new = visit(prop.node)
    return prop if new is prop.node else replace(prop, node=new)


def _value(value: object, visit: Callable[[Node], Node]) -> object:
    if isinstance(value, Node):
        return visit(value)
    if isinstance(value, tuple):
        return tuple(
            visit(item)
            if isinstance(item, Node)
            else (item[0], visit(item[1]))
            if isinstance(item, tuple) and isinstance(item[1], Node)
            else item
            for item in value
        )
    return value
