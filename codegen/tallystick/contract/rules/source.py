"""The expression that a rule's method returns, as Python parsed it."""

from __future__ import annotations

import ast
import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FunctionType


class Refused(Exception):
    """Part of a rule is outside of what rules can say: the code of the problem, the node, and the problem's holes."""

    def __init__(self, code: str, node: ast.AST | None, **holes: object) -> None:
        super().__init__(code)
        self.code = code
        self.node = node
        self.holes = holes


@dataclass(frozen=True, slots=True)
class Source:
    """The expression, the name of its first parameter, and how many lines of its file are above it."""

    expression: ast.expr
    itself: str
    lines_above: int

    def place(self, node: ast.AST) -> tuple[str, int, int]:
        """The text of a node on one line, its line in the file and its column, both counted from 1."""
        line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        return ast.unparse(node), line + self.lines_above, column + 1


def source_of(function: FunctionType) -> Source:
    """The expression of a rule. Raises `Refused` where the method is not one `return` over `self`."""
    try:
        lines, first = inspect.getsourcelines(function)
    except (OSError, TypeError):
        raise Refused("TLY545", None, reason="its source text cannot be read", hint="Define it in a file.") from None
    indented = lines[0][:1].isspace()
    tree = ast.parse(("if True:\n" if indented else "") + "".join(lines))
    outer = tree.body[0]
    definition = outer.body[0] if isinstance(outer, ast.If) else outer
    if not isinstance(definition, ast.FunctionDef):
        raise Refused("TLY545", None, reason="it is not a plain method", hint="Write `def name(self) -> bool:`.")
    arguments = definition.args
    if [*arguments.posonlyargs, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg] != [None, None] or (
        len(arguments.args) != 1
    ):
        hint = "Write `def name(self) -> bool:`; constants of the module can be used by name."
        raise Refused("TLY545", None, reason="it takes more than `self`", hint=hint)
    body = [statement for statement in definition.body if not _is_text(statement)]
    if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
        hint = "Write one `return` with one expression, and another rule for another condition."
        raise Refused("TLY545", None, reason="its body is more than one `return`", hint=hint)
    return Source(body[0].value, arguments.args[0].arg, first - (2 if indented else 1))


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
