"""Defaults: kept where their schema accepts them, since parsing fills them in without a look."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.formats import FORMATS
from tallystick.ir.nodes import (
    ABSENT,
    MAX_SAFE,
    Absent,
    Anything,
    Array,
    Boolean,
    Check,
    Extra,
    General,
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
from tallystick.jsonvalue import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.passes.table import Table
    from tallystick.jsonvalue import Json

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


def accepts(node: Node, value: Json, table: Table) -> bool:  # noqa: C901, PLR0912  # one case a node
    """Whether `node` accepts `value`, as far as that is plain.

    Formats without a pattern, patterns that Python cannot read and general nodes are taken on trust.
    """
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
            return (
                (known is None or known.fullmatch(value) is not None)
                and _holds(checks, len(value))
                and all(_matches(str(check.value), value) for check in checks if check.keyword == "pattern")
            )
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
            if not isinstance(value, list) or len(value) < len(items) or not _holds(checks, len(value)):
                return False
            more = value[len(items) :]
            return all(accepts(one, item, table) for one, item in zip(items, value, strict=False)) and (
                not more if rest is None else all(accepts(rest, item, table) for item in more)
            )
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


def _matches(pattern: str, value: str) -> bool:
    """Whether a `u`-flag pattern matches, by Python's `re` where that reads it: the two agree on what is usual."""
    try:
        return re.search(pattern, value, re.ASCII) is not None
    except re.error:
        return True


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
    return all(
        _BOUNDS[check.keyword](measure, check.value)
        for check in checks
        if check.keyword in _BOUNDS and not isinstance(check.value, str)
    )
