"""Maps: objects without properties of their own whose keys are held to a schema of strings.

As a record, such an object has its keys checked whatever is wrong with its values, and the other way round.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.keywords import INHERITED
from tallystick.ir.nodes import Anything, Check, Extra, General, Keyword, Literal, Node, Object, Record, String
from tallystick.ir.orders import BOUNDS, ORDERS
from tallystick.ir.passes.table import resolve

if TYPE_CHECKING:
    from tallystick.ir.passes.table import Table

_OF_STRINGS = (
    *("minLength", "maxLength", "pattern"),
    *(order + ending for order in ORDERS for ending in BOUNDS.values()),
)

_LIMITS = frozenset({"minProperties", "maxProperties"})


def as_map(node: Node, table: Table) -> Node:
    """The record that a general node is, where `propertyNames` is all that it adds to an object without properties."""
    match node:
        case General(keywords=(Keyword(name="propertyNames") as names,), base=base, annotates=False):
            found = _object(base)
            keys = _keys(names.nodes()[0], table)
            if found is None or keys is None or found.extra in {Extra.STRIP, Extra.CLOSED}:
                return node
            values = Anything() if isinstance(found.extra, Extra) else found.extra
            return Record(keys, values, found.checks)
        case _:
            return node


def _object(base: Node | None) -> Object | None:
    """The object without properties that a base is, its limits on their number put back where they have been moved."""
    match base:
        case Object(properties=(), rules=()):
            return base
        case General(keywords=(Keyword("allOf", (Object(properties=(), rules=()) as inner,)), *limits), base=None) if (
            all(limit.name in _LIMITS for limit in limits)
        ):
            moved = tuple(Check(limit.name, limit.value) for limit in limits if isinstance(limit.value, int | float))
            return replace(inner, checks=(*inner.checks, *moved))
        case _:
            return None


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
            checks = tuple(
                Check(name, value) for name in _OF_STRINGS if isinstance(value := said.get(name), int | float | str)
            )
            return String(str(said["format"]) if "format" in said else None, checks)
        case _:
            return None
