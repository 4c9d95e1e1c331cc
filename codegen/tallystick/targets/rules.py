"""Cross-field rules as JavaScript that reads like the Python they were written in.

Strings, names and keys of documents only reach the program through the encoders of `render`; every other word of it is
in the tables here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from tallystick.ir.rules import tree as ir
from tallystick.render.encode import RESERVED, key, number, string
from tallystick.render.expressions import Access, Applied, Conditional, Function, Infix, Parenthesised, Prefix
from tallystick.render.layout import Chain, Doc, Items, Members

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_READ: Mapping[ir.ScalarType, str] = {
    "decimal": "decimalOf",
    "big-integer": "bigintOf",
    "uuid": "uuidOf",
    "date": "dateOf",
    "instant": "instantOf",
    "local-datetime": "localOf",
    "time": "timeOf",
    "duration": "durationOf",
}
"""What reads a wire value of a type that JavaScript does not have; the others are what they are."""

_COMPARE: Mapping[ir.ScalarType, str] = {
    "decimal": "compareDecimals",
    "string": "compareText",
    **dict.fromkeys(("big-integer", "date", "instant", "local-datetime", "time", "duration"), "compareBigints"),
}
"""The order of values of a type; the others have JavaScript's own."""

_OPERATORS = {"==": "===", "!=": "!==", "and": "&&", "or": "||"}
_DECIMAL = {"+": "addDecimals", "-": "subtractDecimals", "*": "multiplyDecimals"}
_SIGN = {
    ("negate", "decimal"): "negateDecimal",
    ("abs", "decimal"): "absoluteDecimal",
    **dict.fromkeys((("abs", "big-integer"), ("abs", "duration")), "absoluteBigint"),
}
_SUM: Mapping[ir.ScalarType, str] = {
    "integer": "sumIntegers",
    "decimal": "sumDecimals",
    **dict.fromkeys(("big-integer", "duration"), "sumBigints"),
}
_TEXT = {"contains": "includes", "starts-with": "startsWith", "ends-with": "endsWith"}
_ONE = ir.Constant("integer", 1)

_GLOBALS = frozenset({"BigInt", "Math", "Object", "z", "undefined", "Infinity"})
"""Names of the program around a rule that a loop variable must not hide."""


def rules_check(rules: tuple[ir.Rule, ...], runtime: Callable[[str], str], taken: frozenset[str]) -> Doc:
    """`rules({ name, at, message, holds }, ...)`.

    `runtime` notes an export of the runtime and returns its name; `taken` are all the names it has.
    """
    return Chain("", ((runtime("rules"), tuple(_rule(rule, runtime, taken) for rule in rules)),))


def _rule(rule: ir.Rule, runtime: Callable[[str], str], taken: frozenset[str]) -> Doc:
    printer = _Printer(runtime, taken, {_SELF: ("value", 0)}, 0)
    path: list[Doc] = [string(step) if isinstance(step, str) else str(step) for step in rule.at]
    return Members(
        [
            ("name", string(rule.name)),
            ("at", Items(path)),
            ("message", string(rule.message)),
            ("holds", Function("value", printer.expression(rule.tree))),
        ],
        forced=True,
    )


