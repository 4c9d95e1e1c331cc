"""The types of a tree: whether the operands of a node are of the types that it works on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tallystick.ir.rules.scalars import wire_reader
from tallystick.ir.rules.tree import (
    ARITHMETIC,
    DAY,
    ORDER,
    ORDERED,
    SIGNED,
    SUMMED,
    Access,
    Arithmetic,
    Choice,
    Comparison,
    Constant,
    Distinct,
    Expression,
    Extreme,
    HasKey,
    Logic,
    Not,
    OneOf,
    Quantified,
    ScalarType,
    Signed,
    Sum,
    TextLength,
    TextTest,
    ToBigInteger,
    ToDecimal,
    type_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tallystick.jsonvalue import Json

MAX_SAFE = 2**53 - 1

__all__ = ["fault", "type_of"]


def fits(given: ScalarType, wanted: ScalarType) -> bool:
    """Whether a value of the one type is one of the other: a JSON integer is a number."""
    return given == wanted or (given == "integer" and wanted == "number")


def fault(node: Expression | Access) -> str | None:  # noqa: C901, PLR0912 - one case a node
    """What is wrong with the types of a node's operands, in words; `None` where nothing is."""
    match node:
        case Constant(type=type_, value=value):
            if wire_reader(type_)(value) is None or not _is_plain(value):
                return f"{value!r} is not the wire form of a value of type {type_}"
            return None
        case Comparison(operator=operator, type=type_, left=left, right=right):
            if operator in ORDER and type_ not in ORDERED:
                return f"values of type {type_} have no order"
            return _all((left, right), type_)
        case Logic(operands=operands):
            return _all(operands, "boolean")
        case Not(operand=operand):
            return _all((operand,), "boolean")
        case Arithmetic():
            return _arithmetic(node)
        case Signed(type=type_, operand=operand):
            return _of_kinds(type_, SIGNED) or _all((operand,), type_)
        case Extreme(type=type_, operands=operands):
            return _of_kinds(type_, ORDERED - {"number"}) or _all(operands, type_)
        case ToDecimal(operand=operand):
            return _all((operand,), "big-integer" if type_of(operand) == "big-integer" else "integer")
        case ToBigInteger(operand=operand):
            return _all((operand,), "integer")
        case TextLength(operand=operand):
            return _all((operand,), "string")
        case OneOf(type=type_, operand=operand, options=options):
            return _all((operand, *options), type_)
        case HasKey(key=key):
            return _all((key,), "string")
        case TextTest(operand=operand, text=text):
            return _all((operand, text), "string")
        case Quantified(loop=loop, operand=operand):
            return _all((*loop.where, operand), "boolean")
        case Sum(type=type_, loop=loop, operand=operand):
            return _of_kinds(type_, SUMMED) or _all(loop.where, "boolean") or _all((operand,), type_)
        case Distinct(type=type_, loop=loop, operand=operand):
            return _all(loop.where, "boolean") or _all((operand,), type_)
        case Choice(type=type_, condition=condition, then=then, otherwise=otherwise):
            return _all((condition,), "boolean") or _all((then, otherwise), type_)
        case _:
            return None


def _is_plain(value: Json) -> bool:
    """Whether JavaScript has a number as it is: a finite double, and no integer beyond the safe ones."""
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) <= MAX_SAFE


def _all(operands: Iterable[Expression], wanted: ScalarType) -> str | None:
    for operand in operands:
        if not fits(type_of(operand), wanted):
            return f"an operand is of type {type_of(operand)}, not {wanted}"
    return None


def _of_kinds(type_: ScalarType, kinds: frozenset[ScalarType]) -> str | None:
    return None if type_ in kinds else f"there is no such operation on values of type {type_}"


def _arithmetic(node: Arithmetic) -> str | None:
    left, right = type_of(node.left), type_of(node.right)
    if ARITHMETIC.get((node.operator, left, right)) != node.type:
        return f"{left} {node.operator} {right} is no {node.type}"
    if node.type == "date" and not all(map(whole_days, (node.left, node.right))):
        return "a date only takes a constant duration of whole days"
    return None


def whole_days(node: Expression) -> bool:
    """Whether a node is a date, or a constant duration of whole days."""
    if type_of(node) != "duration":
        return True
    return isinstance(node, Constant) and wire_reader("duration")(node.value) % DAY == 0
