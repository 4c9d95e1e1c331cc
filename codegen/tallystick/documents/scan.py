"""Finds the first fault of a text that is not good JSON.

The standard library's scanner is fast and decides; this one is slow, strict, iterative and runs only when something is
wrong, to say where and what. Grammar: RFC 8259, and RFC 7493 (I-JSON) for duplicate names and lone surrogates.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field

MAX_DEPTH = 256
"""How deep arrays and objects may nest: 128 schemas one inside the other, within what recursive readers can take."""

MAX_DIGITS = 4300
"""The longest integer that Python reads (`sys.int_info.default_max_str_digits`)."""

_SPACE = re.compile(r"[ \t\n\r]*+")
_PIECES = re.compile(r'(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})){1,1000}')
"""A stretch of a string's content. Bounded, so that it may be tried again without the memory for all of a long string:
a possessive group would do, but before 3.11.5 Python left the position behind a piece that did not match."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][+-]?[0-9]++)?(?![0-9A-Za-z_.+-])")
_NUMBER_START = re.compile(r"-?(?:(?:0|[1-9][0-9]*+)(?:\.[0-9]*+)?(?:[eE][+-]?[0-9]*+)?)?\Z")
_WORD = re.compile(r"[-+]?[A-Za-z_][A-Za-z_0-9]*+")
_LITERALS = frozenset({"true", "false", "null"})
_NOT_NUMBERS = frozenset({"NaN", "Infinity", "+Infinity", "-Infinity", "-NaN", "+NaN"})
_SURROGATE = re.compile(r"\\(?:u([dD][89A-Fa-f][0-9A-Fa-f]{2})|.)", re.DOTALL)
_FIRST_LOW = 0xDC00
"""The first low surrogate: the second half of a pair."""
_CLOSER = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of the problem catalogue, the offset in the text (code points) where it applies, and its holes."""

    code: str
    offset: int
    holes: dict[str, object] = field(default_factory=dict)


class _Found(Exception):
    """Carries the fault out of the scanner."""

    def __init__(self, code: str, offset: int, **holes: object) -> None:
        super().__init__(code)
        self.fault = Fault(code, offset, holes)


@dataclass(slots=True)
class _Open:
    """An array or object that is not closed yet, and the keys it has had."""

    bracket: str
    offset: int
    keys: set[str] | None


def first_fault(text: str) -> Fault | None:
    """The first fault of `text` as a JSON text; `None` where there is none."""
    try:
        _Scanner(text).document()
    except _Found as found:
        return found.fault
    return None


def place(text: str, offset: int) -> tuple[int, int]:
    r"""The line and column of an offset, both from 1. Only `\n` ends a line, as editors have it."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def quoted(text: str, longest: int = 40) -> str:
    """Text of a document made fit for a message: on one line, printable, short."""
    shown = text if len(text) <= longest else text[:longest] + "..."
    return json.dumps(shown)


