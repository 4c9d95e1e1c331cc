"""Expressions beyond calls: arrow functions with parameters, operators and conditionals, laid out as Prettier does."""

# ruff: noqa: ARG002, D102 - every construct implements `Construct.broken`, which says what it is given

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.render.layout import STEP, WIDTH, Items, fit, fits, flat, joined, pad

if TYPE_CHECKING:
    from tallystick.render.layout import Doc


class Function:
    """`(line) => body`."""

    __slots__ = ("body", "flat", "head")

    def __init__(self, parameter: str, body: Doc) -> None:
        self.head = f"({parameter}) =>"
        self.body = body
        self.flat = joined([body], f"{self.head} ", "", "")

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        whole = bare(self.body)
        if isinstance(whole, Conditional) and not fits(self.body, inner, tail):
            return f"{self.head}{pad(inner)}{whole.broken(inner, inner, tail)}"
        if isinstance(self.body, Infix) and not fits(self.body, inner, tail):
            return f"{self.head}{pad(inner)}{self.body.rows(inner, inner, inner, tail)}"
        return f"{self.head}{pad(inner)}{fit(self.body, inner, inner, tail)}"


class Applied:
    """`all(lines, (line) => ...)`, or `lines.filter((line) => ...)`: a call whose last argument may be a function."""

    __slots__ = ("arguments", "callee", "flat")

    def __init__(self, callee: Doc, arguments: tuple[Doc, ...]) -> None:
        self.callee = callee
        self.arguments = tuple(map(bare, arguments))
        given = joined(self.arguments, "(", ", ", ")")
        self.flat = None if given is None else joined([callee, given], "", "", "")

    def broken(self, indent: int, column: int, tail: int) -> str:
        callee = fit(self.callee, indent, column, 1)
        at = column + len(callee) if "\n" not in callee else indent + len(callee.rpartition("\n")[2])
        *first, last = self.arguments
        head: str | None = joined(first, "(", ", ", ", ") if first else "("
        inner = indent + STEP
        if isinstance(last, Items) and head is not None and last.items and at + len(head) + 1 <= WIDTH:
            return f"{callee}{head}{last.broken(indent, at + len(head), tail + 1)})"
        if isinstance(last, Function) and isinstance(last.body, Applied) and head is not None:
            hugged = f"{head}{last.head}"
            if at + len(hugged) <= WIDTH:
                return f"{callee}{hugged}{pad(inner)}{fit(last.body, inner, inner, 1)},{pad(indent)})"
        rows = [fit(argument, inner, inner, 1) + "," for argument in self.arguments]
        return f"{callee}({pad(inner)}{pad(inner).join(rows)}{pad(indent)})"


_LOGICAL = frozenset({"&&", "||"})


class Infix:
    """`a && b`, or an operand a line, the operator at the end of each and what follows the first indented.

    Operators of one rank may follow each other: `more` are those after the first, which is all of them where it is
    empty.
    """

    __slots__ = ("alone", "flat", "operands", "operator", "operators")

    def __init__(self, operator: str, operands: tuple[Doc, ...], more: tuple[str, ...] = ()) -> None:
        self.operator = operator
        self.operators = (operator, *more) if more else (operator,) * (len(operands) - 1)
        self.operands = operands
        like = [inner for each in operands if isinstance(inner := bare(each), Infix) and self._is_like(inner)]
        self.alone = len(operands) == 2 and not like  # noqa: PLR2004 - one operator
        for inner in like:
            inner.alone = False
        parts: list[Doc] = [operands[0]]
        for before, operand in zip(self.operators, operands[1:], strict=True):
            parts += (f" {before} ", operand)
        self.flat = joined(parts, "", "", "")

    def followed(self, operator: str, operand: Doc) -> Infix:
        """The same with one operator more, of the rank of those it has: `a - b + c`."""
        return Infix(self.operator, (*self.operands, operand), (*self.operators[1:], operator))

    def broken(self, indent: int, column: int, tail: int) -> str:
        return self.rows(indent, indent + STEP, column, tail)

    def rows(self, indent: int, inner: int, column: int, tail: int) -> str:
        """The text, its lines after the first at `inner`."""
        first, *others = self.operands
        text = fit(first, indent, column, len(self.operator) + 1)
        if self.alone:
            (other,) = others
            if fits(other, _end(text, column) + len(self.operator) + 2, tail):
                return f"{text} {self.operator} {flat(other)}"
        tails = [*(len(after) + 1 for after in self.operators[1:]), tail]
        for before, operand, end in zip(self.operators, others, tails, strict=True):
            text += f" {before}{pad(inner)}{fit(operand, inner, inner, end)}"
        return text

    def _is_like(self, other: Infix) -> bool:
        """Whether both are logic, or neither: an operator among its like breaks, one alone may stay on its line."""
        return (self.operator in _LOGICAL) == (other.operator in _LOGICAL)


def _end(text: str, column: int) -> int:
    """The column after `text` when it starts at `column`."""
    newline = text.rfind("\n")
    return column + len(text) if newline < 0 else len(text) - newline - 1


class Parenthesised:
    """`(a || b)`."""

    __slots__ = ("flat", "inner")

    def __init__(self, inner: Doc) -> None:
        self.inner = inner
        self.flat = joined([inner], "(", "", ")")

    def broken(self, indent: int, column: int, tail: int) -> str:
        return f"({fit(self.inner, indent, column + 1, tail + 1)})"


def bare(doc: Doc) -> Doc:
    """A document without parentheses around it."""
    return doc.inner if isinstance(doc, Parenthesised) else doc


class Prefix:
    """`!a`, `-a`."""

    __slots__ = ("flat", "operand", "operator")

    def __init__(self, operator: str, operand: Doc) -> None:
        self.operator = operator
        self.operand = operand
        self.flat = joined([operand], operator, "", "")

    def broken(self, indent: int, column: int, tail: int) -> str:
        return self.operator + fit(self.operand, indent, column + len(self.operator), tail)


class Conditional:
    """`a ? b : c`, or each branch on its line."""

    __slots__ = ("branches", "condition", "flat")

    def __init__(self, condition: Doc, then: Doc, otherwise: Doc) -> None:
        self.condition = condition
        self.branches = (then, otherwise)
        texts = [flat(doc) for doc in (condition, then, otherwise)]
        self.flat = None if None in texts else "{} ? {} : {}".format(*texts)

    def broken(self, indent: int, column: int, tail: int) -> str:
        inner = indent + STEP
        then, otherwise = (fit(branch, inner + 2, inner + 2, tail) for branch in self.branches)
        return f"{fit(self.condition, indent, column, 0)}{pad(inner)}? {then}{pad(inner)}: {otherwise}"


class Access:
    """`value.name`, `value[0]`: something after a value that may itself break."""

    __slots__ = ("flat", "of", "suffix")

    def __init__(self, of: Doc, suffix: str) -> None:
        self.of = of
        self.suffix = suffix
        self.flat = joined([of], "", "", suffix)

    def broken(self, indent: int, column: int, tail: int) -> str:
        return fit(self.of, indent, column, tail + len(self.suffix)) + self.suffix
