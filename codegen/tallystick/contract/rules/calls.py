"""The functions that a rule may call: what each gives for typed arguments."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tallystick.contract.rules import parts
from tallystick.contract.rules.operators import Typed, arithmetic, joined, signed
from tallystick.contract.rules.shapes import BOOLEAN, Keyed, Listing, Scalar, scalar
from tallystick.contract.rules.source import Refused
from tallystick.ir.rules import tree as ir

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.contract.rules.compile import Compiler


def _arguments(node: ast.Call, least: int, most: int) -> list[ast.expr]:
    if not least <= len(node.args) <= most or any(isinstance(each, ast.Starred) for each in node.args):
        hint = f"Give it {least}{'' if least == most else ' or more'}."
        raise Refused("TLY546", node, reason="has the wrong number of arguments", hint=hint)
    return node.args


def _generator(compiler: Compiler, node: ast.expr, hint: str) -> ast.GeneratorExp:
    """A generator as it is written, or that of the elements of a part or of the values of a dictionary."""
    if isinstance(node, ast.GeneratorExp):
        return node
    if not parts.is_part(parts.dictionary(node) or node, compiler.variables):
        raise Refused("TLY546", node, reason="is not a generator, nor a part of the object", hint=hint)
    element = ast.copy_location(ast.Name(compiler.free()), node)
    each = ast.comprehension(target=element, iter=node, ifs=[], is_async=0)
    return ast.copy_location(ast.GeneratorExp(elt=element, generators=[each]), node)


def _len(compiler: Compiler, node: ast.Call) -> Typed:
    (of,) = _arguments(node, 1, 1)
    integer = scalar("integer")
    if isinstance(of, ast.Call) and isinstance(of.func, ast.Name) and of.func.id == "set" and len(of.args) == 1:
        generator = _generator(compiler, of.args[0], "Write `len({value for item in items})`.")
        of = ast.copy_location(ast.SetComp(generator.elt, generator.generators), of)
    if isinstance(of, ast.SetComp):
        loop, inner = compiler.loop(of)
        made, shape = inner.scalar(of.elt)
        return ir.Distinct(shape.type, loop, made), integer
    if isinstance(of, ast.ListComp):
        loop, inner = compiler.loop(of)
        if not parts.is_part(of.elt, inner.variables):
            inner.scalar(of.elt)
        return ir.Sum("integer", loop, ir.Constant("integer", 1)), integer
    if parts.is_part(of, compiler.variables):
        access, found = compiler.present(of)
        if isinstance(found, Listing | Keyed):
            return ir.Size(access), integer
        if not isinstance(found, Scalar) or found.type != "string":
            reason = f"is {parts.words(found)}, which has no length"
            raise Refused("TLY547", of, reason=reason, hint="Use a str, list, set or dict.")
    return ir.TextLength(compiler.text(of)), integer


def _quantified(compiler: Compiler, node: ast.Call) -> Typed:
    (of,) = _arguments(node, 1, 1)
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    generator = _generator(compiler, of, f"Write `{name}(condition for item in items)`.")
    loop, inner = compiler.loop(generator)
    return ir.Quantified(name, loop, inner.condition(generator.elt)), BOOLEAN


def _sum(compiler: Compiler, node: ast.Call) -> Typed:
    of, *start = _arguments(node, 1, 2)
    generator = _generator(compiler, of, "Write `sum(value for item in items)`.")
    loop, inner = compiler.loop(generator)
    made, shape = inner.scalar(generator.elt)
    if shape.type not in ir.SUMMED:
        hint = "Sum int, BigInt, Decimal or timedelta; to count, write `sum(1 for item in items if ...)`."
        raise Refused("TLY547", generator.elt, reason=f"is {shape.words}, which has no exact sum", hint=hint)
    total: Typed = (ir.Sum(shape.type, loop, made), scalar(shape.type))
    if not start and shape.type == "duration":
        hint = f"Write `sum({ast.unparse(of)}, timedelta())`."
        raise Refused("TLY547", node, reason="starts at the number 0, to which no timedelta can be added", hint=hint)
    if not start:
        return total
    first = compiler.scalar(start[0])
    if isinstance(first[0], ir.Constant) and first[0].value in {0, "0", "0.0", "0.00", "PT0S"}:
        return total
    return arithmetic("+", first, total, node)


def _extreme(compiler: Compiler, node: ast.Call) -> Typed:
    first, *others = _arguments(node, 2, 99)
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    operands = [compiler.scalar(first)]
    for other in others:
        one, two, shape = joined(operands[0], compiler.scalar(other), node)
        operands = [(one, shape), *operands[1:], (two, shape)]
    shape = operands[0][1]
    if shape.type not in ir.ORDERED - {"number"} or shape.enum is not None:
        hint = "Compare the values with `and` or `or`."
        raise Refused("TLY547", node, reason=f"is over {shape.words}, of which there is no exact {name}", hint=hint)
    made = tuple(joined(operands[0], operand, node)[1] for operand in operands)
    return ir.Extreme(name, shape.type, made), scalar(shape.type)


def _abs(compiler: Compiler, node: ast.Call) -> Typed:
    (of,) = _arguments(node, 1, 1)
    return signed("abs", compiler.scalar(of), of)


def _decimal(compiler: Compiler, node: ast.Call) -> Typed:
    (of,) = _arguments(node, 1, 1)
    made, shape = compiler.scalar(of)
    if shape.type in {"integer", "big-integer"}:
        return ir.ToDecimal(made), scalar("decimal")
    raise Refused("TLY547", of, reason=f"is {shape.words}, not int", hint="Only an int becomes a Decimal exactly.")


CALLS: dict[str, Callable[[Compiler, ast.Call], Typed]] = {
    "len": _len,
    "all": _quantified,
    "any": _quantified,
    "sum": _sum,
    "min": _extreme,
    "max": _extreme,
    "abs": _abs,
    "Decimal": _decimal,
}
"""By name. Each raises `Refused` for arguments that it is not exact for."""
