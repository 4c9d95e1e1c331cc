"""Strings that a contract's pattern accepts, made from its syntax tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, assert_never

from tallystick.regex import ecma, nodes

if TYPE_CHECKING:
    from random import Random

_MOST = 3
"""How often, beyond the least, a repetition without a near end is repeated."""


@cache
def _tree(pattern: str) -> nodes.Node:
    return ecma.read(pattern)


def matching(pattern: str, random: Random) -> str:
    """A string that `pattern` matches: anchored, without lookarounds and back references, as the example's are."""
    return _text(_tree(pattern), random)


def _text(node: nodes.Node, random: Random) -> str:
    match node:
        case nodes.Literal(code):
            return chr(code)
        case nodes.CharacterClass(items, negated=False):
            return _member(random.choice(items), random)
        case nodes.Group(body) | nodes.Cluster(body):
            return _text(body, random)
        case nodes.Repeat(item, least, most):
            end = least + _MOST if most is None else min(most, least + _MOST)
            return "".join(_text(item, random) for _ in range(random.randint(least, end)))
        case nodes.Sequence(items):
            return "".join(_text(item, random) for item in items)
        case nodes.Choice(options):
            return _text(random.choice(options), random)
        case nodes.Anchor():
            return ""
        case _:
            raise NotImplementedError(node)


def _member(item: nodes.ClassItem, random: Random) -> str:
    match item:
        case nodes.Literal(code):
            return chr(code)
        case nodes.Range(first, last):
            return chr(random.randint(first, last))
        case nodes.Shorthand() | nodes.Property():
            raise NotImplementedError(item)
        case _:
            assert_never(item)