_SELF = ""


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints expressions at a depth of functions; `names` are the variables, each with the depth it belongs to."""

    runtime: Callable[[str], str]
    taken: frozenset[str]
    names: Mapping[str, tuple[str, int]]
    depth: int

    def call(self, export: str, *arguments: Doc) -> Doc:
        """A call of the runtime."""
        return Applied(self.runtime(export), arguments)

    # -- parts

    def access(self, node: ir.Access) -> Doc:
        """A part of the object."""
        match node:
            case ir.Itself():
                return self.names[_SELF][0]
            case ir.Item(name=name):
                return self.names[name][0]
            case ir.Member(of=of, name=name):
                bare = key(name)
                return _after(self.tested(of), f".{name}" if bare == name else f"[{string(name)}]")
            case ir.Element(of=of, index=index):
                return _after(self.tested(of), f"[{index}]")
            case _:
                assert_never(node)

    def tested(self, node: ir.Access) -> Doc:
        """A part that was tested not to be null. TypeScript forgets the test inside another function."""
        printed = self.access(node)
        if isinstance(node, ir.Member) and node.nullable and self._outer(node) < self.depth:
            return self.call("known", printed)
        return printed

    def _outer(self, node: ir.Access) -> int:
        """The depth of the function whose variable a part belongs to."""
        while isinstance(node, ir.Member | ir.Element):
            node = node.of
        return self.names[node.name if isinstance(node, ir.Item) else _SELF][1]

    # -- expressions

    def expression(self, node: ir.Expression) -> Doc:  # noqa: C901, PLR0912 - one case a node
        """An expression."""
        match node:
            case ir.Value(type=type_, of=of):
                part = self.tested(of)
                return self.call(_READ[type_], part) if type_ in _READ else part
            case ir.Constant():
                return self.constant(node)
            case ir.Comparison():
                return self.comparison(node)
            case ir.Logic(operator=operator, operands=operands):
                return Infix(_OPERATORS[operator], tuple(self.operand(each, operator) for each in operands))
            case ir.Not(operand=operand):
                return self.negated(operand)
            case ir.Arithmetic():
                return self.arithmetic(node)
            case ir.Signed(operator=operator, type=type_, operand=operand):
                printed = self.expression(operand)
                if (operator, type_) in _SIGN:
                    return self.call(_SIGN[operator, type_], printed)
                return Prefix("-", _tight(printed)) if operator == "negate" else Applied("Math.abs", (printed,))
            case ir.Extreme(operator=operator, type=type_, operands=operands):
                values = tuple(map(self.expression, operands))
                if type_ not in _COMPARE:
                    return Applied(f"Math.{operator}", values)
                pick = "least" if operator == "min" else "greatest"
                return self.call(pick, self.runtime(_COMPARE[type_]), *values)
            case ir.ToDecimal(operand=operand):
                return self.call("decimalOf", self.expression(operand))
            case ir.ToBigInteger(operand=operand):
                return Applied("BigInt", (self.expression(operand),))
            case ir.TextLength(operand=operand):
                return self.call("codePoints", self.expression(operand))
            case ir.Size(of=of):
                return self.call("size", self.tested(of))
            case ir.IsNull(of=of):
                return Infix("===", (self.access(of), "null"))
            case ir.IsAbsent(of=of):
                return Infix("===", (self.access(of), "undefined"))
            case ir.OneOf(type=type_, operand=operand, options=options):
                listed = Items(list(map(self.expression, options)))
                if type_ == "decimal":
                    return self.call("oneOf", self.runtime(_COMPARE[type_]), self.expression(operand), listed)
                return Applied(_after(listed, ".includes"), (self.expression(operand),))
            case ir.HasKey(of=of, key=name):
                return Applied("Object.hasOwn", (self.tested(of), self.expression(name)))
            case ir.TextTest(operator=operator, operand=operand, text=text):
                return Applied(
                    _after(_tight(self.expression(operand)), f".{_TEXT[operator]}"), (self.expression(text),)
                )
            case ir.Quantified(operator=operator, loop=loop, operand=operand):
                elements, inner = self.loop(loop)
                return self.call(operator, elements, inner.function(loop, operand))
            case ir.Sum(type=type_, loop=loop, operand=operand):
                elements, inner = self.loop(loop)
                if operand == _ONE:
                    return self.call("size", elements)
                return self.call(_SUM[type_], _mapped(elements, inner.function(loop, operand)))
            case ir.Distinct(type=type_, loop=loop, operand=operand):
                elements, inner = self.loop(loop)
                export = "distinctDecimals" if type_ == "decimal" else "distinct"
                return self.call(export, _mapped(elements, inner.function(loop, operand)))
            case ir.Choice(condition=condition, then=then, otherwise=otherwise):
                test, one, other = (_loose(self.expression(each)) for each in (condition, then, otherwise))
                return Parenthesised(Conditional(test, one, other))
            case _:
                assert_never(node)

    def constant(self, node: ir.Constant) -> Doc:
        """A constant; one that JavaScript has no literal for is read from its wire form."""
        if node.type == "big-integer":
            return f"{node.value}n"
        if node.type in _READ:
            return self.call(_READ[node.type], string(str(node.value)))
        if isinstance(node.value, bool):
            return "true" if node.value else "false"
        return string(node.value) if isinstance(node.value, str) else number(node.value)

    def comparison(self, node: ir.Comparison) -> Doc:
        """A comparison: by an order of the runtime where JavaScript's own is another."""
        operator = _OPERATORS.get(node.operator, node.operator)
        left, right = self.expression(node.left), self.expression(node.right)
        if node.type == "decimal" or (node.type == "string" and node.operator in ir.ORDER):
            return Infix(operator, (self.call(_COMPARE[node.type], left, right), "0"))
        return Infix(operator, (_tight(left, arithmetic=True), _tight(right, arithmetic=True)))

    def operand(self, node: ir.Expression, operator: str) -> Doc:
        """An operand of `and` or `or`: other logic in parentheses."""
        printed = self.expression(node)
        return Parenthesised(printed) if isinstance(node, ir.Logic) and node.operator != operator else printed

    def negated(self, node: ir.Expression) -> Doc:
        """The opposite of an expression, without a negation where there is an opposite test."""
        match node:
            case ir.IsNull(of=of):
                return Infix("!==", (self.access(of), "null"))
            case ir.IsAbsent(of=of):
                return Infix("!==", (self.access(of), "undefined"))
            case _:
                return Prefix("!", _tight(self.expression(node)))

    def arithmetic(self, node: ir.Arithmetic) -> Doc:
        """Arithmetic: of decimals by the runtime, of integers checked, of big ones and of times on `bigint`."""
        left, right = self.expression(node.left), self.expression(node.right)
        if node.type == "decimal":
            return self.call(_DECIMAL[node.operator], left, right)
        if node.operator == "*" and node.type == "duration":
            left, right = (
                Applied("BigInt", (side,)) if ir.type_of(each) == "integer" else side
                for side, each in ((left, node.left), (right, node.right))
            )
        printed = _infix(node.operator, left, right)
        return self.call("safe", printed) if node.type == "integer" else printed

    # -- loops

    def loop(self, loop: ir.Loop) -> tuple[Doc, _Printer]:
        """The elements that a loop is over, and the printer of what is inside of it."""
        source = self.tested(loop.of)
        elements: Doc = Applied("Object.values", (source,)) if loop.over == "values" else source
        inner = replace(
            self, names={**self.names, loop.item: (self._free(loop.item), self.depth + 1)}, depth=self.depth + 1
        )
        if loop.where:
            tests = tuple(inner.operand(test, "and") for test in loop.where)
            body = tests[0] if len(tests) == 1 else Infix("&&", tests)
            elements = Applied(_after(elements, ".filter"), (Function(inner.names[loop.item][0], body),))
        return elements, inner

    def function(self, loop: ir.Loop, operand: ir.Expression) -> Doc:
        """What is asked of each element."""
        return Function(self.names[loop.item][0], _loose(self.expression(operand)))

    def _free(self, name: str) -> str:
        """A loop variable that hides nothing."""
        used = self.taken | RESERVED | _GLOBALS | {known for known, _ in self.names.values()}
        while name in used:
            name += "_"
        return name


