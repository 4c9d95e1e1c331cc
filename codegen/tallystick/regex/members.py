"""The members of classes as sets of code points, and sets as members of classes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from tallystick.regex import properties
from tallystick.regex.charset import ANYTHING, DIGITS, ECMA_SPACE, WORD, CharSet
from tallystick.regex.nodes import CharacterClass, ClassItem, Literal, Property, Range, Shorthand

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHORTHANDS = {"d": DIGITS, "w": WORD, "s": ECMA_SPACE}

_POSIX_RANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "alnum": (("0", "9"), ("A", "Z"), ("a", "z")),
    "alpha": (("A", "Z"), ("a", "z")),
    "ascii": (("\x00", "\x7f"),),
    "blank": (("\t", "\t"), (" ", " ")),
    "cntrl": (("\x00", "\x1f"), ("\x7f", "\x7f")),
    "digit": (("0", "9"),),
    "graph": (("!", "~"),),
    "lower": (("a", "z"),),
    "print": ((" ", "~"),),
    "punct": (("!", "/"), (":", "@"), ("[", "`"), ("{", "~")),
    "space": (("\t", "\r"), (" ", " ")),
    "upper": (("A", "Z"),),
    "word": (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z")),
    "xdigit": (("0", "9"), ("A", "F"), ("a", "f")),
}
POSIX = {name: CharSet.of((ord(first), ord(last)) for first, last in ranges) for name, ranges in _POSIX_RANGES.items()}
"""POSIX classes by name, in the ASCII meaning that Rust gives them."""

POSIX_NAME = re.compile(r"\[:(\^?)([a-z]+):\]")
"""A POSIX class in its brackets: a caret if it is negated, and its name."""

_ASCII = 0x80
_LAST_CATEGORISED = 0xFFFF
"""Categories are looked up in the basic plane only: it has characters of every one."""


def set_of(items: Iterable[ClassItem]) -> CharSet:
    """The union of `items`, shorthands in the ECMAScript meaning, properties approximated."""
    return CharSet.of(ranges for item in items for ranges in _item_set(item).ranges)


def class_set(node: CharacterClass) -> CharSet:
    """What the class matches."""
    members = set_of(node.items)
    return members.complement() if node.negated else members


def items_of(members: CharSet) -> tuple[ClassItem, ...]:
    """The set as members of a class, in the order of code points."""
    items: list[ClassItem] = []
    for first, last in members.ranges:
        if last - first < 2:  # noqa: PLR2004 - a range of two is shorter as two letters
            items.extend(Literal(code) for code in range(first, last + 1))
        else:
            items.append(Range(first, last))
    return tuple(items)


def _item_set(item: ClassItem) -> CharSet:
    match item:
        case Literal(code):
            return CharSet(((code, code),))
        case Range(first, last):
            return CharSet(((first, last),))
        case Shorthand(letter):
            members = _SHORTHANDS[letter.lower()]
            return members if letter.islower() else members.complement()
        case Property(expression, negated):
            return _property_set(expression, negated)
        case _:
            assert_never(item)


@lru_cache(maxsize=64)
def _property_set(expression: str, negated: bool) -> CharSet:  # noqa: FBT001 - the two fields of a Property
    """A set near enough to tell whether two pieces of a pattern can match the same character.

    General categories of one letter or two are exact in the basic plane, as far as Python's tables go. A script is all
    beyond ASCII, with the ASCII letters when it is Latin; other properties are anything.
    """
    name, equals, value = expression.partition("=")
    category = value if name in properties.CATEGORY_NAMES else name
    if len(category) <= 2 and category in properties.GENERAL_CATEGORIES and category != "LC":  # noqa: PLR2004 - a general category has one letter or two
        members = _category_set(category)
        return members.complement() if negated else members
    beyond = CharSet(((_ASCII, ANYTHING.ranges[0][1]),))
    if equals and name in properties.SCRIPT_NAMES and value not in ("Common", "Zyyy") and not negated:
        return POSIX["alpha"] | beyond if value in ("Latin", "Latn") else beyond
    return ANYTHING


def _category_set(category: str) -> CharSet:
    return CharSet.of(
        (code, code) for code in range(_LAST_CATEGORISED + 1) if unicodedata.category(chr(code)).startswith(category)
    )
