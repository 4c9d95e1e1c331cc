"""Maps: objects without properties of their own whose keys are held to a schema of strings.

As a record, such an object has its keys checked whatever is wrong with its values, and the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.keywords import INHERITED
from tallystick.ir.nodes import Anything, Check, Extra, General, Literal, Node, Object, Record, String
from tallystick.ir.orders import BOUNDS, ORDERS
from tallystick.ir.passes.table import resolve

if TYPE_CHECKING:
    from tallystick.ir.passes.table import Table

_OF_STRINGS = (
    *("minLength", "maxLength", "pattern"),
    *(order + ending for order in ORDERS for ending in BOUNDS.values()),
)


def as_map(node: Node, table: Table) -> Node:
    """The record that a general node is, where `propertyNames` is all that it adds to an object without properties."""
    match node:
        case General(keywords=(names,), base=Object(properties=(), extra=extra, rules=()) as base, annotates=False) if (
            names.name == "propertyNames"
        ):
            keys = _keys(names.nodes()[0], table)
            if keys is None or extra in {Extra.STRIP, Extra.CLOSED}:
                return node
            return Record(keys, Anything() if isinstance(extra, Extra) else extra, base.checks)
        case _:
            return node


def _keys(node: Node, table: Table) -> Node | None:
    """The node of strings that accepts the same keys, by its name where it has one; `None` where there is none."""
    match resolve(node, table):
        case String():
            return node
        case Literal(values=values) if all(isinstance(value, str) and value not in INHERITED for value in values):
            return node
        case General(keywords=keywords, base=None, annotates=False):
            said = {keyword.name: keyword.value for keyword in keywords}
            if not said.keys() <= {*_OF_STRINGS, "format"}:
                return None
            checks = tuple(Check(name, said[name]) for name in _OF_STRINGS if name in said)
            return String(str(said["format"]) if "format" in said else None, checks)
        case _:
            return None
