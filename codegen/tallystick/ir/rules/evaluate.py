"""What a rule says of a value: the tree compiled to closures, once, over a world of values.

A world says how a part is reached and a scalar read: one is the JSON values of this module, another the Python objects
of `tallystick.contract`. An expression may have no value: an integer beyond ±(2^53 - 1), a part that is not what the
tree says. `NoValue` is raised for it, and the rule does not hold.
"""

from __future__ import annotations

import json
import operator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, assert_never

from tallystick.ir.rules.data import read
from tallystick.ir.rules.scalars import EXACT, wire_reader
from tallystick.ir.rules.signatures import MAX_SAFE
from tallystick.ir.rules.tree import (
    NOTHING,
    Access,
    Arithmetic,
    Choice,
    Comparison,
    Constant,
    Distinct,
    Element,
    Expression,
    Extreme,
    HasKey,
    IsAbsent,
    IsNull,
    Item,
    Itself,
    Logic,
    Loop,
    Member,
    Not,
    OneOf,
    Quantified,
    Rule,
    ScalarType,
    Signed,
    Size,
    Sum,
    TextLength,
    TextTest,
    ToBigInteger,
    ToDecimal,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_SELF = ""
_KNOWN = " known"
"""Where a scope keeps what was worked out of a value and holds of it throughout. No loop has a name with a blank."""


class NoValue(Exception):
    """An expression has no value here."""


class _Absent:
    """The type of `ABSENT`."""


ABSENT = _Absent()
"""What stands where a property is not there."""

Scope = dict[str, Any]
Run = "Callable[[Scope], Any]"


@dataclass(frozen=True, slots=True)
class World:
    """How values are looked into.

    `member` gives a property or `ABSENT`, `items` the elements of an array or of a map's values, `reader` what reads a
    scalar (`None` for what is none). They raise `NoValue` for a value of another kind.
    """

    member: Callable[[Any, Member], Any]
    items: Callable[[Any, str], Iterable[Any]]
    reader: Callable[[ScalarType], Callable[[Any], Any]]
    has_key: Callable[[Any, str], bool]


def holding(rule: Rule, world: World) -> Callable[[Any], bool]:
    """A function that says whether `rule` holds of a value. It never raises."""
    run = _Compiler(world).expression(rule.tree)

    def holds(value: Any) -> bool:  # noqa: ANN401 - a value of the world
        try:
            return run({_SELF: value, _KNOWN: {}}) is True
        except NoValue:
            return False

    return holds


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_EXACT: Mapping[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_DECIMAL: Mapping[str, Callable[[Any, Any], Any]] = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}
_TEXT: Mapping[str, Callable[[str, str], bool]] = {
    "contains": operator.contains, "starts-with": str.startswith, "ends-with": str.endswith,
}  # fmt: skip
_SIGN: Mapping[tuple[str, bool], Callable[[Any], Any]] = {
    ("negate", False): operator.neg, ("abs", False): abs, ("negate", True): EXACT.minus, ("abs", True): EXACT.abs,
}  # fmt: skip


def _safe(value: int) -> int:
    if not -MAX_SAFE <= value <= MAX_SAFE:
        raise NoValue
    return value


@dataclass(frozen=True, slots=True)
class _Compiler:
    world: World

    def access(self, node: Access) -> Callable[[Scope], Any]:
        """What reaches a part."""
        match node:
            case Itself():
                return operator.itemgetter(_SELF)
            case Item(name=name):
                return operator.itemgetter(name)
            case Member():
                of, member = self.access(node.of), self.world.member
                return lambda scope: member(of(scope), node)
            case Element(index=index):
                of, items = self.access(node.of), self.world.items

                def element(scope: Scope) -> Any:  # noqa: ANN401 - a value of the world
                    found = list(items(of(scope), "items"))
                    if index >= len(found):
                        raise NoValue
                    return found[index]

                return element
            case _:
                assert_never(node)

    def expression(self, node: Expression) -> Callable[[Scope], Any]:  # noqa: C901, PLR0912 - one case a node
        """What evaluates an expression."""
        match node:
            case Value(type=type_, of=of):
                return self._value(type_, self.access(of))
            case Constant(type=type_, value=given):
                constant = wire_reader(type_)(given)
                return lambda _: constant
            case Comparison(left=left, right=right):
                return self._binary(_COMPARE[node.operator], left, right)
            case Logic(operands=operands):
                return self._logic(node.operator == "or", tuple(map(self.expression, operands)))
            case Not(operand=operand):
                run = self.expression(operand)
                return lambda scope: not run(scope)
            case Arithmetic(type=type_, left=left, right=right):
                table = _DECIMAL if type_ == "decimal" else _EXACT
                run = self._binary(table[node.operator], left, right)
                return (lambda scope: _safe(run(scope))) if type_ == "integer" else run
            case Signed(type=type_, operand=operand):
                run, sign = self.expression(operand), _SIGN[node.operator, type_ == "decimal"]
                return lambda scope: sign(run(scope))
            case Extreme(operands=operands):
                runs, pick = tuple(map(self.expression, operands)), min if node.operator == "min" else max
                return lambda scope: pick([run(scope) for run in runs])
            case ToDecimal(operand=operand):
                run = self.expression(operand)
                return lambda scope: Decimal(run(scope))
            case ToBigInteger(operand=operand):
                return self.expression(operand)
            case TextLength(operand=operand):
                run = self.expression(operand)
                return lambda scope: len(run(scope))
            case Size(of=of):
                part, items = self.access(of), self.world.items
                return lambda scope: len(list(items(part(scope), "size")))
            case IsNull(of=of):
                part = self.access(of)
                return lambda scope: part(scope) is None
            case IsAbsent(of=of):
                part = self.access(of)
                return lambda scope: part(scope) is ABSENT
            case OneOf(operand=operand, options=options):
                run, runs = self.expression(operand), tuple(map(self.expression, options))
                return lambda scope: run(scope) in [option(scope) for option in runs]
            case HasKey(of=of, key=key):
                part, run, has_key = self.access(of), self.expression(key), self.world.has_key
                return lambda scope: has_key(part(scope), run(scope))
            case TextTest(operand=operand, text=text):
                return self._binary(_TEXT[node.operator], operand, text)
            case Quantified(operator="any", loop=loop, operand=Comparison(operator="==") as operand) if (
                sides := _told_apart(loop, operand)
            ):
                return self._among(loop, *sides)
            case Quantified(loop=loop, operand=operand):
                each, every = self._loop(loop, operand), node.operator == "all"
                return lambda scope: all(each(scope)) if every else any(each(scope))
            case Sum(type=type_, loop=loop, operand=operand):
                return self._sum(type_, self._loop(loop, operand))
            case Distinct(loop=loop, operand=operand):
                each = self._loop(loop, operand)
                return lambda scope: len(set(each(scope)))
            case Choice(condition=condition, then=then, otherwise=otherwise):
                test, one, other = map(self.expression, (condition, then, otherwise))
                return lambda scope: one(scope) if test(scope) else other(scope)
            case _:
                assert_never(node)

    def _value(self, type_: ScalarType, part: Callable[[Scope], Any]) -> Callable[[Scope], Any]:
        read = self.world.reader(type_)

        def value(scope: Scope) -> Any:  # noqa: ANN401 - a scalar of `type_`
            found = read(part(scope))
            if found is None:
                raise NoValue
            return found

        return value

    def _binary(self, apply: Callable[[Any, Any], Any], left: Expression, right: Expression) -> Callable[[Scope], Any]:
        one, other = self.expression(left), self.expression(right)
        return lambda scope: apply(one(scope), other(scope))

    @staticmethod
    def _logic(stop: bool, runs: tuple[Callable[[Scope], Any], ...]) -> Callable[[Scope], Any]:  # noqa: FBT001 - the value at which it stops
        def logic(scope: Scope) -> bool:
            return any(run(scope) is stop for run in runs) is stop

        return logic

    def _loop(self, loop: Loop, operand: Expression) -> Callable[[Scope], list[Any]]:
        """What evaluates `operand` for every element that the loop lets through."""
        part, items, over = self.access(loop.of), self.world.items, loop.over
        where, run, name = tuple(map(self.expression, loop.where)), self.expression(operand), loop.item

        def each(scope: Scope) -> list[Any]:
            found, inner = [], dict(scope)
            for item in items(part(scope), over):
                inner[name] = item
                if all(test(inner) for test in where):
                    found.append(run(inner))
            return found

        return each

    def _among(self, loop: Loop, own: Expression, other: Expression) -> Callable[[Scope], bool]:
        """Whether `other` is one of what `own` is of the elements, which are worked out once for each container.

        A rule asks this of every element of another list, and equal values have equal hashes.
        """
        part, each, sought = self.access(loop.of), self._loop(loop, own), self.expression(other)

        def among(scope: Scope) -> bool:
            container, known = part(scope), scope[_KNOWN]
            key = (id(loop), id(container))
            if key not in known:
                known[key] = container, set(each(scope))  # the container too, so that no other one gets its identity
            values = known[key][1]
            return bool(values) and sought(scope) in values

        return among

    @staticmethod
    def _sum(type_: ScalarType, each: Callable[[Scope], list[Any]]) -> Callable[[Scope], Any]:
        def total(scope: Scope) -> Any:  # noqa: ANN401 - a scalar of `type_`
            values = each(scope)
            if type_ != "decimal":
                return _safe(sum(values)) if type_ == "integer" else sum(values)
            result = Decimal()
            for value in values:
                result = EXACT.add(result, value)
            return result

        return total


def _told_apart(loop: Loop, comparison: Comparison) -> tuple[Expression, Expression] | None:
    """The sides of a comparison: that of the elements of `loop` alone, and the other; `None` where it has no such."""
    if loop.where:
        return None
    for own, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        if _names(own) == {loop.item} and loop.item not in _names(other):
            return own, other
    return None


def _names(node: Any) -> set[str]:  # noqa: ANN401 - a node of a tree, or a part of one
    """The names of loops that a node uses, its own ones too."""
    if isinstance(node, Item):
        return {node.name}
    parts = (
        node
        if isinstance(node, tuple)
        else [getattr(node, each.name) for each in fields(node)]
        if is_dataclass(node)
        else ()
    )
    return {name for part in parts for name in _names(part)}


# -- the world of JSON values


def _wire_member(value: Any, member: Member) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(value, dict):
        raise NoValue
    if member.name in value:
        return value[member.name]
    return ABSENT if member.default is NOTHING else member.default


def _wire_items(value: Any, over: str) -> Iterable[Any]:  # noqa: ANN401 - any JSON value
    if isinstance(value, list) and over != "values":
        return value
    if isinstance(value, dict) and over != "items":
        return value.values()
    raise NoValue


def _wire_has_key(value: Any, key: str) -> bool:  # noqa: ANN401 - any JSON value
    if not isinstance(value, dict):
        raise NoValue
    return key in value


WIRE = World(_wire_member, _wire_items, wire_reader, _wire_has_key)


def broken(rules: Iterable[Rule], instance: Any) -> list[Rule]:  # noqa: ANN401 - any JSON value
    """The rules that a JSON value does not keep, in their order.

    `instance` is an object that the schema beside the rules accepts. Absent properties stand for their defaults.
    """
    return [rule for rule in rules if not holding(rule, WIRE)(instance)]


def refused(keyword: Any, instance: Any) -> list[Rule]:  # noqa: ANN401 - the value of the keyword, and any JSON value
    """As `broken`, for the value of `x-tallystick-rules` itself: what a validator of JSON Schema asks.

    The rules of one value are compiled once. Raises `Malformed` for a value that holds no rules.
    """
    checks = _compiled(json.dumps(keyword, sort_keys=True))
    return [rule for rule, holds in checks if not holds(instance)]


@lru_cache(maxsize=1_000)
def _compiled(text: str) -> tuple[tuple[Rule, Callable[[Any], bool]], ...]:
    return tuple((rule, holding(rule, WIRE)) for rule in read(json.loads(text)))
