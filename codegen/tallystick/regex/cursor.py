"""A place in a pattern being read, and what has been seen of its groups so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from tallystick.regex.errors import PatternError


@dataclass(slots=True)
class Cursor:
    """Reads `text` from `at` on. Mutable by nature: one is made for every parse and thrown away."""

    text: str
    at: int = 0
    groups: int = 0
    """Capturing groups opened so far."""
    names: set[str] = field(default_factory=set)
    references: list[tuple[int | str, int]] = field(default_factory=list)
    """Backreferences with their offsets; a group may be opened after it is referred to."""
    flags: frozenset[str] = frozenset()
    """Inline flags in force here."""
    bracket_in_class: int | None = None
    """Where a `[` was last read as a plain member of a class."""

    def peek(self, ahead: int = 0) -> str:
        """The code point `ahead` places on, or the empty string past the end."""
        return self.text[self.at + ahead : self.at + ahead + 1]

    def sees(self, text: str) -> bool:
        """Whether `text` comes next."""
        return self.text.startswith(text, self.at)

    def eat(self, text: str) -> bool:
        """Step over `text` if it comes next, and say whether it did."""
        found = self.sees(text)
        if found:
            self.at += len(text)
        return found

    def take(self) -> str:
        """Step over one code point and return it, or the empty string at the end."""
        taken = self.peek()
        self.at += len(taken)
        return taken

    def take_digits(self, alphabet: str, most: int | None = None) -> str:
        """Step over the digits of `alphabet` that come next, `most` of them at most."""
        start = self.at
        while (most is None or self.at - start < most) and self.peek() and self.peek() in alphabet:
            self.at += 1
        return self.text[start : self.at]

    @property
    def done(self) -> bool:
        """Whether the pattern has been read to its end."""
        return self.at >= len(self.text)

    def fail(self, construct: str, message: str, way_out: str, offset: int | None = None) -> NoReturn:
        """Raise `PatternError` here, or at `offset`."""
        raise PatternError(message, construct, self.at if offset is None else offset, way_out)


@dataclass(frozen=True, slots=True)
class Refused:
    """A construct that a dialect knows by name and cannot take: why, and what to write instead."""

    construct: str
    why: str
    way_out: str

    def __call__(self, cursor: Cursor, offset: int) -> NoReturn:
        """Raise the refusal for the construct at `offset`; so a refusal is filed where a reader would be."""
        cursor.fail(self.construct, f"{self.construct}: {self.why}", self.way_out, offset)
