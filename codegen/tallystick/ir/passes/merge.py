"""`allOf` of plain objects becomes one object with the properties of all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import Anything, Extra, General, Node, Object, Property, Record, Reference, String
from tallystick.ir.walk import rewrite

if TYPE_CHECKING:
    from tallystick.ir.passes.table import Table

_FREE_FORM = Record(String(), Anything())


def merge(table: Table) -> Table:
    """The table with every `allOf` merged that accepts what one object accepts."""
    merging = _Merging(table)
    return {name: merging.declared(name) for name in table}


@dataclass(slots=True)
class _Merging:
    """An `allOf` may be a member of another, so declarations are merged on demand, each once."""

    table: Table
    merged: dict[str, Node] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)

    def declared(self, name: str) -> Node:
        """The node of a declaration, merged; as it is where merging it asks for it."""
        if name not in self.merged and name not in self.busy:
            self.busy.add(name)
            self.merged[name] = rewrite(self.table[name], self.change)
            self.busy.discard(name)
        return self.merged.get(name, self.table[name])

    def change(self, node: Node) -> Node:
        """`node`, as one object where it is an `allOf` of objects."""
        if not isinstance(node, General) or node.annotates or node.base is not None:
            return node
        members: tuple[Node, ...] = ()
        for keyword in node.keywords:
            if keyword.name == "allOf":
                members = keyword.nodes()
            elif (keyword.name, keyword.value) != ("type", ("object",)):
                return node
        objects = [self.plain(member) for member in members]
        if len(objects) == 1 and objects[0] is not None:
            return members[0]
        return (_one(objects) if objects else None) or node

    def plain(self, node: Node) -> Object | None:
        """The object that `node` is or refers to, if all it says is what its members are."""
        while isinstance(node, Reference):
            if node.name in self.busy:
                return None
            node = self.declared(node.name)
        if node == _FREE_FORM:
            return Object((), Extra.STRIP)
        if not isinstance(node, Object) or node.checks or node.rules:
            return None
        return node if node.extra is Extra.STRIP or node.extra is Extra.OPEN else None


def _one(objects: list[Object | None]) -> Object | None:
    """The object that all of `objects` describe together; `None` where two say different things of one property."""
    properties: dict[str, Property] = {}
    extra = Extra.STRIP
    for member in objects:
        if member is None:
            return None
        extra = Extra.OPEN if member.extra is Extra.OPEN else extra
        for prop in member.properties:
            known = properties.get(prop.name, prop)
            if not isinstance(known.node, Anything) and not isinstance(prop.node, Anything) and prop.node != known.node:
                return None
            telling = prop if isinstance(known.node, Anything) else known
            properties[prop.name] = replace(telling, required=prop.required or known.required)
    return Object(tuple(properties.values()), extra)
