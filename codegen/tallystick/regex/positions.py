"""The position automaton of a loop's body: which character may follow which, and in how many ways.

Glushkov's construction (The abstract theory of automata, 1961) with ways counted: a backtracking engine explores
every way through a pattern, so two ways for one text, repeated, are exponentially many.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from tallystick.regex.charset import ANYTHING, LINE_TERMINATORS, CharSet
from tallystick.regex.members import class_set, set_of
from tallystick.regex.nodes import (
    Anchor,
    Backreference,
    CharacterClass,
    Choice,
    Cluster,
    Dot,
    Group,
    Literal,
    Look,
    Node,
    Property,
    Repeat,
    Sequence,
    Shorthand,
)

MANY = 2
"""One way is fine and two are not, so ways are not counted further."""

LOOP_FROM = 10
"""A count that may grow by more than this is as good as endless: 2 to the power of it is what a hostile text can
buy."""

_MOST_POSITIONS = 400
"""Counts are unrolled up to so many positions in all; beyond, `x{n}` is taken for `x`, and `x{n,m}` for `x+`."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of the pattern: in how many ways it matches nothing, and the positions it may begin and end with."""

    empty: int
    first: dict[int, int]
    last: dict[int, int]


_NOTHING = _Part(1, {}, {})


@dataclass(slots=True)
class Positions:
    """Positions are numbered by their place in `sets`; `follow[p][q]` is in how many ways q may come right after p."""

    sets: list[CharSet] = field(default_factory=list)
    follow: list[dict[int, int]] = field(default_factory=list)
    nullable: bool = False
    """Whether the body can match nothing."""

    @classmethod
    def of_loop(cls, body: Node) -> Positions:
        """The automaton of `(?:body)*`."""
        positions = cls()
        part = positions._part(body)
        positions._star(part)
        positions.nullable = part.empty > 0
        return positions

    def _part(self, node: Node) -> _Part:  # noqa: C901 - one case a node
        match node:
            case Literal() | Shorthand() | Property():
                return self._position(set_of((node,)))
            case CharacterClass():
                return self._position(class_set(node))
            case Dot():
                return self._position(LINE_TERMINATORS.complement())
            case Backreference():
                # What it matches was fixed earlier on; as a set that is anything.
                return self._position(ANYTHING)
            case Anchor() | Look():
                return _NOTHING
            case Group(body) | Cluster(body):
                return self._part(body)
            case Sequence(items):
                whole = _NOTHING
                for item in items:
                    whole = self._then(whole, self._part(item))
                return whole
            case Choice(options):
                whole = _Part(0, {}, {})
                for option in options:
                    whole = _either(whole, self._part(option))
                return whole
            case Repeat():
                return self._repeat(node)
            case _:
                assert_never(node)

    def _position(self, members: CharSet) -> _Part:
        if not members.ranges:
            return _Part(0, {}, {})
        self.sets.append(members)
        self.follow.append({})
        at = len(self.sets) - 1
        return _Part(0, {at: 1}, {at: 1})

    def _then(self, left: _Part, right: _Part) -> _Part:
        self._link(left.last, right.first)
        return _Part(
            min(MANY, left.empty * right.empty),
            _sum(left.first, _scaled(right.first, left.empty)),
            _sum(right.last, _scaled(left.last, right.empty)),
        )

    def _link(self, ends: dict[int, int], starts: dict[int, int]) -> None:
        for end, ways_out in ends.items():
            follow = self.follow[end]
            for start, ways_in in starts.items():
                follow[start] = min(MANY, follow.get(start, 0) + ways_out * ways_in)

    def _star(self, body: _Part) -> _Part:
        # An iteration that takes nothing is given up at once (ECMA-262 section 22.2.2.3.1).
        self._link(body.last, body.first)
        return _Part(1, body.first, body.last)

    def _repeat(self, node: Repeat) -> _Part:
        if node.most == 0:
            return _NOTHING
        most = max(node.least, 1) if node.most is None else node.most
        if len(self.sets) + most * atoms(node.item) > _MOST_POSITIONS:
            return self._shortened(node)
        if node.most is None:
            required = self._times(node.item, node.least)
            return self._then(required, self._star(self._part(node.item)))
        required = self._times(node.item, node.least)
        # x{0,3} as (x(xx?)?)?, each optional part empty in one way.
        tail = _NOTHING
        for _ in range(node.most - node.least):
            whole = self._then(self._part(node.item), tail)
            tail = _Part(1, whole.first, whole.last)
        return self._then(required, tail)

    def _shortened(self, node: Repeat) -> _Part:
        required = self._times(node.item, min(node.least, 1))
        if node.least == node.most:
            return required
        return self._then(required, self._star(self._part(node.item)))

    def _times(self, item: Node, count: int) -> _Part:
        whole = _NOTHING
        for _ in range(count):
            whole = self._then(whole, self._part(item))
        return whole


def atoms(node: Node) -> int:
    """How many positions the node takes with every count at one."""
    match node:
        case Group(body) | Cluster(body) | Repeat(body):
            return atoms(body)
        case Sequence(parts) | Choice(parts):
            return sum(map(atoms, parts))
        case Anchor() | Look():
            return 0
        case _:
            return 1


def _either(left: _Part, right: _Part) -> _Part:
    return _Part(min(MANY, left.empty + right.empty), left.first | right.first, left.last | right.last)


def _scaled(ways: dict[int, int], factor: int) -> dict[int, int]:
    return {position: min(MANY, count * factor) for position, count in ways.items()} if factor else {}


def _sum(left: dict[int, int], right: dict[int, int]) -> dict[int, int]:
    # The two sides of a sequence never share a position.
    return left | right
