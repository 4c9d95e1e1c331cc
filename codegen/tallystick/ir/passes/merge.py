"""`allOf` of plain objects becomes one object with the properties of all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import Anything, Extra, General, Node, Object, Property, Record, Reference, String
from tallystick.ir.walk import rewrite

if TYPE_CHECKING:
    from tallystick.ir.passes.table import Table

_FREE_FORM = Record(String(), Anything())


def merge(table: Table) -> Table:
    """The table with every `allOf` merged that accepts what one object accepts.

    An `allOf` may be a member of another, so declarations are merged on demand, each once.
    """
    merged: dict[str, Node] = {}
    busy: set[str] = set()

    def declared(name: str) -> Node:
        if name not in merged and name not in busy:
            busy.add(name)
            merged[name] = rewrite(table[name], change)
        return merged.get(name, table[name])

    def change(node: Node) -> Node:
        if not isinstance(node, General) or node.annotates:
            return node
        keywords = {keyword.name: keyword.value for keyword in node.keywords}
        if keywords.keys() not in ({"allOf"}, {"allOf", "type"}) or node.base is not None:
            return node
        if keywords.get("type", ("object",)) != ("object",):
            return node
        members: tuple[Node, ...] = keywords["allOf"]  # type: ignore[assignment]  # nodes, by the keyword
        objects = [_object(member) for member in members]
        if len(members) == 1 and objects[0] is not None:
            return members[0]
        return _one(objects) or node

    def _object(node: Node) -> Object | None:
        while isinstance(node, Reference):
            name = node.name
            node = declared(name)
            if name in busy and name not in merged:
                return None
        if node == _FREE_FORM:
            return Object((), Extra.STRIP)
        plain = isinstance(node, Object) and not node.checks and node.extra in {Extra.STRIP, Extra.OPEN}
        return node if plain else None  # type: ignore[return-value]  # an Object where plain

    for name in table:
        declared(name)
    return merged


def _one(objects: list[Object | None]) -> Object | None:
    """The object that all of `objects` describe together; `None` where two say different things of one property."""
    properties: dict[str, Property] = {}
    extra = Extra.STRIP
    for member in objects:
        if member is None:
            return None
        extra = Extra.OPEN if member.extra is Extra.OPEN else extra
        for prop in member.properties:
            known = properties.get(prop.name)
            if known is None or isinstance(known.node, Anything):
                required = prop.required or (known is not None and known.required)
            elif prop.node == known.node or isinstance(prop.node, Anything):
                required, prop = prop.required or known.required, known
            else:
                return None
            properties[prop.name] = replace(prop, required=required)
    return Object(tuple(properties.values()), extra)
