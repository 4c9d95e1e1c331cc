"""The tree of a rule's expression: a closed union of frozen dataclasses, each with its JSON form in one table.

An `Access` names a part of the object that the rule is about. An `Expression` has a value of a scalar type; every node
states the type it works on, so that no reader has to infer one. `decisions/0013-rules-are-typed-trees.md` says what
each node means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from tallystick.jsonvalue import Json

ScalarType = Literal[
    "boolean",
    "integer",
    "number",
    "decimal",
    "big-integer",
    "string",
    "uuid",
    "date",
    "instant",
    "local-datetime",
    "time",
    "duration",
]
SCALARS: tuple[ScalarType, ...] = get_args(ScalarType)


class Nothing:
    """The type of `NOTHING`."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = Nothing()
"""Stands for no default, since `None` is one."""


@dataclass(frozen=True, slots=True)
class Itself:
    """The object that the rule is about."""


@dataclass(frozen=True, slots=True)
class Item:
    """The element that the loop of this name is at."""

    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A property of an object, by its wire name.

    `nullable` where it may be null or absent, which the rule then tests before. `default` is the wire value that an
    absent property stands for. `attribute` is its Python name, known where the tree was compiled from Python.
    """

    of: Access
    name: str
    nullable: bool = False
    default: Json | Nothing = NOTHING
    attribute: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Element:
    """The element of a tuple at a position."""

    of: Access
    index: int


Access = Itself | Item | Member | Element


@dataclass(frozen=True, slots=True)
class Value:
    """What a part of the object holds, read as `type`."""

    type: ScalarType
    of: Access


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed value, in its wire form."""

    type: ScalarType
    value: bool | int | float | str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values of one type, compared. Strings are ordered by code point, decimals and times by what they mean."""

    operator: str
    type: ScalarType
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Logic:
    """`and`, `or`: from left to right, as far as it takes."""

    operator: str
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The other truth value."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`+`, `-`, `*`, exact; `type` is that of the result. An `integer` beyond ±(2^53 - 1) is no value."""

    operator: str
    type: ScalarType
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Signed:
    """`negate`, `abs`: a value with another sign."""

    operator: str
    type: ScalarType
    operand: Expression


@dataclass(frozen=True, slots=True)
class Extreme:
    """`min`, `max` of the operands."""

    operator: str
    type: ScalarType
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ToDecimal:
    """An integer of either type as a decimal."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class ToBigInteger:
    """An integer as one of any size."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class TextLength:
    """How many code points a string has."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Size:
    """How many elements an array has, or properties an object that is a map."""

    of: Access


@dataclass(frozen=True, slots=True)
class IsNull:
    """Whether a part is null."""

    of: Access


@dataclass(frozen=True, slots=True)
class IsAbsent:
    """Whether a property is not there."""

    of: Access


@dataclass(frozen=True, slots=True)
class OneOf:
    """Whether a value equals one of `options`, which are all evaluated."""

    type: ScalarType
    operand: Expression
    options: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class HasKey:
    """Whether a map has a property of this name."""

    of: Access
    key: Expression


@dataclass(frozen=True, slots=True)
class TextTest:
    """`contains`, `starts-with`, `ends-with`: whether a string has another in it, at its start, at its end."""

    operator: str
    operand: Expression
    text: Expression


@dataclass(frozen=True, slots=True)
class Loop:
    """The elements of an array (`items`) or the values of a map (`values`) for which all of `where` hold.

    `item` is the name by which the nodes inside refer to the element.
    """

    item: str
    of: Access
    over: str = "items"
    where: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantified:
    """`all`, `any` over a loop. Every element is evaluated."""

    operator: str
    loop: Loop
    operand: Expression


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum over a loop; 0 where it is empty. Only the end result has to be a safe integer."""

    type: ScalarType
    loop: Loop
    operand: Expression


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different values an expression has over a loop."""

    type: ScalarType
    loop: Loop
    operand: Expression


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two values; the other is not evaluated."""

    type: ScalarType
    condition: Expression
    then: Expression
    otherwise: Expression


