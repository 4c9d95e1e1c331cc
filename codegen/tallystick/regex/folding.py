"""Inline flags that can be said without flags: `(?i)` and `(?s)`, applied to one atom at a time.

Case is ignored by simple case folding (what Rust does, and JavaScript under `iu`): besides the two cases of an ASCII
letter, `k` takes U+212A and `s` U+017F. Cased letters beyond ASCII are refused, since how they fold depends on the
version of Unicode.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from tallystick.regex import members
from tallystick.regex.charset import CharSet
from tallystick.regex.cursor import Refused
from tallystick.regex.nodes import Backreference, CharacterClass, ClassItem, Dot, Literal, Node, Property, Range

if TYPE_CHECKING:
    from tallystick.regex.cursor import Cursor

_Flag: TypeAlias = Callable[["Cursor", int, Node], Node]

_CASES = (
    # (first, last) of a run of letters, and the distance to the other case.
    (ord("A"), ord("Z"), 32),
    (ord("a"), ord("z"), -32),
)
_FOLDS_TO_ASCII = {"k": 0x212A, "s": 0x17F}
_ASCII = 0x80

_UNFOLDABLE = Refused(
    "case-insensitive flag",
    "which letters this matches when case is ignored differs from engine to engine",
    "drop the flag and list the letters in a class",
)


def apply(cursor: Cursor, offset: int, node: Node) -> Node:
    """The atom `node`, read at `offset`, under the flags in force. Raises `PatternError` where one cannot be said."""
    for flag in sorted(cursor.flags):
        node = _FLAGS[flag](cursor, offset, node)
    return node


def _ignore_case(cursor: Cursor, offset: int, node: Node) -> Node:
    match node:
        case Backreference() | Property():
            return _UNFOLDABLE(cursor, offset)
        case Literal():
            items = _folded(cursor, offset, (node,))
            return node if len(items) == 1 else CharacterClass(items)
        case CharacterClass(items, negated):
            return CharacterClass(_folded(cursor, offset, items), negated)
        case _:
            return node


def _folded(cursor: Cursor, offset: int, items: tuple[ClassItem, ...]) -> tuple[ClassItem, ...]:
    folded: list[tuple[int, int]] = []
    for item in items:
        match item:
            case Literal(code):
                first = last = code
            case Range(first, last):
                pass
            case Property():
                _UNFOLDABLE(cursor, offset)
            case _:
                continue
        if any(_cased(chr(code)) for code in range(max(first, _ASCII), last + 1)):
            _UNFOLDABLE(cursor, offset)
        folded.extend(_other_case(first, last))
    present = members.set_of(items)
    return items + members.items_of(CharSet.of(folded).without(present))


def _other_case(first: int, last: int) -> list[tuple[int, int]]:
    found = [
        (max(first, low) + distance, min(last, high) + distance)
        for low, high, distance in _CASES
        if max(first, low) <= min(last, high)
    ]
    extra = [
        (code, code)
        for letter, code in _FOLDS_TO_ASCII.items()
        if first <= ord(letter) <= last or first <= ord(letter.upper()) <= last
    ]
    return found + extra


def _cased(letter: str) -> bool:
    return not letter == letter.lower() == letter.upper() == letter.casefold()


def _dot_takes_all(_cursor: Cursor, _offset: int, node: Node) -> Node:
    return CharacterClass((), negated=True) if isinstance(node, Dot) else node


def _nothing(_cursor: Cursor, _offset: int, node: Node) -> Node:
    return node


_FLAGS: Mapping[str, _Flag] = MappingProxyType(
    {
        "i": _ignore_case,
        "s": _dot_takes_all,
        # Which of ASCII and Unicode `\d \w \s` mean is not taken from a flag: a pattern means what ECMA-262 says.
        "a": _nothing,
        "u": _nothing,
    }
)
SAYABLE = frozenset(_FLAGS)
"""The flags that `apply` knows."""
