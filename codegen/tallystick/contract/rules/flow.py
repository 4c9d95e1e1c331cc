"""Flow typing: which parts are known not to be None, or not to be missing, where an expression is evaluated."""

from __future__ import annotations

import ast

Facts = frozenset[str]
NO_FACTS: Facts = frozenset()


def known(part: ast.expr, *, absent: bool) -> str:
    """The fact that `part` is not None, or not MISSING where `absent`."""
    return f"{ast.unparse(part)} is not {'MISSING' if absent else 'None'}"


def facts(node: ast.expr) -> tuple[Facts, Facts]:
    """What is known where `node` is true, and where it is false."""
    match node:
        case ast.Compare(left=part, ops=[ast.Is() | ast.IsNot() as operator], comparators=[other]):
            said = known(part, absent=not (isinstance(other, ast.Constant) and other.value is None))
            there = frozenset({said})
            return (NO_FACTS, there) if isinstance(operator, ast.Is) else (there, NO_FACTS)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            true, false = facts(inner)
            return false, true
        case ast.BoolOp(op=operator, values=values):
            pairs = [facts(value) for value in values]
            every = [frozenset[str]().union(*side) for side in zip(*pairs, strict=True)]
            shared = [frozenset.intersection(*side) for side in zip(*pairs, strict=True)]
            return (every[0], shared[1]) if isinstance(operator, ast.And) else (shared[0], every[1])
        case _:
            return NO_FACTS, NO_FACTS
