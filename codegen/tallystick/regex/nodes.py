r"""The syntax tree of a regular expression: one frozen node a construct, the same for every dialect read here.

Nodes hold meaning, not spelling: `\x41`, `\u{41}` and `A` are all `Literal(0x41)`. The meaning is that of ECMA-262
section 22.2 with the `u` flag, so a dialect that means something else by a construct reads it into other nodes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Literal:
    """One code point, for itself."""

    code: int


@dataclass(frozen=True, slots=True)
class Range:
    """Every code point from `first` to `last`, both included; only inside a class."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shorthand:
    r"""`\d \D \w \W \s \S`, by its letter."""

    letter: str


@dataclass(frozen=True, slots=True)
class Property:
    r"""`\p{expression}` or, negated, `\P{expression}`; the expression is one that ECMA-262 knows."""

    expression: str
    negated: bool


ClassItem: TypeAlias = Literal | Range | Shorthand | Property


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """`[...]` or, negated, `[^...]`. Without items it matches nothing; negated without items, anything."""

    items: tuple[ClassItem, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """`.`: any code point but a line terminator."""


class Anchor(Enum):
    """An assertion on the place alone; the value is its spelling."""

    START = "^"
    END = "$"
    WORD_BOUNDARY = r"\b"
    NOT_WORD_BOUNDARY = r"\B"


@dataclass(frozen=True, slots=True)
class Group:
    """A capturing group, numbered by its opening parenthesis and perhaps named."""

    body: Node
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """`(?:...)`: a group that captures nothing."""

    body: Node


class Direction(Enum):
    """Which way a lookaround looks and whether it wants a match; the value is how it opens."""

    AHEAD = "(?="
    NOT_AHEAD = "(?!"
    BEHIND = "(?<="
    NOT_BEHIND = "(?<!"


@dataclass(frozen=True, slots=True)
class Look:
    """A lookahead or lookbehind."""

    body: Node
    direction: Direction


@dataclass(frozen=True, slots=True)
class Backreference:
    """The text a group captured, by the group's number or name."""

    group: int | str


@dataclass(frozen=True, slots=True)
class Repeat:
    """`item` from `least` to `most` times (None: without end), as many as possible or, lazy, as few."""

    item: Node
    least: int
    most: int | None
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other; empty, the empty string."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two or more alternatives, tried in order."""

    options: tuple[Node, ...]


Node: TypeAlias = (
    Literal
    | Shorthand
    | Property
    | CharacterClass
    | Dot
    | Anchor
    | Group
    | Cluster
    | Look
    | Backreference
    | Repeat
    | Sequence
    | Choice
)
