"""What may follow a backslash: one reader an escape, and the table of those that JavaScript knows with the `u` flag.

A reader is called with the cursor behind the letter it is filed under and the offset of the backslash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from tallystick.regex import properties
from tallystick.regex.nodes import (
    LAST_CODE_POINT,
    Anchor,
    Backreference,
    Literal,
    Node,
    Property,
    Shorthand,
)

if TYPE_CHECKING:
    from tallystick.regex.cursor import Cursor

Escape: TypeAlias = Callable[["Cursor", int], Node]
ClassEscape: TypeAlias = Callable[["Cursor", int], Literal | Shorthand | Property]

DECIMAL = "0123456789"
HEXADECIMAL = "0123456789abcdefABCDEF"

_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_SURROGATES = range(0xD800, 0xE000)


def literal(character: str) -> ClassEscape:
    """The reader of an escape that stands for `character`."""
    return lambda _cursor, _offset: Literal(ord(character))


def shorthand(letter: str) -> ClassEscape:
    r"""The reader of `\d` and its like."""
    return lambda _cursor, _offset: Shorthand(letter)


def anchor(place: Anchor) -> Escape:
    """The reader of an escape that asserts `place`."""
    return lambda _cursor, _offset: place


def control_letter(cursor: Cursor, offset: int) -> Literal:
    r"""`\cA` to `\cZ`, in either case."""
    letter = cursor.take()
    if not (letter.isascii() and letter.isalpha()):
        cursor.fail(
            "control escape", r"\c takes a letter", r"write \\c for a backslash and a c",
            offset,
        )  # fmt: skip
    return Literal(ord(letter) % 32)


def null(cursor: Cursor, offset: int) -> Literal:
    r"""`\0`, unless digits follow."""
    if cursor.peek() and cursor.peek() in DECIMAL:
        cursor.fail("octal escape", "an octal escape is not valid in JavaScript with the u flag", r"write \xHH", offset)
    return Literal(0)


def two_digits(cursor: Cursor, offset: int) -> Literal:
    r"""`\xHH`."""
    return Literal(_hexadecimal(cursor, 2, offset))


def four_digits(cursor: Cursor, offset: int) -> Literal:
    r"""`\uHHHH`, a surrogate pair of two such, or `\u{H...}`."""
    if cursor.eat("{"):
        return Literal(_braced(cursor, offset))
    code = _hexadecimal(cursor, 4, offset)
    if code in _HIGH_SURROGATES and cursor.sees(r"\u"):
        back = cursor.at
        cursor.at += 2
        digits = cursor.take_digits(HEXADECIMAL, 4)
        low = int(digits, 16) if len(digits) == 4 else 0  # noqa: PLR2004 - the 4 of \uHHHH
        if low in _LOW_SURROGATES:
            return Literal(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
        cursor.at = back
    return Literal(code)


def scalar(fixed: int) -> ClassEscape:
    r"""The reader of `\x{H...}` and, where no brace follows, of exactly `fixed` digits, as Rust has it."""

    def read(cursor: Cursor, offset: int) -> Literal:
        code = _braced(cursor, offset) if cursor.eat("{") else _hexadecimal(cursor, fixed, offset)
        if code > LAST_CODE_POINT or code in _SURROGATES:
            cursor.fail(
                "code point escape",
                "this code point is not a character",
                "write one up to 10FFFF, no surrogate",
                offset,
            )
        return Literal(code)

    return read


def property_escape(*, negated: bool) -> ClassEscape:
    r"""The reader of `\p{...}` or `\P{...}`, names as JavaScript spells them."""

    def read(cursor: Cursor, offset: int) -> Property:
        expression = braced_name(cursor, offset)
        if not properties.known(expression):
            unknown_property(cursor, offset, expression)
        return Property(expression, negated)

    return read


def braced_name(cursor: Cursor, offset: int) -> str:
    r"""The text between the braces of `\p{...}`."""
    end = cursor.text.find("}", cursor.at)
    if not cursor.eat("{") or end < 0:
        cursor.fail("property escape", r"\p needs a property in braces", r"write \p{L} for a letter", offset)
    expression = cursor.text[cursor.at : end]
    cursor.at = end + 1
    return expression


def unknown_property(cursor: Cursor, offset: int, expression: str) -> NoReturn:
    """Refuse a property that nobody knows."""
    cursor.fail(
        "property escape",
        f"{expression!r} is not a property that JavaScript knows, so the pattern would throw when it is compiled",
        r"write a general category as \p{Lu}, a script as \p{Script=Greek}",
        offset,
    )


def named_reference(cursor: Cursor, offset: int) -> Backreference:
    r"""`\k<name>`."""
    if not cursor.eat("<"):
        cursor.fail("named backreference", r"\k needs a group name in angle brackets", r"write \k<name>", offset)
    return refer(cursor, group_name(cursor, ">", offset), offset)


def numbered_reference(first: str) -> Escape:
    r"""The reader of `\1` and on, whose first digit is `first`."""

    def read(cursor: Cursor, offset: int) -> Backreference:
        # No pattern has a billion groups, so the first digits of a longer number say enough.
        return refer(cursor, int((first + cursor.take_digits(DECIMAL))[:9]), offset)

    return read


def refer(cursor: Cursor, group: int | str, offset: int) -> Backreference:
    """Note a backreference, to be held against the groups once all are read."""
    cursor.references.append((group, offset))
    return Backreference(group)


def group_name(cursor: Cursor, closing: str, offset: int) -> str:
    """Read a group's name and the `closing` after it. Names are ECMAScript identifiers, escapes in them resolved."""
    letters: list[str] = []
    while not cursor.eat(closing):
        letter = cursor.take()
        if not letter:
            break
        letters.append(chr(four_digits(cursor, offset).code) if letter == "\\" and cursor.eat("u") else letter)
    name = "".join(letters)
    # `$` may stand anywhere in an ECMAScript identifier and the joiners anywhere but first; all else is as in Python.
    if (
        not name.replace("$", "_").replace("\u200c", "_").replace("\u200d", "_").isidentifier()
        or name[0] in "\u200c\u200d"
    ):
        cursor.fail(
            "group name",
            f"{name!r} is not a name JavaScript takes",
            "name the group with letters, digits and _",
            offset,
        )
    return name


