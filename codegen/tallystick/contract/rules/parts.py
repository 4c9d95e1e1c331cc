"""Parts of the object that a rule names: attributes, positions of tuples, elements of loops."""

from __future__ import annotations

import ast
import difflib
from typing import TYPE_CHECKING

from pydantic_core import MISSING

from tallystick.contract.rules.constants import NotFixed, fixed
from tallystick.contract.rules.flow import Facts, known
from tallystick.contract.rules.shapes import (
    Field,
    Fixed,
    Keyed,
    Listing,
    Maybe,
    Other,
    Record,
    Rooted,
    Scalar,
    Shape,
)
from tallystick.contract.rules.source import Refused
from tallystick.ir.rules import tree as ir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LISTED = 6
"""How many names a message lists."""


def is_part(node: ast.expr, variables: Mapping[str, tuple[ir.Access, Shape]]) -> bool:
    """Whether an expression is a path that starts at a variable of the rule."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return isinstance(node, ast.Name) and node.id in variables


def dictionary(node: ast.expr) -> ast.expr | None:
    """The dictionary of whose values an expression speaks: `x` of `x.values()`; `None` for any other expression."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="values"), args=[], keywords=[]):
            return owner
        case _:
            return None


def part(node: ast.expr, variables: Mapping[str, tuple[ir.Access, Shape]], facts: Facts) -> tuple[ir.Access, Shape]:
    """The part that a path leads to, and its type. Raises `Refused` where it leads nowhere."""
    match node:
        case ast.Name(id=name) if name in variables:
            return variables[name]
        case ast.Attribute(value=owner, attr=name):
            access, shape = part(owner, variables, facts)
            return _attribute(access, present(owner, shape, facts), name, node)
        case ast.Subscript(value=owner, slice=index):
            access, shape = part(owner, variables, facts)
            return _element(access, present(owner, shape, facts), index, node)
        case _:
            raise Refused("TLY546", node, reason="is no part of the object", hint="Name a field: `self.name`.")


def present(node: ast.expr, shape: Shape, facts: Facts, *, once: bool = False) -> Shape:
    """The type of a part that is known not to be None, nor MISSING. Raises `Refused` where it may be."""
    while isinstance(shape, Maybe):
        if known(node, absent=shape.absent) not in facts:
            what, text = "MISSING" if shape.absent else "None", ast.unparse(node)
            raise Refused("TLY548", node, what=what, text=text)
        shape = shape.shape
        if once:
            break
    return shape


def _attribute(access: ir.Access, shape: Shape, name: str, node: ast.expr) -> tuple[ir.Access, Shape]:
    match shape:
        case Record(by_key=False, fields=fields) if name in fields:
            return _member(access, name, fields[name], node)
        case Record(by_key=True, fields=fields) if name in fields:
            hint = f'Write `["{name}"]`.'
            raise Refused("TLY549", node, reason="is an attribute of a dict", hint=hint)
        case Record(fields=fields):
            raise Refused("TLY549", node, reason=f"is no field of {shape.words}", hint=near(name, fields))
        case Rooted(root=root) if name == "root":
            return access, root.shape()
        case Rooted():
            hint = f"Write `{ast.unparse(node).rpartition('.')[0]}.root`."
            raise Refused("TLY549", node, reason=f"looks into {shape.words}, whose value is its root", hint=hint)
        case _:
            reason = f"is no field, since what is before the dot is {words(shape)}"
            raise Refused("TLY549", node, reason=reason, hint="Name a field of a contract.")


def _element(access: ir.Access, shape: Shape, index: ast.expr, node: ast.expr) -> tuple[ir.Access, Shape]:
    position = -index.operand.value if _negative(index) else getattr(index, "value", None)  # type: ignore[attr-defined]  # by _negative
    match shape:
        case Fixed(items=items) if isinstance(position, int) and -len(items) <= position < len(items):
            at = position % len(items)
            return ir.Element(access, at), items[at].shape()
        case Record(by_key=True, fields=fields) if isinstance(position, str):
            if position in fields:
                return _member(access, position, fields[position], node)
            raise Refused("TLY549", node, reason=f"is no key of {shape.words}", hint=near(position, fields))
        case _:
            reason = f"looks into {words(shape)} by position or key, where nothing may be"
            hint = "Use `all` or `any` over the elements; a tuple of fixed length has positions."
            raise Refused("TLY546", node, reason=reason, hint=hint)


def _negative(index: ast.expr) -> bool:
    return (
        isinstance(index, ast.UnaryOp)
        and isinstance(index.op, ast.USub)
        and isinstance(index.operand, ast.Constant)
        and isinstance(index.operand.value, int)
    )


def _member(access: ir.Access, name: str, field: Field, node: ast.expr) -> tuple[ir.Access, Shape]:
    if field.reason is not None:
        raise Refused("TLY550", node, reason=field.reason)
    shape = field.shape()
    return ir.Member(access, field.name, isinstance(shape, Maybe), field.default, name), shape


def words(shape: Shape) -> str:
    """A type in a few words."""
    match shape:
        case Listing(words=said):
            return f"a {said}"
        case Fixed():
            return "a tuple"
        case Keyed():
            return "a dict"
        case Maybe(shape=inner):
            return f"{words(inner)} or None"
        case Scalar(words=said) | Record(words=said) | Rooted(words=said) | Other(words=said):
            return said


def truth(node: ast.expr, shape: Shape) -> str:
    """What to write for a value that is used as a condition."""
    text = ast.unparse(node)
    match shape:
        case Maybe():
            return f"Write `{text} is not None`."
        case Listing() | Keyed():
            return f"Write `len({text}) > 0`."
        case Scalar(type="string"):
            return f'Write `{text} != ""`.'
        case Scalar(type="integer" | "number" | "decimal"):
            return f"Write `{text} != 0`."
        case _:
            return "Write the comparison that is meant."


def near(wrong: str, names: Iterable[str]) -> str:
    """A name that may have been meant."""
    known_names = list(names)
    close = difflib.get_close_matches(wrong, known_names, 1)
    if close:
        return f"Did you mean `{close[0]}`?"
    shown = ", ".join(f"`{name}`" for name in known_names[:_LISTED])
    more = f" and {len(known_names) - _LISTED} more" if len(known_names) > _LISTED else ""
    return f"There are {shown}{more}." if known_names else "Name a field."


def is_missing(node: ast.expr, names: Mapping[str, object]) -> bool:
    """Whether an expression is Pydantic's `MISSING`."""
    try:
        return fixed(node, names, frozenset()) is MISSING
    except NotFixed:
        return False