_RANKS = {"+": 1, "-": 1, "*": 2}


def _rank(doc: Doc) -> int:
    """How tightly an operand of arithmetic binds inside; what is none binds tightest."""
    return _RANKS.get(doc.operator, 0) if isinstance(doc, Infix) else max(_RANKS.values()) + 1


def _infix(operator: str, left: Doc, right: Doc) -> Doc:
    """Arithmetic as JavaScript reads it, from the left, with the parentheses that it needs and no others."""
    rank = _RANKS[operator]
    other = right if _rank(right) > rank else Parenthesised(right)
    if isinstance(left, Infix) and _rank(left) == rank:
        return left.followed(operator, other)
    return Infix(operator, (left if _rank(left) > rank else Parenthesised(left), other))


def _mapped(elements: Doc, function: Doc) -> Doc:
    return Applied(_after(elements, ".map"), (function,))


def _after(doc: Doc, suffix: str) -> Doc:
    return doc + suffix if isinstance(doc, str) else Access(doc, suffix)


def _tight(doc: Doc, *, arithmetic: bool = False) -> Doc:
    """A document as an operand of an operator that binds tighter: in parentheses where it has operators of its own.

    `arithmetic` may stay without them beside a comparison.
    """
    if isinstance(doc, Infix) and not (arithmetic and doc.operator in {"+", "-", "*"}):
        return Parenthesised(doc)
    return Parenthesised(doc) if isinstance(doc, Prefix) and not arithmetic else doc


def _loose(doc: Doc) -> Doc:
    """A document where nothing binds: without the parentheses around it."""
    return doc.inner if isinstance(doc, Parenthesised) and not isinstance(doc.inner, Conditional) else doc