def _hexadecimal(cursor: Cursor, length: int, offset: int) -> int:
    digits = cursor.take_digits(HEXADECIMAL, length)
    if len(digits) < length:
        cursor.fail("hexadecimal escape", f"this escape takes {length} hexadecimal digits", "write all of them", offset)
    return int(digits, 16)


def _braced(cursor: Cursor, offset: int) -> int:
    digits = cursor.take_digits(HEXADECIMAL)
    # Compared by length first: a number of any length fits in Python.
    if not digits or not cursor.eat("}") or int(digits, 16) > LAST_CODE_POINT:
        cursor.fail("code point escape", "the braces take a code point up to 10FFFF", r"write it as \u{1F600}", offset)
    return int(digits, 16)


CONTROLS: Mapping[str, ClassEscape] = {
    letter: literal(character) for letter, character in zip("tnvfr", "\t\n\v\f\r", strict=True)
}
SHORTHANDS: Mapping[str, ClassEscape] = {letter: shorthand(letter) for letter in "dDwWsS"}
SYNTAX: Mapping[str, ClassEscape] = {character: literal(character) for character in r"^$\.*+?()[]{}|/"}
"""Identity escapes that the `u` flag leaves: SyntaxCharacter and `/` (ECMA-262 section 22.2.1)."""
BOUNDARIES: Mapping[str, Escape] = {"b": anchor(Anchor.WORD_BOUNDARY), "B": anchor(Anchor.NOT_WORD_BOUNDARY)}
REFERENCES: Mapping[str, Escape] = {
    "k": named_reference,
    **{digit: numbered_reference(digit) for digit in DECIMAL[1:]},
}
ECMA_CHARACTERS: Mapping[str, ClassEscape] = {
    **CONTROLS,
    **SHORTHANDS,
    **SYNTAX,
    "0": null,
    "c": control_letter,
    "p": property_escape(negated=False),
    "P": property_escape(negated=True),
    "u": four_digits,
    "x": two_digits,
}
"""What an escape may be both inside a class and outside."""
