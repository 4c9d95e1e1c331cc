"""The grammar that all dialects share: alternatives, sequences, quantifiers, groups, classes.

Where dialects part (escapes, what `(?` opens, stray brackets, what a class may hold) a `Dialect` supplies tables and
readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tallystick.regex.cursor import Cursor
from tallystick.regex.nodes import (
    Anchor,
    CharacterClass,
    Choice,
    ClassItem,
    Dot,
    Group,
    Literal,
    Node,
    Range,
    Repeat,
    Sequence,
)

if TYPE_CHECKING:
    from tallystick.regex.escapes import ClassEscape, Escape

Wrap: TypeAlias = Callable[[Node], Node]
Opening: TypeAlias = Callable[[Cursor, int], Wrap]
"""Reads the rest of a group's head, and returns what makes the group's node from its body."""

MOST_NESTED = 100
"""Groups within groups. Real patterns stay below ten; the limit keeps every walk of the tree off Python's own."""
_MOST_REPEATED = 2**32 - 2
"""Python's own bound on a count; JavaScript has none."""

_BRACES = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_COUNTS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one flavour of regular expressions adds to the shared grammar."""

    escapes: Mapping[str, Escape]
    """By the code point after the backslash, outside a class."""
    class_escapes: Mapping[str, ClassEscape]
    other_escape: Callable[[Cursor, int, str], Literal]
    """An escape that the tables do not have; called behind it with its offset and the escaped code point."""
    groups: Mapping[str, Opening]
    """By what follows `(?`; a key that begins with another comes before it."""
    stray: Callable[[Cursor, int, str], Literal]
    """A `{`, `}` or `]` that closes nothing and quantifies nothing; called behind it."""
    unquantifiable: tuple[type, ...]
    class_start: Callable[[Cursor], tuple[ClassItem, ...]]
    """Called right behind `[` or `[^`."""
    class_bracket: Callable[[Cursor, int], tuple[ClassItem, ...]]
    """A `[` inside a class; called behind it."""
    class_guard: Callable[[Cursor], None]
    """Called before each member of a class and before a range's hyphen, to refuse what must not stand there."""
    hyphen_after_set: Callable[[Cursor, int, ClassItem, ClassItem], tuple[ClassItem, ...]]
    r"""`[\d-x]`: the members when an end of a range is a set."""
    atom: Callable[[Cursor, int, Node], Node]
    """Called with each atom that has been read, to apply the flags in force."""


def parse(text: str, dialect: Dialect, start: int = 0, flags: frozenset[str] = frozenset()) -> Node:
    """The tree of `text` from `start` on, read as `dialect` with `flags` in force. Raises `PatternError`."""
    return _Parser(Cursor(text, at=start, flags=flags), dialect).pattern()


