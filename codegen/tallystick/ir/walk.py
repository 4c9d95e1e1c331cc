"""The one traversal of the intermediate representation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def _inside(node: Node, visit: Callable[[Node], Node]) -> Node:
    match node:
        case Array(items=items):
            new = visit(items)
            return node if new is items else replace(node, items=new)
        case Tuple(items=items, rest=rest):
            return replace(node, items=tuple(map(visit, items)), rest=None if rest is None else visit(rest))
        case Object(properties=properties, extra=extra):
            changed = tuple(_property(prop, visit) for prop in properties)
            extra = extra if isinstance(extra, Extra) else visit(extra)
            same = extra is node.extra and all(new is old for new, old in zip(changed, properties, strict=True))
            return node if same else replace(node, properties=changed, extra=extra)
        case Record(keys=keys, values=values):
            return replace(node, keys=visit(keys), values=visit(values))
        case Union(members=members):
            return replace(node, members=tuple(map(visit, members)))
        case Nullable(node=inner):
            new = visit(inner)
            return node if new is inner else Nullable(new)
        case General(keywords=keywords, view=view, base=base):
            return replace(
                node,
                keywords=tuple(replace(keyword, value=_value(keyword.value, visit)) for keyword in keywords),
                view=_view(view, visit),
                base=None if base is None else visit(base),
            )
        case _:
            return node


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
