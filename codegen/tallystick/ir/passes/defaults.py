"""Defaults: kept where their schema accepts them, since parsing fills them in without a look."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.everyday import MAX_SAFE
from tallystick.ir.formats import FORMATS
from tallystick.ir.nodes import (
    ABSENT,
    Absent,
    Anything,
    Array,
    Boolean,
    Check,
    Extra,
    General,
    Json,
    Literal,
    Never,
    Node,
    Null,
    Nullable,
    Number,
    Object,
    Property,
    Record,
    Reference,
    String,
    Tuple,
    Union,
)
from tallystick.ir.schema import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.passes.table import Table

_PATTERNS = {row.name: re.compile(row.pattern) for row in FORMATS if row.pattern is not None}


def sound_defaults(node: Node, table: Table, refused: Callable[[Property], None]) -> Node:
    """An object without the defaults that their own schema refuses, each of which is handed to `refused`."""
    if not isinstance(node, Object) or all(prop.default is ABSENT for prop in node.properties):
        return node

    def sound(prop: Property) -> Property:
        if isinstance(prop.default, Absent) or accepts(prop.node, prop.default, table):
            return prop
        refused(prop)
        return replace(prop, default=ABSENT)

    return replace(node, properties=tuple(map(sound, node.properties)))


def accepts(node: Node, value: Json, table: Table) -> bool:  # noqa: C901  # one case a node
    """Whether `node` accepts `value`, as far as that is plain: a format, a pattern or a general node is taken on trust."""
    match node:
        case Anything() | General():
            return True
        case Never():
            return False
        case Null():
            return value is None
        case Boolean():
            return isinstance(value, bool)
        case String(format=name, checks=checks):
            if not isinstance(value, str):
                return False
            known = _PATTERNS.get(name or "")
            return (known is None or known.fullmatch(value) is not None) and _holds(checks, len(value))
        case Number(kind=kind, checks=checks):
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            whole = kind == "number" or float(value).is_integer()
            return whole and (kind != "safe-integer" or abs(value) <= MAX_SAFE) and _holds(checks, value)
        case Literal(values=values):
            return any(same(value, one) for one in values)
        case Array(items=items, checks=checks):
            return (
                isinstance(value, list)
                and _holds(checks, len(value))
                and all(accepts(items, one, table) for one in value)
            )
        case Tuple(items=items, rest=rest, checks=checks):
            if not isinstance(value, list) or len(value) < len(items) or (rest is None and len(value) > len(items)):
                return False
            nodes = [*items, *([rest] * (len(value) - len(items)))]
            return _holds(checks, len(value)) and all(
                accepts(one, item, table) for one, item in zip(nodes, value, strict=True)
            )  # type: ignore[arg-type]  # as many
        case Object():
            return isinstance(value, dict) and _accepts_object(node, value, table)
        case Record(keys=keys, values=values):
            return isinstance(value, dict) and all(
                accepts(keys, key, table) and accepts(values, one, table) for key, one in value.items()
            )
        case Union(members=members):
            return any(accepts(member, value, table) for member in members)
        case Nullable(node=inner):
            return value is None or accepts(inner, value, table)
        case Reference(name=name):
            return accepts(table[name], value, table)


def _accepts_object(node: Object, value: dict[str, Json], table: Table) -> bool:
    declared = {prop.name: prop for prop in node.properties}
    if any(prop.required and prop.name not in value for prop in node.properties):
        return False
    for key, item in value.items():
        if key in declared:
            if not accepts(declared[key].node, item, table):
                return False
        elif node.extra is Extra.CLOSED or (not isinstance(node.extra, Extra) and not accepts(node.extra, item, table)):
            return False
    return True


_BOUNDS: dict[str, Callable[[float, float], bool]] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMinimum": lambda value, bound: value > bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
    **dict.fromkeys(("minLength", "minItems"), lambda value, bound: value >= bound),
    **dict.fromkeys(("maxLength", "maxItems"), lambda value, bound: value <= bound),
}


def _holds(checks: tuple[Check, ...], measure: float) -> bool:
    return all(_BOUNDS[check.keyword](measure, check.value) for check in checks if check.keyword in _BOUNDS)  # type: ignore[arg-type]  # numbers
