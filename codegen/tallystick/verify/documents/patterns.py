"""Strings made from the syntax tree of a pattern: ones that match it, and ones that miss it by a character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tallystick.regex import ecma, nodes
from tallystick.regex.charset import CharSet
from tallystick.regex.errors import PatternError
from tallystick.regex.members import set_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_MORE = 3
"""How often, beyond the least, a repetition without a near end is repeated."""
_LONGEST = 4_096
"""Repetitions beyond this are not made in full."""
_TARGETS = 120
"""So many places of one pattern are twisted at most."""
_USUAL = CharSet.of([(0x20, 0x7E)])
_ALL = CharSet.of([(0, 0xD7FF), (0xE000, nodes.LAST_CODE_POINT)])

_DOLLAR = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\$", re.DOTALL)
"""An escape, a class or the end: JavaScript's `$` is Python's `\\Z`."""

_Mark = int
"""The `id` of a node: two equal nodes are two places of a pattern."""


@dataclass(frozen=True, slots=True)
class _Twist:
    """Do something unusual at one node: repeat it so often, or put that text there. `above` are the nodes around it."""

    target: _Mark
    above: frozenset[_Mark]
    count: int | None = None
    text: str | None = None
    option: int | None = None


_PLAIN = _Twist(0, frozenset())


@lru_cache(maxsize=4_096)
def _read(pattern: str) -> tuple[nodes.Node, tuple[_Twist, ...]]:
    """The syntax tree with everything unusual to do in it; an empty one for what JavaScript cannot read."""
    try:
        tree = ecma.read(pattern)
    except PatternError:
        tree = nodes.Sequence(())
    return tree, tuple(_walk(tree, frozenset()))


@lru_cache(maxsize=4_096)
def _engine(pattern: str) -> re.Pattern[str] | None:
    """The pattern for Python, which agrees with ECMA-262 on what contracts use; `None` where it cannot be read."""
    try:
        return re.compile(_DOLLAR.sub(lambda found: r"\Z" if found[0] == "$" else found[0], pattern))
    except re.error:
        return None


def matches(pattern: str, text: str) -> bool:
    """Whether `pattern` is found in `text`; false where Python cannot read the pattern."""
    engine = _engine(pattern)
    return engine is not None and engine.search(text) is not None


def matching(pattern: str, random: Random) -> str:
    """A string that `pattern` matches, as far as one can be made without an engine: lookarounds are not heeded."""
    tree, _ = _read(pattern)
    return _text(tree, random, _PLAIN, [])


def edges(pattern: str, random: Random) -> Iterator[str]:
    """Strings at the edges of `pattern`, inside and just outside.

    Each repetition at its least and its most, and one less and more; each class at the ends of its ranges, and one
    beyond; each alternative.
    """
    tree, twists = _read(pattern)
    for twist in twists if len(twists) <= _TARGETS else random.sample(twists, _TARGETS):
        yield _text(tree, random, twist, [])


def _walk(node: nodes.Node, above: frozenset[_Mark]) -> Iterator[_Twist]:
    mark, within = id(node), above | {id(node)}
    match node:
        case nodes.Repeat(item, least, most):
            counts = {least - 1, least, least + 1} if most is None else {least - 1, least, most, most + 1}
            yield from (_Twist(mark, above, count=count) for count in sorted(counts) if 0 <= count <= _LONGEST)
            yield from _walk(item, within)
        case nodes.CharacterClass() | nodes.Literal() | nodes.Dot() | nodes.Shorthand() | nodes.Property():
            yield from (_Twist(mark, above, text=letter) for letter in _ends(node))
        case nodes.Group(body) | nodes.Cluster(body):
            yield from _walk(body, within)
        case nodes.Sequence(parts) | nodes.Choice(parts):
            options = range(len(parts) if isinstance(node, nodes.Choice) else 0)
            yield from (_Twist(mark, above, option=index) for index in options)
            for part in parts:
                yield from _walk(part, within)
        case _:
            pass


def _ends(node: nodes.Node) -> Iterator[str]:
    """The characters at both ends of each range of a class, and the ones beyond."""
    for first, last in _set(node).ranges[:8]:
        yield from (chr(code) for code in sorted({first - 1, first, last, last + 1}) if code in _ALL)


def _text(node: nodes.Node, random: Random, twist: _Twist, groups: list[str]) -> str:
    if id(node) == twist.target and twist.text is not None:
        return twist.text
    match node:
        case nodes.Literal(code):
            return chr(code)
        case nodes.CharacterClass() | nodes.Dot() | nodes.Shorthand() | nodes.Property():
            letters = _letters(node)
            return random.choice(letters) if letters else ""
        case nodes.Group(body):
            groups.append(_text(body, random, twist, groups))
            return groups[-1]
        case nodes.Cluster(body):
            return _text(body, random, twist, groups)
        case nodes.Repeat():
            return _repeated(node, random, twist, groups)
        case nodes.Sequence(items):
            return "".join([_text(item, random, twist, groups) for item in items])
        case nodes.Choice():
            return _text(_option(node, twist, random), random, twist, groups)
        case nodes.Backreference(int(group)) if 0 < group <= len(groups):
            return groups[group - 1]
        case _:
            return ""


def _repeated(node: nodes.Repeat, random: Random, twist: _Twist, groups: list[str]) -> str:
    item, times = node.item, _count(node, random, twist)
    if isinstance(item, nodes.CharacterClass) and id(item) != twist.target and (letters := _letters(item)):
        return "".join(random.choices(letters, k=times))
    return "".join([_text(item, random, twist, groups) for _ in range(times)])


def _count(node: nodes.Repeat, random: Random, twist: _Twist) -> int:
    if id(node) == twist.target and twist.count is not None:
        return twist.count
    most = node.least + _MORE if node.most is None else min(node.most, node.least + _MORE)
    least = max(node.least, 1) if id(node) in twist.above else node.least
    return random.randint(least, max(least, most))


def _option(node: nodes.Choice, twist: _Twist, random: Random) -> nodes.Node:
    """The alternative that the twist names, else one on the way to it."""
    if id(node) == twist.target and twist.option is not None:
        return node.options[twist.option]
    leading = [each for each in node.options if id(each) == twist.target or id(each) in twist.above]
    return leading[0] if leading else random.choice(node.options)


@lru_cache(maxsize=4_096)
def _set(node: nodes.Node) -> CharSet:
    """The code points that one character of a node may be."""
    match node:
        case nodes.Literal(code):
            return CharSet.of([(code, code)])
        case nodes.CharacterClass(items, negated):
            members = set_of(items)
            return members.complement() if negated else members
        case nodes.Dot():
            return CharSet.of([(10, 10), (13, 13), (0x2028, 0x2029)]).complement()
        case nodes.Shorthand() | nodes.Property():
            return set_of((node,))
        case _:
            message = f"{node} is not one character"
            raise AssertionError(message)


@lru_cache(maxsize=4_096)
def _letters(node: nodes.Node) -> tuple[str, ...]:
    """Some of the characters that a node may be: all that are printed in ASCII, and a few beyond."""
    members = _set(node)
    usual = members.without(_USUAL.complement())
    beyond = (code for first, last in members.without(_USUAL).ranges[:6] for code in (first, (first + last) // 2, last))
    codes = [code for first, last in usual.ranges for code in range(first, last + 1)]
    return tuple(chr(code) for code in (*codes, *beyond) if code in _ALL)
