"""The dialect of patterns as they are found in published documents, where they do not compile with the `u` flag.

It joins ECMA-262 annex B (what JavaScript takes without `u`) with what Python's `re` and Rust's `regex` add, as far
as those agree or only one of them knows the construct. Where two of them read the same text apart, it is refused
rather than guessed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tallystick.regex import escapes, folding, members, properties, refusals
from tallystick.regex.cursor import Cursor, Refused
from tallystick.regex.nodes import Anchor, Backreference, ClassItem, Cluster, Literal, Node, Property
from tallystick.regex.openings import LOOKAROUNDS, cluster, named
from tallystick.regex.parser import Dialect, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.regex.escapes import ClassEscape, Escape
    from tallystick.regex.parser import Opening, Wrap

_LEADING_FLAGS = re.compile(r"\(\?([A-Za-z]+)\)")
_FLAGS = re.compile(r"([A-Za-z]*)(?:-([A-Za-z]+))?([:)])")
_WORD_EDGE = re.compile(r"\{(?:start|end|start-half|end-half)\}")
_NO_LEAST = re.compile(r"\{,([0-9]+)\}")
_OCTAL = "01234567"

LEADING_BRACKET = Refused(
    "leading bracket",
    "a ] that comes first is a member of the class in Python and Rust, and closes it in JavaScript",
    r"write \] for the character",
)
NO_LEAST = Refused(
    "quantifier", "{,n} counts in Python and is plain text in JavaScript", "write {0,n}, or escape the brace"
)
FLAGS_INSIDE = Refused(
    "inline flags",
    "flags in the middle of a pattern mean different things to different engines",
    "write (?i:...) around the part",
)

_LETTERS = {
    "a": Refused("escape", r"\a is a bell in Rust and Python and a plain a in JavaScript", r"write \x07 or a"),
    "e": Refused("escape", r"\e is an escape character only in Perl's kin", r"write \x1B"),
    "h": Refused("escape", r"\h is a blank or a hexadecimal digit by engine", r"write [ \t] or [0-9a-fA-F]"),
    "G": Refused("escape", "JavaScript cannot assert where the last match ended", "drop it"),
    "K": Refused("escape", "JavaScript cannot reset where a match starts", "write a lookbehind: (?<=...)"),
    "N": Refused("escape", r"\N names a character in Python only", r"write \u{...} with its code point"),
    "Q": Refused("quoting", r"JavaScript has no \Q...\E", "escape each character"),
    "R": Refused("escape", "JavaScript has no escape for any line break", r"write (?:\r\n|[\n-\r\u0085\u2028\u2029])"),
    "X": Refused("escape", "JavaScript cannot match a grapheme cluster", r"write . or a \p{...} class"),
}  # fmt: skip


def read(text: str) -> Node:
    """The tree of a pattern as found. Raises `PatternError`."""
    leading = _LEADING_FLAGS.match(text)
    if leading is None:
        return parse(text, SLOPPY)
    flags = frozenset(leading[1])
    _only_sayable(flags, Cursor(text), 0)
    return parse(text, SLOPPY, leading.end(), flags)


def _only_sayable(flags: frozenset[str], cursor: Cursor, offset: int) -> None:
    for flag in sorted(flags - folding.SAYABLE):
        cursor.fail(
            "inline flags",
            f"JavaScript patterns cannot carry the flag {flag}",
            "write the pattern so that it needs none",
            offset,
        )


def _scoped_flags(cursor: Cursor, offset: int) -> Wrap:
    cursor.at = offset + len("(?")
    head = _FLAGS.match(cursor.text, cursor.at)
    if head is None:
        cursor.fail("group", "this opens no group that JavaScript has", "write (?:...) to group", offset)
    if head[3] == ")":
        FLAGS_INSIDE(cursor, offset)
    on, off = frozenset(head[1]), frozenset(head[2] or "")
    _only_sayable(on | off, cursor, offset)
    cursor.flags = (cursor.flags | on) - off
    cursor.at = head.end()
    return Cluster


def _python_reference(cursor: Cursor, offset: int) -> Wrap:
    reference = escapes.refer(cursor, escapes.group_name(cursor, ")", offset), offset)
    # The parenthesis is the group's own; the parser closes on it, with nothing in between.
    cursor.at -= 1

    def wrap(_body: Node) -> Backreference:
        return reference

    return wrap


def _property(*, negated: bool) -> ClassEscape:
    def read_property(cursor: Cursor, offset: int) -> Property:
        expression = escapes.braced_name(cursor, offset) if cursor.peek() == "{" else cursor.take()
        caret = expression.startswith("^")
        found = properties.loosely(expression.removeprefix("^"))
        if found is None:
            escapes.unknown_property(cursor, offset, expression)
        return Property(expression.removeprefix("^") if properties.known(expression) else found, negated != caret)

    return read_property


def _octal(cursor: Cursor, _offset: int) -> Literal:
    return Literal(int("0" + cursor.take_digits(_OCTAL, 2), 8))


def _word_boundary(cursor: Cursor, offset: int) -> Anchor:
    if _WORD_EDGE.match(cursor.text, cursor.at):
        refusals.WORD_EDGE(cursor, offset)
    return Anchor.WORD_BOUNDARY


def _identity(cursor: Cursor, offset: int, character: str) -> Literal:
    if character in _LETTERS:
        _LETTERS[character](cursor, offset)
    if character.isascii() and character.isalnum():
        cursor.fail(
            "escape", f"\\{character} is not an escape that the flavours agree on", f"write {character}", offset
        )
    return Literal(ord(character))


def _stray(cursor: Cursor, offset: int, character: str) -> Literal:
    if character == "{" and _NO_LEAST.match(cursor.text, offset):
        NO_LEAST(cursor, offset)
    if character == "]" and cursor.bracket_in_class is not None:
        refusals.NESTED_CLASS(cursor, cursor.bracket_in_class)
    return Literal(ord(character))


def _class_start(cursor: Cursor) -> tuple[ClassItem, ...]:
    if cursor.peek() == "]":
        LEADING_BRACKET(cursor, cursor.at)
    return ()


def _class_bracket(cursor: Cursor, offset: int) -> tuple[ClassItem, ...]:
    posix = members.POSIX_NAME.match(cursor.text, offset)
    if posix is None:
        cursor.bracket_in_class = offset
        return (Literal(ord("[")),)
    named_set = members.POSIX.get(posix[2])
    if named_set is None:
        cursor.fail("POSIX class", f"there is no class {posix[2]!r}", f"one of {', '.join(members.POSIX)}", offset)
    cursor.at = posix.end()
    return members.items_of(named_set.complement() if posix[1] else named_set)


def _plain_hyphen(_cursor: Cursor, _offset: int, left: ClassItem, right: ClassItem) -> tuple[ClassItem, ...]:
    return (left, Literal(ord("-")), right)


_SHARED: Mapping[str, ClassEscape] = {
    **escapes.ECMA_CHARACTERS,
    "0": _octal,
    "p": _property(negated=False),
    "P": _property(negated=True),
    "U": escapes.scalar(8),
    "x": escapes.scalar(2),
}
_ESCAPES: Mapping[str, Escape] = {
    **_SHARED,
    **escapes.BOUNDARIES,
    **escapes.REFERENCES,
    "b": _word_boundary,
    "A": escapes.anchor(Anchor.START),
    "Z": escapes.anchor(Anchor.END),
    "z": escapes.anchor(Anchor.END),
    "<": refusals.WORD_EDGE,
    ">": refusals.WORD_EDGE,
}
_GROUPS: Mapping[str, Opening] = {
    ":": cluster,
    **LOOKAROUNDS,
    "<": named,
    "P<": named,
    "P=": _python_reference,
    "P>": refusals.SUBROUTINE,
    ">": refusals.ATOMIC,
    "(": refusals.CONDITIONAL,
    "#": refusals.COMMENT,
    "|": refusals.BRANCH_RESET,
    "&": refusals.SUBROUTINE,
    **dict.fromkeys("aiLmRsuUx-", _scoped_flags),
}
SLOPPY = Dialect(
    escapes=_ESCAPES,
    class_escapes={**_SHARED, "b": escapes.literal("\b"), "-": escapes.literal("-")},
    other_escape=_identity,
    groups=_GROUPS,
    stray=_stray,
    # Annex B lets a lookahead be repeated; it then asserts what the group around it would.
    unquantifiable=(Anchor,),
    class_start=_class_start,
    class_bracket=_class_bracket,
    class_guard=refusals.refuse_set_operations,
    hyphen_after_set=_plain_hyphen,
    atom=folding.apply,
)