class _Scanner:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open: list[_Open] = []

    def document(self) -> None:
        """Scans the whole text; raises `_Found`."""
        self.space()
        self.value()
        while self.open:
            self.after_value()
        if self.at < len(self.text):
            raise self.syntax("the end of the document")

    def value(self) -> None:
        """A scalar, or the opening of a container and, where it is not empty, all up to its first scalar value."""
        while True:
            start = self.peek("a value")
            if start not in _CLOSER:
                self.scalar(start)
                return
            if len(self.open) == MAX_DEPTH:
                raise _Found("TLY327", self.at, limit=MAX_DEPTH)
            self.open.append(_Open(start, self.at, set() if start == "{" else None))
            self.advance(1)
            if self.peek(f"a value or `{_CLOSER[start]}`") == _CLOSER[start]:
                self.close()
                return
            if start == "{":
                self.key("a key in double quotes or `}`")

    def after_value(self) -> None:
        """What follows a value inside a container: its end, or a comma and the next value."""
        innermost = self.open[-1]
        closer = _CLOSER[innermost.bracket]
        found = self.peek(f"`,` or `{closer}`")
        if found == closer:
            self.close()
        elif found == ",":
            self.advance(1)
            if innermost.keys is not None:
                self.key("a key in double quotes")
            self.value()
        else:
            raise self.syntax(f"`,` or `{closer}`")

    def key(self, expected: str) -> None:
        if self.peek(expected) != '"':
            raise self.syntax(expected)
        start = self.at
        name = json.loads(self.string())
        keys = self.open[-1].keys
        if keys is not None:
            if name in keys:
                raise _Found("TLY322", start, key=quoted(name))
            keys.add(name)
        if self.peek("`:`") != ":":
            raise self.syntax("`:`")
        self.advance(1)

    def scalar(self, start: str) -> None:
        if start == '"':
            self.string()
        elif word := _WORD.match(self.text, self.at):
            if word[0] in _NOT_NUMBERS:
                raise _Found("TLY323", self.at, value=word[0])
            if word[0] not in _LITERALS:
                raise self.ends_early() if self.cut_short(word) else self.syntax("a value")
            self.advance(len(word[0]))
        elif start in "-0123456789":
            self.number()
        else:
            raise self.syntax("a value")

    def number(self) -> None:
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise self.ends_early() if _NUMBER_START.match(self.text, self.at) else self.syntax("a value")
        whole = match[1] is None and match[2] is None
        if len(match[0]) > MAX_DIGITS if whole else math.isinf(float(match[0])):
            raise _Found("TLY324", self.at, value=quoted(match[0]))
        self.advance(len(match[0]))

    def string(self) -> str:
        """The string token here, quotes included; raises for a bad one."""
        end = self.at + 1
        while match := _PIECES.match(self.text, end):
            end = match.end()
        if self.text[end : end + 1] != '"':
            raise self.bad_string(end)
        token = self.text[self.at : end + 1]
        if "\\u" in token:
            self.surrogates(token)
        self.advance(len(token))
        return token

    def bad_string(self, end: int) -> _Found:
        """What is wrong where the content of a string ends without a quotation mark."""
        rest = self.text[end : end + 6]
        if not rest or (rest[0] == "\\" and end + len(rest) == len(self.text) and _is_escape_start(rest)):
            return self.ends_early()
        if rest[0] == "\\":
            return _Found("TLY328", end, escape=quoted(rest[:2]))
        return _Found("TLY326", end, number=f"U+{ord(rest[0]):04X}")

    def surrogates(self, token: str) -> None:
        r"""Refuses a `\uD800` to `\uDFFF` that is not half of a pair."""
        high: int | None = None
        expected = -1
        for escape in _SURROGATE.finditer(token):
            unit = int(escape[1], 16) if escape[1] and escape[1][1] in "89abcdefABCDEF" else None
            if high is not None and not (escape.start() == expected and unit is not None and unit >= _FIRST_LOW):
                raise _Found("TLY325", self.at + high)
            if high is None and unit is not None and unit >= _FIRST_LOW:
                raise _Found("TLY325", self.at + escape.start())
            high, expected = (escape.start(), escape.end()) if high is None and unit is not None else (None, -1)
        if high is not None:
            raise _Found("TLY325", self.at + high)

    def close(self) -> None:
        self.open.pop()
        self.advance(1)

    def peek(self, expected: str) -> str:
        """The character here; raises where the text ends."""
        if self.at >= len(self.text):
            raise self.ends_early(expected)
        return self.text[self.at]

    def advance(self, count: int) -> None:
        self.at += count
        self.space()

    def space(self) -> None:
        if match := _SPACE.match(self.text, self.at):
            self.at = match.end()

    def cut_short(self, word: re.Match[str]) -> bool:
        """Whether a word may be one that the end of the text cuts off."""
        return word.end() == len(self.text) and any(known.startswith(word[0]) for known in _LITERALS | _NOT_NUMBERS)

    def ends_early(self, expected: str = "the rest of a value") -> _Found:
        if not self.open:
            return _Found("TLY321", len(self.text), missing=expected)
        line, column = place(self.text, self.open[-1].offset)
        return _Found("TLY321", len(self.text), missing=f"the end of the `{self.open[-1].bracket}` at {line}:{column}")

    def syntax(self, expected: str) -> _Found:
        return _Found("TLY320", self.at, expected=expected, found=quoted(self.text[self.at], 1))


def _is_escape_start(rest: str) -> bool:
    """Whether `rest`, the last characters of a text, may be the start of an escape."""
    return re.fullmatch(r"\\(?:u[0-9A-Fa-f]{0,3})?", rest) is not None
