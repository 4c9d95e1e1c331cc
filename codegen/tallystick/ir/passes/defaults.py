"""Defaults: kept where their schema accepts them, since parsing fills them in without a look."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any

from tallystick.ir.formats import FORMATS
from tallystick.ir.keywords import is_number
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
from tallystick.ir.orders import BOUNDS, ORDERS
from tallystick.ir.rules.evaluate import broken
from tallystick.ir.walk import children
from tallystick.jsonvalue import identity, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.passes.table import Table
    from tallystick.jsonvalue import Json

_PATTERNS = {row.name: re.compile(row.pattern) for row in FORMATS if row.pattern is not None}


def _bounded(measure: Callable[[str], Any], holds: Callable[[Any, Any], bool]) -> Callable[[str, str], bool]:
    return lambda value, bound: holds(measure(value), measure(bound))


_HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMinimum": lambda value, bound: value > bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
    "multipleOf": lambda value, step: Fraction(str(value)) % Fraction(str(step)) == 0,
    **dict.fromkeys(("minLength", "minItems", "minProperties"), lambda value, bound: len(value) >= bound),
    **dict.fromkeys(("maxLength", "maxItems", "maxProperties"), lambda value, bound: len(value) <= bound),
    "uniqueItems": lambda value, _: len(set(map(identity, value))) == len(value),
    "minBytes": lambda value, bound: len(b64decode(value)) >= bound,
    "maxBytes": lambda value, bound: len(b64decode(value)) <= bound,
    **{
        order + BOUNDS[f"x-tallystick-{keyword}"]: _bounded(measure, holds)
        for order, measure in ORDERS.items()
        for keyword, holds in (("minimum", ge), ("maximum", le), ("exclusiveMinimum", gt), ("exclusiveMaximum", lt))
    },
}
"""Whether a value holds a check: one row for every `Check.keyword` but `pattern`."""


def sound_defaults(node: Node, table: Table, refused: Callable[[Property], None]) -> Node:
    """An object without the defaults that their own schema refuses, each of which is handed to `refused`.

    What cannot be told here is taken on trust, unless the default is parsed itself, to fill in others below it: then a
    default in doubt would refuse the object that leaves it out.
    """
    if not isinstance(node, Object) or all(prop.default is ABSENT for prop in node.properties):
        return node

    def sound(prop: Property) -> Property:
        if isinstance(prop.default, Absent) or _Judge(table, doubtful=False).accepts(prop.node, prop.default):
            return prop
        if _Judge(table, doubtful=True).accepts(prop.node, prop.default) and not _fills(prop.node, table):
            return prop
        refused(prop)
        return replace(prop, default=ABSENT)

    return replace(node, properties=tuple(map(sound, node.properties)))


def _fills(node: Node, table: Table) -> bool:
    """Whether parsing fills in a default in or below `node`. A general node returns what it was given."""
    seen: set[str] = set()
    stack = [node]
    while stack:
        inner = stack.pop()
        if isinstance(inner, Object) and any(prop.default is not ABSENT for prop in inner.properties):
            return True
        if isinstance(inner, Reference):
            if inner.name not in seen:
                seen.add(inner.name)
                stack.append(table[inner.name])
        elif not isinstance(inner, General):
            stack.extend(children(inner))
    return False


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says whether nodes accept values.

    `doubtful` is the verdict where that is not plain: formats without a pattern, patterns that Python cannot read, and
    general nodes.
    """

    table: Table
    doubtful: bool

    def accepts(self, node: Node, value: Json) -> bool:  # noqa: C901, PLR0912  # one case a node
        """Whether `node` accepts `value`."""
        match node:
            case Anything():
                return True
            case Never():
                return False
            case Null():
                return value is None
            case Boolean():
                return isinstance(value, bool)
            case String():
                return isinstance(value, str) and self.accepts_text(node, value)
            case Number(kind=kind, checks=checks):
                if not is_number(value):
                    return False
                whole = kind == "number" or float(value).is_integer()
                return whole and (kind != "safe-integer" or abs(value) <= MAX_SAFE) and holds(checks, value)
            case Literal(values=values):
                return any(same(value, one) for one in values)
            case Array(items=items, checks=checks):
                return isinstance(value, list) and self.accepts_items((), items, checks, value)
            case Tuple(items=fixed, rest=rest, checks=checks):
                return (
                    isinstance(value, list)
                    and len(value) >= len(fixed)
                    and self.accepts_items(fixed, Never() if rest is None else rest, checks, value)
                )
            case Object():
                return isinstance(value, dict) and self.accepts_members(node, value)
            case Record(keys=keys, values=values, checks=checks):
                return (
                    isinstance(value, dict)
                    and holds(checks, value)
                    and all(self.accepts(keys, key) and self.accepts(values, one) for key, one in value.items())
                )
            case Union(members=members):
                return any(self.accepts(member, value) for member in members)
            case Nullable(node=inner):
                return value is None or self.accepts(inner, value)
            case Reference(name=name):
                return self.accepts(self.table[name], value)
            case General(base=base):
                return self.doubtful and (base is None or self.accepts(base, value))

    def accepts_text(self, node: String, value: str) -> bool:
        """Whether a string is of the format and holds the checks."""
        if node.format is not None:
            known = _PATTERNS.get(node.format)
            if not (self.doubtful if known is None else known.fullmatch(value)):
                return False
        patterns = [str(check.value) for check in node.checks if check.keyword == "pattern"]
        rest = tuple(check for check in node.checks if check.keyword != "pattern")
        return all(self.matches(pattern, value) for pattern in patterns) and holds(rest, value)

    def matches(self, pattern: str, value: str) -> bool:
        """Whether a `u`-flag pattern matches, by Python's `re` where that reads it: the two agree on what is usual."""
        try:
            return re.search(pattern, value, re.ASCII) is not None
        except re.error:
            return self.doubtful

    def accepts_items(self, fixed: tuple[Node, ...], rest: Node, checks: tuple[Check, ...], value: list[Json]) -> bool:
        """Whether the items are accepted, the first ones each by its own node."""
        nodes = [*fixed, *[rest] * (len(value) - len(fixed))]
        return holds(checks, value) and all(map(self.accepts, nodes, value))

    def accepts_members(self, node: Object, value: dict[str, Json]) -> bool:
        """Whether what must be there is, and what is there is accepted."""
        undeclared: Node = Never() if node.extra is Extra.CLOSED else Anything()
        others = undeclared if isinstance(node.extra, Extra) else node.extra
        declared = {prop.name: prop.node for prop in node.properties}
        return (
            holds(node.checks, value)
            and all(prop.name in value for prop in node.properties if prop.required)
            and all(self.accepts(declared.get(key, others), item) for key, item in value.items())
            and not broken(node.rules, value)
        )


def holds(checks: tuple[Check, ...], value: object) -> bool:
    """Whether a value holds every check. Text that spells no number or bytes holds no check on what it spells."""
    try:
        return all(_HOLDS[check.keyword](value, check.value) for check in checks)
    except (ArithmeticError, ValueError):
        return False
