"""Operators on two typed scalars: the type that both are brought to, and what arithmetic gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.contract.rules.shapes import Scalar, scalar
from tallystick.contract.rules.source import Refused
from tallystick.ir.rules import tree as ir
from tallystick.ir.rules.signatures import whole_days

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable

Typed = tuple[ir.Expression, Scalar]


def _big(operand: ir.Expression) -> ir.Expression:
    """An integer as one of any size; a constant is written as one."""
    if isinstance(operand, ir.Constant):
        return ir.Constant("big-integer", str(operand.value))
    return ir.ToBigInteger(operand)


_WIDER: dict[ir.ScalarType, Callable[[ir.Expression], ir.Expression]] = {
    "big-integer": _big,
    "decimal": ir.ToDecimal,
}
"""The exact types of numbers beyond `integer`, each wider than those before it, and what makes its values of theirs."""
_WIDTH: tuple[ir.ScalarType, ...] = ("integer", *_WIDER)


def joined(left: Typed, right: Typed, node: ast.expr) -> tuple[ir.Expression, ir.Expression, Scalar]:
    """Both sides as values of one type, and that type. Raises `Refused` where Python compares no such values."""
    (one, first), (other, second) = left, right
    if first.enum is not second.enum:
        hint = "Compare with a member of the enumeration, or derive the enumeration from str (StrEnum)."
        raise Refused("TLY547", node, reason=_never(first, second), hint=hint)
    types = {first.type, second.type}
    if len(types) > 1 and types.issubset(_WIDTH):
        wider = max(first.type, second.type, key=_WIDTH.index)
        one, other = (side if kind.type == wider else _WIDER[wider](side) for side, kind in (left, right))
        return one, other, scalar(wider)
    if types == {"integer", "number"}:
        return one, other, scalar("number")
    if len(types) != 1:
        raise Refused("TLY547", node, reason=_never(first, second), hint=_HINTS.get(frozenset(types), _HINT))
    return one, other, replace(first, values=None)


def equated(left: Typed, right: Typed, node: ast.expr) -> tuple[ir.Expression, ir.Expression, Scalar]:
    """As `joined`, for values that are asked to be equal. Raises `Refused` also where they can never be."""
    _possible(left, right, node)
    _possible(right, left, node)
    return joined(left, right, node)


def _possible(value: Typed, constant: Typed, node: ast.expr) -> None:
    """Refuse a constant that is none of the values that are listed for what it is compared with."""
    (one, listed), (other, wanted) = value, constant
    if not isinstance(one, ir.Value) or not isinstance(other, ir.Constant) or listed.values is None:
        return
    if not set(listed.values) & set(wanted.values or listed.values):
        reason = f"looks for {other.value!r}, which is none of its values"
        hint = f"Use one of {', '.join(map(repr, listed.values))}."
        raise Refused("TLY547", node, reason=reason, hint=hint)


_HINT = "Compare values of one type."
_HINTS = {
    frozenset({"decimal", "number"}): "Use Decimal for both: a float is not the decimal that it is written as.",
    frozenset({"big-integer", "number"}): "Use Decimal for the float.",
    frozenset({"string", "big-integer"}): "Write the constant as a number.",
    frozenset({"date", "instant"}): "Use the same type for both: the date of an instant depends on a time zone.",
    frozenset({"instant", "local-datetime"}): "Use datetimes with an offset for both.",
    frozenset({"string", "date"}): "Write the constant as date(...).",
    frozenset({"string", "instant"}): "Write the constant as datetime(..., tzinfo=UTC).",
    frozenset({"string", "decimal"}): "Write the constant as Decimal(...).",
    frozenset({"string", "uuid"}): "Write the constant as UUID(...).",
    frozenset({"boolean", "integer"}): "A bool is a condition already: use it, or `not` it.",
}


def _never(first: Scalar, second: Scalar) -> str:
    return f"puts {first.words} next to {second.words}"


def arithmetic(operator: str, left: Typed, right: Typed, node: ast.expr) -> Typed:
    """`left operator right`. Raises `Refused` where there is no exact result."""
    (one, first), (other, second) = left, right
    if first.type != second.type and {first.type, second.type}.issubset(_WIDTH):
        one, other, both = joined(left, right, node)
        first = second = both
    type_ = None if first.enum or second.enum else ir.ARITHMETIC.get((operator, first.type, second.type))
    if type_ is None:
        floats = "number" in {first.type, second.type}
        reason = (
            "is arithmetic on floats, which rounds"
            if floats
            else f"is {first.words} {operator} {second.words}, which has no result"
        )
        hint = (
            "Use Decimal, or int in the smallest unit."
            if floats
            else "Use + - * on int, BigInt, Decimal, dates and timedelta."
        )
        raise Refused("TLY547", node, reason=reason, hint=hint)
    if type_ == "date" and not (whole_days(one) and whole_days(other)):
        hint = "Compare the difference of the two dates with the duration, or use a constant of whole days."
        raise Refused("TLY547", node, reason="moves a date by a duration, whose hours Python drops", hint=hint)
    return ir.Arithmetic(operator, type_, one, other), scalar(type_)


def signed(operator: str, operand: Typed, node: ast.expr) -> Typed:
    """`-operand` or `abs(operand)`. Raises `Refused` for a type without a sign."""
    made, shape = operand
    if shape.type not in ir.SIGNED or shape.enum is not None:
        reason = f"is {shape.words}, which has no exact negative"
        raise Refused("TLY547", node, reason=reason, hint="Use int, BigInt, Decimal or timedelta.")
    return ir.Signed(operator, shape.type, made), scalar(shape.type)
