"""What to write instead: a wire regex with the meaning of a pattern that is outside the grammar, where one is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.regex.cursor import Refused
from tallystick.regex.errors import PatternError
from tallystick.regex.members import items_of, set_of
from tallystick.regex.nodes import CharacterClass, ClassItem, Cluster, Dot, Literal, Node, Range
from tallystick.regex.parser import parse
from tallystick.regex.printer import show
from tallystick.regex.rust import ANY_CHARACTER, WIRE

if TYPE_CHECKING:
    from tallystick.regex.cursor import Cursor
    from tallystick.regex.parser import Wrap

_LEADING = re.compile(r"\(\?([is]+)\)")
_SCOPED = re.compile(r"([is]*):")
_ASCII = 0x80
_NOT_SAID = Refused("inline flags", "these cannot be said without flags", "write the pattern so that it needs none")


def without_flags(pattern: str) -> str | None:
    r"""The wire regex that says `(?i)` by classes and `(?s)` by `[\s\S]`; None where it takes more than that.

    Case is ignored for ASCII letters alone: that `k` also is U+212A, the Kelvin sign, is rarely what was meant.
    """
    leading = _LEADING.match(pattern)
    start, flags = (leading.end(), frozenset(leading[1])) if leading else (0, frozenset[str]())
    try:
        return show(parse(pattern, _FLAGGED, start, flags))
    except PatternError:
        return None


def _scoped(cursor: Cursor, offset: int) -> Wrap:
    cursor.at = offset + len("(?")
    head = _SCOPED.match(cursor.text, cursor.at)
    if head is None:
        _NOT_SAID(cursor, offset)
    cursor.flags |= frozenset(head[1])
    cursor.at = head.end()
    return Cluster


def _atom(cursor: Cursor, offset: int, node: Node) -> Node:
    if "s" in cursor.flags and isinstance(node, Dot):
        return ANY_CHARACTER
    if "i" in cursor.flags:
        node = _either_case(cursor, offset, node)
    return WIRE.atom(cursor, offset, node)


def _either_case(cursor: Cursor, offset: int, node: Node) -> Node:
    match node:
        case Literal():
            both = set_of((node, *_other_case(cursor, offset, node)))
            return node if len(both) == 1 else CharacterClass(items_of(both))
        case CharacterClass(items, negated):
            others = set_of(other for item in items for other in _other_case(cursor, offset, item))
            return CharacterClass((*items, *items_of(others.without(set_of(items)))), negated)
        case _:
            return node


def _other_case(cursor: Cursor, offset: int, item: ClassItem) -> list[Literal]:
    match item:
        case Literal(code):
            codes = range(code, code + 1)
        case Range(first, last):
            codes = range(first, last + 1)
        case _:
            return []
    if codes[-1] >= _ASCII and any(chr(code).swapcase() != chr(code) for code in codes):
        _NOT_SAID(cursor, offset)
    return [Literal(ord(chr(code).swapcase())) for code in codes if chr(code).isalpha()]


_FLAGGED = replace(WIRE, groups={**WIRE.groups, **dict.fromkeys("is", _scoped)}, atom=_atom)