Expression = (
    Value | Constant | Comparison | Logic | Not | Arithmetic | Signed | Extreme | ToDecimal | ToBigInteger | TextLength
    | Size | IsNull | IsAbsent | OneOf | HasKey | TextTest | Quantified | Sum | Distinct | Choice
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an object: the path of its error below the object, its message, and what must hold.

    `expression` is the tree as normalised Python, for a reader.
    """

    name: str
    at: tuple[str | int, ...]
    message: str
    expression: str
    tree: Expression


EQUALITY = ("==", "!=")
ORDER = ("<", "<=", ">", ">=")
ORDERED: frozenset[ScalarType] = frozenset(SCALARS) - {"boolean", "uuid"}
SIGNED: frozenset[ScalarType] = frozenset({"integer", "decimal", "big-integer", "duration"})
SUMMED = SIGNED
DAY = 86_400_000_000
"""Microseconds."""

_POINTS: tuple[ScalarType, ...] = ("instant", "local-datetime", "date")
ARITHMETIC: dict[tuple[str, ScalarType, ScalarType], ScalarType] = {
    **{(operator, type_, type_): type_ for operator in "+-*" for type_ in ("integer", "decimal", "big-integer")},
    **{(operator, "duration", "duration"): "duration" for operator in "+-"},
    ("*", "duration", "integer"): "duration",
    ("*", "integer", "duration"): "duration",
    **{("-", point, point): "duration" for point in _POINTS},
    **{(operator, point, "duration"): point for operator in "+-" for point in _POINTS},
    **{("+", "duration", point): point for point in _POINTS},
}
"""Operator and types of the operands -> type of the result. A date only takes durations that are a whole constant."""


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a node's JSON form: its key, the attribute, and what it holds."""

    key: str
    attribute: str
    kind: Literal["access", "expression", "expressions", "type", "item", "text", "index", "flag", "json", "over"]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The JSON form of a node: what its `op` stands for, and its entries. A `Loop` lies flat in the node it is of."""

    cls: type[Any]
    parts: tuple[Part, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    loop: bool = False


_TYPE = Part("type", "type", "type")
_OF = Part("of", "of", "access")
_OPERAND = Part("of", "operand", "expression")
_SIDES = (Part("left", "left", "expression"), Part("right", "right", "expression"))
LOOP = (
    Part("item", "item", "item"),
    Part("in", "of", "access"),
    Part("over", "over", "over", optional=True),
    Part("where", "where", "expressions", optional=True),
)


def _of(operators: tuple[str, ...], cls: type[Any], parts: tuple[Part, ...], *, loop: bool = False) -> dict[str, Form]:
    return {operator: Form(cls, parts, (("operator", operator),), loop) for operator in operators}


ACCESSES: dict[str, Form] = {
    "self": Form(Itself),
    "item": Form(Item, (Part("name", "name", "item"),)),
    "member": Form(
        Member,
        (
            _OF,
            Part("name", "name", "text"),
            Part("nullable", "nullable", "flag", optional=True),
            Part("default", "default", "json", optional=True),
        ),
    ),
    "element": Form(Element, (_OF, Part("index", "index", "index"))),
}
EXPRESSIONS: dict[str, Form] = {
    "value": Form(Value, (_TYPE, _OF)),
    "constant": Form(Constant, (_TYPE, Part("value", "value", "json"))),
    **_of((*EQUALITY, *ORDER), Comparison, (_TYPE, *_SIDES)),
    **_of(("and", "or"), Logic, (Part("of", "operands", "expressions"),)),
    "not": Form(Not, (_OPERAND,)),
    **_of(("+", "-", "*"), Arithmetic, (_TYPE, *_SIDES)),
    **_of(("negate", "abs"), Signed, (_TYPE, _OPERAND)),
    **_of(("min", "max"), Extreme, (_TYPE, Part("of", "operands", "expressions"))),
    "decimal": Form(ToDecimal, (_OPERAND,)),
    "big-integer": Form(ToBigInteger, (_OPERAND,)),
    "length": Form(TextLength, (_OPERAND,)),
    "size": Form(Size, (_OF,)),
    "is-null": Form(IsNull, (_OF,)),
    "is-absent": Form(IsAbsent, (_OF,)),
    "in": Form(OneOf, (_TYPE, _OPERAND, Part("options", "options", "expressions"))),
    "has-key": Form(HasKey, (_OF, Part("key", "key", "expression"))),
    **_of(("contains", "starts-with", "ends-with"), TextTest, (_OPERAND, Part("text", "text", "expression"))),
    **_of(("all", "any"), Quantified, (_OPERAND,), loop=True),
    "sum": Form(Sum, (_TYPE, _OPERAND), loop=True),
    "distinct": Form(Distinct, (_TYPE, _OPERAND), loop=True),
    "if": Form(
        Choice,
        (
            _TYPE,
            Part("condition", "condition", "expression"),
            Part("then", "then", "expression"),
            Part("else", "otherwise", "expression"),
        ),
    ),
}
"""`op` -> the node. The reader, the writer and the page that documents the form all go by this table."""


def type_of(expression: Expression) -> ScalarType:
    """The type of the value that an expression has."""
    match expression:
        case Value() | Constant() | Arithmetic() | Signed() | Extreme() | Sum() | Choice():
            return expression.type
        case ToDecimal():
            return "decimal"
        case ToBigInteger():
            return "big-integer"
        case TextLength() | Size() | Distinct():
            return "integer"
        case _:
            return "boolean"
