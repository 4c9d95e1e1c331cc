r"""Polynomial backtracking: several loops in a row that share a text between them, as `\s*\s*\s*$` does.

`d` loops that can each take any part of a run of one character are `n^d` ways to share a run of `n`, and a backtracking
engine tries them all before it gives up (polynomial degree of ambiguity: Weideman et al., 2016). A pattern that is not
held by `^` counts as a loop more, since it is tried from every place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from tallystick.regex import ecma
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
from tallystick.regex.positions import LOOP_FROM, atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_CHARACTERS = 64
_MOST_ATOMS = 800
"""So many kinds of characters are tried in patterns of so many characters and classes, lest the check itself be the
attack; ordinary ones have a dozen of each."""


def degree(pattern: str) -> int:
    """The power of a text's length that matching `pattern` may take: 0 and 1 are linear, 2 is the square.

    A lower bound: only texts that repeat one character are looked at. What lookarounds forbid is not taken into
    account. Raises `PatternError` for what `ecma.translate` refuses.
    """
    read = ecma.read(pattern)
    if atoms(read) > _MOST_ATOMS:
        return 0
    tree = Sequence((Repeat(CharacterClass((), negated=True), 0, None), _that_can_fail(read)))
    return max((_Runs(code).of(tree).best for code in _characters(tree)), default=0)


def _that_can_fail(node: Node) -> Node:
    """`node` without the loops at its end: reached, they match, so that nothing is tried again because of them."""
    match node:
        case Repeat(item, least):
            return Repeat(item, least, least)
        case Group(body) | Cluster(body):
            return Cluster(_that_can_fail(body))
        case Choice(options):
            return Choice(tuple(map(_that_can_fail, options)))
        case Sequence(items) if items:
            last = _that_can_fail(items[-1])
            kept = Sequence((*items[:-1], last))
            dropped = isinstance(last, Repeat) and last.most == 0
            return _that_can_fail(Sequence(items[:-1])) if dropped else kept
        case _:
            return node


def _characters(node: Node) -> Iterator[int]:
    """One code point of each kind that the sets of `node` tell apart."""
    edges = {edge for members in _sets(node) for first, last in members.ranges for edge in (first, last + 1)}
    yield from sorted(edges - {ANYTHING.ranges[0][1] + 1})[:_MOST_CHARACTERS]


def _sets(node: Node) -> Iterable[CharSet]:
    match node:
        case Group(body) | Cluster(body) | Look(body) | Repeat(body):
            yield from _sets(body)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from _sets(part)
        case Anchor() | Backreference():
            return
        case _:
            yield _set(node)


def _set(node: Literal | Shorthand | Property | CharacterClass | Dot) -> CharSet:
    match node:
        case CharacterClass():
            return class_set(node)
        case Dot():
            return LINE_TERMINATORS.complement()
        case _:
            return set_of((node,))


@dataclass(frozen=True, slots=True)
class _Run:
    """How many loops a run of one character can go through in a piece of the pattern.

    `through`: from its start to its end, or None where the run cannot. `first`: from its start on; `last`: up to its
    end; `best`: anywhere. `takes`: whether a run that goes through has a character in it.
    """

    through: int | None
    first: int
    last: int
    best: int
    takes: bool


_PASSED = _Run(0, 0, 0, 0, takes=False)
_BLOCKED = _Run(None, 0, 0, 0, takes=False)
_TAKEN = _Run(0, 0, 0, 0, takes=True)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of the character `code`."""

    code: int

    def of(self, node: Node) -> _Run:  # noqa: C901 - one case a node
        """The run through `node`."""
        match node:
            case Literal() | Shorthand() | Property() | CharacterClass() | Dot():
                return _TAKEN if self.code in _set(node) else _BLOCKED
            case Backreference() | Look():
                return _PASSED
            case Anchor():
                return _BLOCKED
            case Group(body) | Cluster(body):
                return self.of(body)
            case Sequence(items):
                whole = _PASSED
                for item in items:
                    whole = _then(whole, self.of(item))
                return whole
            case Choice(options):
                return _any(list(map(self.of, options)))
            case Repeat(item, least, most):
                once = self.of(item)
                if most is None or most - least > LOOP_FROM:
                    return _loop(once, least)
                whole = _PASSED
                # Two rounds show what meets across rounds; more of them only add what goes through.
                for _ in range(min(most, 2)):
                    whole = _then(whole, once)
                if most > 2 and once.through:  # noqa: PLR2004 - the two rounds above
                    whole = _then(whole, _Run((most - 2) * once.through, 0, 0, 0, takes=False))
                return _any([whole, _PASSED]) if least == 0 else whole
            case _:
                assert_never(node)


def _then(left: _Run, right: _Run) -> _Run:
    through = None if left.through is None or right.through is None else left.through + right.through
    first = left.first if left.through is None else max(left.first, left.through + right.first)
    last = right.last if right.through is None else max(right.last, right.through + left.last)
    best = max(left.best, right.best, left.last + right.first, first, last, through or 0)
    return _Run(through, max(first, through or 0), max(last, through or 0), best, left.takes or right.takes)


def _any(runs: list[_Run]) -> _Run:
    passing = [run.through for run in runs if run.through is not None]
    return _Run(
        max(passing, default=None),
        max(run.first for run in runs),
        max(run.last for run in runs),
        max(run.best for run in runs),
        any(run.takes for run in runs if run.through is not None),
    )


def _loop(once: _Run, least: int) -> _Run:
    if once.through is not None and once.takes:
        loops = max(1, once.through)
        return _Run(loops, max(loops, once.first), max(loops, once.last), max(loops, once.best), takes=True)
    through = 0 if least == 0 else once.through
    return _Run(through, once.first, once.last, max(once.best, once.last + once.first), takes=False)
