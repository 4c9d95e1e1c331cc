"""The front end of rules: a Python expression, typed by the fields of its contract, to the tree in documents."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tallystick.contract.rules import parts
from tallystick.contract.rules.calls import CALLS
from tallystick.contract.rules.constants import NotFixed, constant, fixed
from tallystick.contract.rules.flow import NO_FACTS, Facts, facts
from tallystick.contract.rules.operators import Typed, arithmetic, equated, joined, signed
from tallystick.contract.rules.refusals import reasons
from tallystick.contract.rules.shapes import BOOLEAN, Fixed, Keyed, Listing, Maybe, Scalar
from tallystick.contract.rules.source import Refused
from tallystick.ir.rules import tree as ir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.contract.rules.shapes import Shape

_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
_BINARY: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_ELEMENT = "item"


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles the expressions of one rule in one place of it.

    `variables` are the names bound inside the rule, by the part and type they stand for; `names` those outside of it;
    `known` what is known here of parts that may be None.
    """

    variables: Mapping[str, tuple[ir.Access, Shape]]
    names: Mapping[str, object]
    known: Facts = NO_FACTS
    items: frozenset[str] = field(default=frozenset())

    # -- parts

    def part(self, node: ast.expr) -> tuple[ir.Access, Shape]:
        """The part of the object that an expression names, and its type. Raises `Refused`."""
        return parts.part(node, self.variables, self.known)

    def present(self, node: ast.expr) -> tuple[ir.Access, Shape]:
        """As `part`, where it is known not to be None."""
        access, shape = self.part(node)
        return access, parts.present(node, shape, self.known)

    def given(self, facts_: Facts) -> Compiler:
        """The compiler where more is known."""
        return replace(self, known=self.known | facts_)

    # -- scalars

    def condition(self, node: ast.expr) -> ir.Expression:
        """An expression that is true or false. Raises `Refused` for one that only has a truthiness."""
        if parts.is_part(node, self.variables):
            _, shape = self.part(node)
            if not isinstance(shape, Scalar) or shape.type != "boolean":
                raise Refused("TLY547", node, reason="is no condition", hint=parts.truth(node, shape))
        made, shape = self.scalar(node)
        if shape.type != "boolean":
            raise Refused("TLY547", node, reason="is no condition", hint=parts.truth(node, shape))
        return made

    def scalar(self, node: ast.expr) -> Typed:  # noqa: C901, PLR0912 - one case a node
        """An expression with a scalar value, and its type. Raises `Refused`."""
        local = frozenset(self.variables)
        try:
            return constant(fixed(node, self.names, local), node)
        except NotFixed:
            pass
        if parts.is_part(node, self.variables):
            access, shape = self.present(node)
            if not isinstance(shape, Scalar):
                words = parts.words(shape)
                raise Refused("TLY547", node, reason=f"is {words}, not one value", hint="Name a part of it.")
            return ir.Value(shape.type, access), shape
        match node:
            case ast.BoolOp():
                return self._logic(node), BOOLEAN
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return ir.Not(self.condition(inner)), BOOLEAN
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return signed("negate", self.scalar(inner), inner)
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _BINARY:
                return arithmetic(_BINARY[type(operator)], self.scalar(left), self.scalar(right), node)
            case ast.Compare():
                return self._comparisons(node), BOOLEAN
            case ast.IfExp(test=test, body=body, orelse=orelse):
                true, false = facts(test)
                sides = self.given(true).scalar(body), self.given(false).scalar(orelse)
                one, other, shape = joined(*sides, node)
                return ir.Choice(shape.type, self.condition(test), one, other), shape
            case ast.Call(func=ast.Name(id=name)) if name in CALLS and name not in self.variables:
                if node.keywords:
                    raise Refused("TLY546", node, reason="has named arguments", hint="Leave them out.")
                return CALLS[name](self, node)
            case ast.Call(func=ast.Attribute(value=owner, attr="startswith" | "endswith" as name), args=[text]):
                return self._text(f"{name.removesuffix('with')}-with", owner, text)
            case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name)) if name not in self.names:
                raise Refused("TLY549", node, reason="is not known here", hint=parts.near(name, self.variables))
            case _:
                reason, hint = reasons(node)
                raise Refused("TLY546", node, reason=reason, hint=hint)

    def _logic(self, node: ast.BoolOp) -> ir.Expression:
        """`and` or `or`: what stands behind an operand knows what the ones before it say."""
        conjunction = isinstance(node.op, ast.And)
        compiler, operands = self, []
        for value in node.values:
            operands.append(compiler.condition(value))
            compiler = compiler.given(facts(value)[0 if conjunction else 1])
        return ir.Logic("and" if conjunction else "or", tuple(operands))

    def _text(self, operator: str, owner: ast.expr, text: ast.expr) -> Typed:
        return ir.TextTest(operator, self.text(owner), self.text(text)), BOOLEAN

    def text(self, node: ast.expr) -> ir.Expression:
        """A string."""
        made, shape = self.scalar(node)
        if shape.type != "string" or shape.enum is not None:
            raise Refused("TLY547", node, reason=f"is {shape.words}, not str", hint="Use a str.")
        return made

    # -- comparisons

    def _comparisons(self, node: ast.Compare) -> ir.Expression:
        """Comparisons; a chain is each pair of neighbours, since what stands between has no effects."""
        sides = [node.left, *node.comparators]
        pairs = zip(sides, node.ops, sides[1:], strict=False)
        made = tuple(self._comparison(left, operator, right, node) for left, operator, right in pairs)
        return made[0] if len(made) == 1 else ir.Logic("and", made)

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr, whole: ast.Compare) -> ir.Expression:
        match operator:
            case ast.Is() | ast.IsNot():
                tested = self._identity(left, right, whole)
                return tested if isinstance(operator, ast.Is) else ir.Not(tested)
            case ast.In() | ast.NotIn():
                found = self._membership(left, right, whole)
                return found if isinstance(operator, ast.In) else ir.Not(found)
        for side, other in ((left, right), (right, left)):
            if isinstance(side, ast.Constant) and side.value is None:
                hint = f"Write `{ast.unparse(other)} is None`, or `is not None`."
                raise Refused("TLY547", whole, reason="compares with None by `==`", hint=hint)
        self._scalars_only((left, right), whole)
        said = _COMPARE[type(operator)]
        sides = self.scalar(left), self.scalar(right)
        one, other_, shape = (equated if said in ir.EQUALITY else joined)(*sides, whole)
        if said in ir.ORDER and (shape.type not in ir.ORDERED or shape.enum is not None):
            hint = "Compare with == or `in`."
            raise Refused(
                "TLY547", whole, reason=f"orders values of type {shape.words}, which have no order", hint=hint
            )
        return ir.Comparison(said, shape.type, one, other_)

    def _scalars_only(self, sides: tuple[ast.expr, ...], whole: ast.Compare) -> None:
        for side in sides:
            if isinstance(side, ast.List | ast.Tuple | ast.Set | ast.Dict):
                hint = "Compare `len(...)` with 0, or the parts."
                raise Refused("TLY547", whole, reason="compares a whole container", hint=hint)

    def _identity(self, left: ast.expr, right: ast.expr, whole: ast.Compare) -> ir.Expression:
        missing = parts.is_missing(right, self.names)
        if not missing and not (isinstance(right, ast.Constant) and right.value is None):
            raise Refused("TLY546", whole, reason="compares identities", hint="Use `==`.")
        access, shape = self.part(left)
        while isinstance(shape, Maybe):
            if shape.absent == missing:
                return ir.IsAbsent(access) if missing else ir.IsNull(access)
            shape = parts.present(left, Maybe(shape.shape, shape.absent), self.known, once=True)
        never = "is never MISSING" if missing else "is never None"
        raise Refused("TLY547", left, reason=never, hint="Leave the test out.")

    def _membership(self, left: ast.expr, right: ast.expr, whole: ast.Compare) -> ir.Expression:
        if parts.is_part(right, self.variables):
            return self._within(left, right, whole)
        options = self._options(right)
        if options is None:
            return ir.TextTest("contains", self.text(right), self.text(left))
        if not options:
            raise Refused("TLY547", whole, reason="looks into an empty container", hint="Leave it out.")
        operand, sides = self.scalar(left), []
        for option in options:
            one, other, shape = equated(operand, option, whole)
            operand = (one, replace(shape, values=operand[1].values))
            sides.append((other, shape))
        # A decimal among the options makes decimals of all of them.
        made = [joined(operand, side, whole)[1] for side in sides]
        return ir.OneOf(operand[1].type, operand[0], tuple(made))

    def _within(self, left: ast.expr, right: ast.expr, whole: ast.Compare) -> ir.Expression:
        """Whether `left` is in a part of the object."""
        access, shape = self.present(right)
        match shape:
            case Listing(item=item):
                name, element = self.free(), item.shape()
                if not isinstance(element, Scalar):
                    reason, hint = f"has elements of type {parts.words(element)}", "Use `any` over the elements."
                    raise Refused("TLY547", right, reason=reason, hint=hint)
                each = ir.Value(element.type, ir.Item(name))
                one, other, kind = equated(self.scalar(left), (each, element), whole)
                return ir.Quantified("any", ir.Loop(name, access), ir.Comparison("==", kind.type, one, other))
            case Keyed(keys=keys):
                if not isinstance(key := keys.shape(), Scalar) or key.type != "string" or key.enum is not None:
                    hint = "Use a dict with str keys, or a list."
                    raise Refused("TLY547", right, reason="has keys that are no str", hint=hint)
                return ir.HasKey(access, self.text(left))
            case Scalar(type="string"):
                return ir.TextTest("contains", self.text(right), self.text(left))
            case _:
                reason = f"looks into {parts.words(shape)}, which has no members to look for"
                raise Refused("TLY547", whole, reason=reason, hint="Name a list, a set, a dict or a str.")

    def _options(self, node: ast.expr) -> list[Typed] | None:
        """The scalars of a container that is written out or constant; `None` for a constant text."""
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            return [self.scalar(item) for item in node.elts]
        try:
            values = fixed(node, self.names, frozenset(self.variables))
        except NotFixed:
            reason, hint = reasons(node)
            raise Refused("TLY546", node, reason=reason, hint=hint) from None
        if isinstance(values, str):
            return None
        try:
            ordered = sorted(values, key=repr) if isinstance(values, frozenset | set) else values
            return [constant(value, node) for value in ordered]
        except (NotFixed, TypeError):
            reason, hint = "is no container of single values", "Name a list, a set, a dict or a str."
            raise Refused("TLY547", node, reason=reason, hint=hint) from None

    # -- loops

    def free(self) -> str:
        """A name for a loop that is not in use here."""
        return next(name for name in (_ELEMENT, *(f"{_ELEMENT}{n}" for n in range(2, 99))) if name not in self.items)

    def bound(self, name: str, access: ir.Access, shape: Shape) -> Compiler:
        """The compiler inside a loop."""
        return replace(
            self,
            variables={**self.variables, name: (access, shape)},
            items=self.items | ({access.name} if isinstance(access, ir.Item) else set()),
        )

    def _elements(self, source: ast.expr) -> tuple[ir.Access, Shape, str]:
        """What a loop is over, the type of its elements, and whether they are items or values."""
        over = "items"
        if (values := parts.dictionary(source)) is not None:
            source, over = values, "values"
        if not parts.is_part(source, self.variables):
            reason, hint = reasons(source)
            raise Refused("TLY546", source, reason=reason, hint=hint)
        access, shape = self.present(source)
        match shape:
            case Listing(item=item) if over == "items":
                return access, item.shape(), over
            case Keyed(values=held) if over == "values":
                return access, held.shape(), over
            case Keyed():
                hint = f"Use `{ast.unparse(source)}.values()`."
                raise Refused("TLY547", source, reason="loops over keys", hint=hint)
            case Fixed():
                hint = "Name its elements by position: `self.pair[0]`."
                raise Refused("TLY547", source, reason="loops over a tuple of fixed length", hint=hint)
            case _:
                reason = f"is {parts.words(shape)}, which has no elements"
                raise Refused("TLY547", source, reason=reason, hint="Loop over a list, a set or `dict.values()`.")

    def loop(self, node: ast.GeneratorExp | ast.ListComp | ast.SetComp) -> tuple[ir.Loop, Compiler]:
        """The loop of a comprehension, and the compiler of its element."""
        if len(node.generators) != 1:
            hint = "Nest them: `all(all(... for b in a.items) for a in self.items)`."
            raise Refused("TLY546", node, reason="has more than one `for`", hint=hint)
        (generator,) = node.generators
        if not isinstance(generator.target, ast.Name) or generator.is_async:
            hint = "Name the element, and use its parts."
            raise Refused("TLY546", node, reason="takes its elements apart", hint=hint)
        access, element, over = self._elements(generator.iter)
        own = generator.target.id
        if own in self.variables:
            raise Refused("TLY546", node, reason=f"names two things `{own}`", hint="Choose another name.")
        name = own if own.isascii() and own not in self.items else self.free()
        inner = self.bound(own, ir.Item(name), element)
        where = []
        for test in generator.ifs:
            where.append(inner.condition(test))
            inner = inner.given(facts(test)[0])
        return ir.Loop(name, access, over, tuple(where)), inner