@dataclass(slots=True)
class _Parser:
    cursor: Cursor
    dialect: Dialect
    depth: int = 0

    def pattern(self) -> Node:
        cursor = self.cursor
        tree = self._choice()
        if not cursor.done:
            cursor.fail("group", "this parenthesis closes no group", r"write \) for the character")
        for group, offset in cursor.references:
            if group > cursor.groups if isinstance(group, int) else group not in cursor.names:
                cursor.fail(
                    "backreference", f"there is no group {group} to refer to", "name a group of this pattern", offset
                )
        return tree

    def _choice(self) -> Node:
        options = [self._sequence()]
        while self.cursor.eat("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while not self.cursor.done and self.cursor.peek() not in "|)":
            offset = self.cursor.at
            items.append(self._quantified(self._atom(), offset))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _quantified(self, item: Node, offset: int) -> Node:
        cursor = self.cursor
        at = cursor.at
        counts = self._counts()
        if counts is None:
            return item
        if isinstance(item, self.dialect.unquantifiable):
            cursor.fail(
                "quantifier", "an assertion takes no characters and cannot be repeated", "drop the quantifier", at
            )
        lazy = cursor.eat("?")
        if cursor.sees("+"):
            cursor.fail(
                "possessive quantifier",
                "a possessive quantifier never gives characters back: JavaScript cannot say that, Rust reads it apart",
                "drop the second +, or write the group so that it cannot overlap with what follows",
            )
        again = cursor.at
        if self._counts() is not None:
            inner = cursor.text[offset:again]
            cursor.fail(
                "quantifier",
                "a quantifier on a quantifier",
                f"write (?:{inner}){cursor.text[again : cursor.at]}",
                again,
            )
        return Repeat(item, *counts, lazy)

    def _counts(self) -> tuple[int, int | None] | None:
        cursor = self.cursor
        if cursor.peek() in _COUNTS:
            return _COUNTS[cursor.take()]
        braces = _BRACES.match(cursor.text, cursor.at)
        if braces is None:
            return None
        # Numbers too long for int() are over the bound all the same.
        least, most = (int(digits[:12]) if digits else None for digits in (braces[1], braces[3]))
        if least is None or max(least, most or 0) > _MOST_REPEATED:
            cursor.fail("quantifier", "this count is larger than any engine takes", "write a smaller count")
        most = least if braces[2] is None else most
        if most is not None and most < least:
            cursor.fail("quantifier", "the counts are out of order", f"write {{{most},{least}}}")
        cursor.at = braces.end()
        return least, most

    def _atom(self) -> Node:
        cursor = self.cursor
        offset = cursor.at
        if cursor.peek() in _COUNTS or _BRACES.match(cursor.text, cursor.at):
            cursor.fail("quantifier", "there is nothing to repeat here", rf"write \{cursor.peek()} for the character")
        character = cursor.take()
        match character:
            case "(":
                return self._group(offset)
            case "[":
                node: Node = self._character_class(offset)
            case "\\":
                node = self._escape(offset)
            case "^":
                node = Anchor.START
            case "$":
                node = Anchor.END
            case ".":
                node = Dot()
            case "{" | "}" | "]":
                node = self.dialect.stray(cursor, offset, character)
            case _:
                node = Literal(ord(character))
        return self.dialect.atom(cursor, offset, node)

    def _escape(self, offset: int) -> Node:
        character = self._escaped(offset)
        reader = self.dialect.escapes.get(character)
        if reader is None:
            return self.dialect.other_escape(self.cursor, offset, character)
        return reader(self.cursor, offset)

    def _escaped(self, offset: int) -> str:
        character = self.cursor.take()
        if not character:
            self.cursor.fail("escape", "the pattern ends in a backslash", r"write \\ for a backslash", offset)
        return character

    def _group(self, offset: int) -> Node:
        cursor = self.cursor
        flags = cursor.flags
        self.depth += 1
        if self.depth > MOST_NESTED:
            cursor.fail("group", f"groups are nested more than {MOST_NESTED} deep", "write a flatter pattern", offset)
        wrap = self._opening(offset) if cursor.eat("?") else self._capture()
        body = self._choice()
        if not cursor.eat(")"):
            cursor.fail("group", "this group is never closed", r"close it, or write \( for the character", offset)
        self.depth -= 1
        cursor.flags = flags
        return wrap(body)

    def _capture(self) -> Wrap:
        self.cursor.groups += 1
        return Group

    def _opening(self, offset: int) -> Wrap:
        for head, opening in self.dialect.groups.items():
            if self.cursor.eat(head):
                return opening(self.cursor, offset)
        return self.cursor.fail(
            "group", f"(?{self.cursor.peek()} opens no group that JavaScript has", "write (?:...) to group", offset
        )

    def _character_class(self, offset: int) -> CharacterClass:
        cursor = self.cursor
        negated = cursor.eat("^")
        items = list(self.dialect.class_start(cursor))
        while not cursor.eat("]"):
            if cursor.done:
                cursor.fail("class", "this class is never closed", r"close it, or write \[ for the character", offset)
            items.extend(self._members())
        return CharacterClass(tuple(items), negated)

    def _members(self) -> tuple[ClassItem, ...]:
        cursor = self.cursor
        offset = cursor.at
        first = self._member()
        if cursor.peek() != "-" or cursor.peek(1) in ("]", ""):
            return first
        self.dialect.class_guard(cursor)
        cursor.at += 1
        last = self._member()
        match first, last:
            case (Literal(low),), (Literal(high),):
                if high < low:
                    cursor.fail(
                        "range", "the ends of this range are out of order", "write the smaller end first", offset
                    )
                return (Range(low, high),)
            case (left,), (right,):
                return self.dialect.hyphen_after_set(cursor, offset, left, right)
            case _:
                return cursor.fail(
                    "range", "a range cannot end in a set of characters", r"write \- for a hyphen", offset
                )

    def _member(self) -> tuple[ClassItem, ...]:
        cursor = self.cursor
        self.dialect.class_guard(cursor)
        offset = cursor.at
        character = cursor.take()
        if character == "[":
            return self.dialect.class_bracket(cursor, offset)
        if character != "\\":
            return (Literal(ord(character)),)
        escaped = self._escaped(offset)
        reader = self.dialect.class_escapes.get(escaped)
        return (self.dialect.other_escape(cursor, offset, escaped) if reader is None else reader(cursor, offset),)
