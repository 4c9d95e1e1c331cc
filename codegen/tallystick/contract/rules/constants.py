"""Constants in a rule: literals, names of the module that stand for a fixed value, and calls that make one."""

from __future__ import annotations

import ast
import builtins
import math
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tallystick.contract.node import MAX_SAFE
from tallystick.contract.rules.shapes import INSTANT, LOCAL, Scalar, scalar
from tallystick.contract.rules.source import Refused
from tallystick.contract.wire import decimal_text, duration_text
from tallystick.ir import grammars
from tallystick.ir.rules.scalars import wire_reader
from tallystick.ir.rules.tree import Constant, ScalarType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FunctionType

_MAKERS = (Decimal, date, datetime, time, timedelta, UUID, timezone, frozenset)
_PLAIN = (bool, int, float, str, Decimal, date, time, timedelta, UUID, Enum, tzinfo)


_LONGEST: int = 10 ** ((grammars.BIG_INTEGER.max_length or 0) - 1)
"""Integers from here on, and down from its negative, have more digits than documents have."""


class NotFixed(Exception):
    """An expression is not a constant."""


def names_of(function: FunctionType, cls: type) -> dict[str, object]:
    """What the names in a rule stand for, outside of it. The class itself may not have its name in its module yet."""
    variables = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    closed = {name: cell.cell_contents for name, cell in variables if name != "__class__"}
    return {**vars(builtins), **function.__globals__, cls.__name__.partition("[")[0]: cls, **closed}


def fixed(  # noqa: C901 - one case a node
    node: ast.expr, names: Mapping[str, object], local: frozenset[str]
) -> Any:  # noqa: ANN401 - any constant
    """The value of a constant expression. `local` names are never constants. Raises `NotFixed` for any other."""
    match node:
        case ast.Constant(value=value) if isinstance(value, bool | int | float | str):
            return value
        case ast.Name(id=name) if name not in local and name in names:
            return names[name]
        case ast.Attribute(value=owner, attr=name):
            holder = fixed(owner, names, local)
            if isinstance(holder, type | ModuleType) and hasattr(holder, name):
                return getattr(holder, name)
            if isinstance(holder, Enum) and name == "value":
                return holder.value
            raise NotFixed
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_number(fixed(inner, names, local))
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            return tuple(fixed(item, names, local) for item in items)
        case ast.Call(func=maker, args=arguments, keywords=keywords):
            function = fixed(maker, names, local)
            if not any(function is one for one in _MAKERS):
                raise NotFixed
            given = [fixed(argument, names, local) for argument in arguments]
            named = {str(each.arg): fixed(each.value, names, local) for each in keywords}
            try:
                return function(*given, **named)
            except (TypeError, ValueError, ArithmeticError) as error:
                raise Refused("TLY546", node, reason=f"raises {error!r}", hint="Correct the constant.") from None
        case _:
            raise NotFixed


def _number(value: object) -> Any:  # noqa: ANN401 - a number or duration
    if isinstance(value, int | float | Decimal | timedelta) and not isinstance(value, bool):
        return value
    raise NotFixed


def constant(value: object, node: ast.expr) -> tuple[Constant, Scalar]:
    """A constant and its type. Raises `NotFixed` for what is no scalar and `Refused` for one that JSON has not."""
    if not isinstance(value, _PLAIN) or isinstance(value, tzinfo):
        raise NotFixed
    if isinstance(value, Enum):
        made, shape = constant(value.value, node)
        own = None if isinstance(value, str | int | float) else type(value)
        return made, Scalar(shape.type, type(value).__name__, own, (value.value,))
    if isinstance(value, int) and abs(value) >= _LONGEST:
        raise Refused("TLY546", node, reason="is longer than a BigInt may be", hint="Use fewer digits.")
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused("TLY546", node, reason="is no number of JSON", hint="Use a finite number.")
    type_, said = _said(value)
    if wire_reader(type_)(said) is None:
        hint = "Use a finite Decimal, whole minutes of offset, and no offset for a time."
        raise Refused("TLY546", node, reason="has no wire form", hint=hint)
    shape = {"instant": INSTANT, "local-datetime": LOCAL}.get(type_) or scalar(type_)
    listed = (value,) if isinstance(value, str | bool | int) else None
    return Constant(type_, said), Scalar(shape.type, shape.words, None, listed)


def _said(value: Any) -> tuple[ScalarType, bool | int | float | str]:  # noqa: ANN401 - one of `_PLAIN`
    if isinstance(value, int) and abs(value) > MAX_SAFE:
        return "big-integer", str(value)
    if isinstance(value, datetime):
        return ("local-datetime" if value.tzinfo is None else "instant"), value.isoformat()
    for kind, type_, text in _TEXTS:
        if isinstance(value, kind):
            said: bool | int | float | str = text(value)
            return type_, said
    raise NotFixed


def _itself(value: Any) -> Any:  # noqa: ANN401 - a JSON scalar
    return value


_TEXTS: tuple[tuple[type, ScalarType, Callable[[Any], Any]], ...] = (
    (bool, "boolean", _itself),
    (int, "integer", int),
    (float, "number", _itself),
    (str, "string", str),
    (Decimal, "decimal", lambda value: decimal_text(value) if value.is_finite() else "NaN"),
    (date, "date", date.isoformat),
    (time, "time", time.isoformat),
    (timedelta, "duration", duration_text),
    (UUID, "uuid", str),
)


def spelled(expression: ast.expr, names: Mapping[str, object], local: frozenset[str]) -> str:
    """The expression as text in one spelling, with the values of constants in the place of their names."""

    class Values(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return self.value(node)

        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            said = self.value(node)
            return self.generic_visit(node) if said is node else said

        @staticmethod
        def value(node: ast.expr) -> ast.expr:
            try:
                found = fixed(node, names, local)
            except (NotFixed, Refused):
                return node
            while isinstance(found, Enum):
                found = found.value
            if isinstance(found, bool | int | float | str):
                return ast.Constant(found)
            if isinstance(found, Decimal | date | time | timedelta | UUID | tuple):
                return ast.parse(repr(found), mode="eval").body
            return node

    copied = ast.parse(ast.unparse(expression), mode="eval").body
    return ast.unparse(Values().visit(copied))
