"""The dialect of wire regexes: the part of Rust's `regex` whose meaning can be written alike for every engine.

Rust is what Pydantic runs, so a contract's author writes in it. `.`, shorthands and classes are read into plain
classes right away, over ASCII, and named groups into nameless ones, so that the tree holds nothing that engines read
apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from tallystick.regex import escapes, members, refusals
from tallystick.regex.charset import SURROGATES, CharSet
from tallystick.regex.cursor import Cursor, Refused
from tallystick.regex.nodes import (
    LAST_CODE_POINT,
    Anchor,
    CharacterClass,
    ClassItem,
    Cluster,
    Dot,
    Literal,
    Look,
    Node,
    Range,
    Shorthand,
)
from tallystick.regex.openings import cluster, named
from tallystick.regex.parser import Dialect
from tallystick.regex.printer import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.regex.escapes import Escape
    from tallystick.regex.parser import Opening, Wrap

_SHORTHANDS: Mapping[str, tuple[ClassItem, ...]] = {
    "d": (Range(0x30, 0x39),),
    "w": (Range(0x41, 0x5A), Range(0x61, 0x7A), Range(0x30, 0x39), Literal(0x5F)),
    "s": (Range(0x09, 0x0D), Literal(0x20)),
}
"""Over ASCII, and in the order people write them."""
_NOT_A_LINE_FEED = CharacterClass((Literal(0x0A),), negated=True)
ANY_CHARACTER = CharacterClass((Shorthand("s"), Shorthand("S")))
"""The one spelling of "anything" that needs no code point beyond U+FFFF and no empty class."""

LOOKAROUND = Refused(
    "lookaround",
    "Rust, which validates in Python, has none",
    "write it as a rule beside the pattern, or as alternatives",
)
BACKREFERENCE = Refused("backreference", "Rust, which validates in Python, has none", "spell the alternatives out")
FLAGS = "inline flags"
"""The construct; where the whole pattern can be written without them, `wire.normalise` offers that."""
_FLAG_WAYS_OUT: Mapping[str, str] = {
    "m": r"write [^\n]* for the rest of a line and \n for its end; ^ and $ are the ends of the text",
    "R": r"write \r?\n where a line may end in either way",
    "U": "write *? and +? where as little as possible is meant",
    "x": "write the pattern without the blanks and comments",
}
BOUNDARY = Refused(
    "word boundary",
    "what a word is depends on the engine and its version of Unicode",
    r"write what may stand there: (?:^|[^0-9A-Za-z_])",
)
PROPERTY = Refused(
    "property escape",
    "which characters have a property depends on the engine's version of Unicode",
    "write the ranges you mean, like [A-Za-z\u00c0-\u024f]",
)
NOT_RUST_END = Refused("anchor", r"\Z is the end of the text in Python only", "write $")
OCTAL = Refused("octal escape", "Rust has none", r"write \x00, by the code point")
LONE_BRACE = Refused("bracket", "a { that starts no count is an error in Rust", r"write \{")
_NO_LEAST = re.compile(r"\{,([0-9]+)\}")


def _lower(cursor: Cursor, offset: int, node: Node) -> Node:
    match node:
        case Dot():
            return _NOT_A_LINE_FEED
        case Shorthand(letter):
            return CharacterClass(_SHORTHANDS[letter.lower()], negated=letter.isupper())
        case CharacterClass():
            return _plain_class(cursor, offset, node)
        case _:
            return node


def _plain_class(cursor: Cursor, offset: int, node: CharacterClass) -> CharacterClass:
    """The class over literals and ranges alone, in the author's order where its members stay apart.

    Members that overlap, or shorthands negated, make it sorted ranges: `&&` and its like cannot come out of those.
    """
    parts = [_part(item) for item in node.items]
    union = CharSet.of(span for part in parts for span in part.ranges)
    if len(union) == sum(map(len, parts)) and not any(map(_negative, node.items)):
        return CharacterClass(tuple(item for given in node.items for item in _spelled(given)), node.negated)
    matched = union.complement() if node.negated else union
    rest = matched.complement().without(SURROGATES)
    if not matched.without(SURROGATES).ranges:
        cursor.fail("class", "this class matches nothing", "drop the alternative it stands in", offset)
    if not rest.ranges:
        return ANY_CHARACTER
    if LAST_CODE_POINT in matched:
        return CharacterClass(members.items_of(rest), negated=True)
    return CharacterClass(members.items_of(matched.without(SURROGATES)))


def _part(item: ClassItem) -> CharSet:
    if not isinstance(item, Shorthand):
        return members.set_of((item,))
    positive = members.set_of(_SHORTHANDS[item.letter.lower()])
    return positive if item.letter.islower() else positive.complement()


def _spelled(item: ClassItem) -> tuple[ClassItem, ...]:
    return _SHORTHANDS[item.letter] if isinstance(item, Shorthand) else (item,)


def _negative(item: ClassItem) -> bool:
    return isinstance(item, Shorthand) and item.letter.isupper()


def _nameless(cursor: Cursor, offset: int) -> Wrap:
    named(cursor, offset)
    return Cluster


def _flags(cursor: Cursor, offset: int) -> NoReturn:
    named = re.compile("[A-Za-z]*").match(cursor.text, offset + len("(?"))
    letters = "" if named is None else named[0]
    hints = (hint for flag, hint in _FLAG_WAYS_OUT.items() if flag in letters)
    way_out = next(hints, r"write [aA] for both cases, [\s\S] for any character")
    cursor.fail(FLAGS, f"{FLAGS}: JavaScript patterns cannot carry flags", way_out, offset)


def _identity(cursor: Cursor, offset: int, character: str) -> Literal:
    if not character.isascii() or character.isalnum():
        cursor.fail(
            "escape",
            f"\\{character} is not an escape that all engines read alike",
            r"write the character itself, or \x{...}",
            offset,
        )
    return Literal(ord(character))


def _stray(cursor: Cursor, offset: int, character: str) -> Literal:
    if character == "{":
        if (count := _NO_LEAST.match(cursor.text, offset)) is not None:
            cursor.fail("quantifier", "only Python counts from nothing by {,n}", f"write {{0,{count[1]}}}", offset)
        LONE_BRACE(cursor, offset)
    return Literal(ord(character))


def _class_start(cursor: Cursor) -> tuple[ClassItem, ...]:
    # A ] that comes first is a member, in Rust as in POSIX.
    return (Literal(ord("]")),) if cursor.eat("]") else ()


def _class_bracket(cursor: Cursor, offset: int) -> NoReturn:
    posix = members.POSIX_NAME.match(cursor.text, offset)
    named_set = None if posix is None else members.POSIX.get(posix[2])
    if posix is None or named_set is None:
        refusals.NESTED_CLASS(cursor, offset)
    spelled = show(CharacterClass(members.items_of(named_set), negated=bool(posix[1])))
    cursor.fail("POSIX class", f"only Rust reads {posix[0]} as a class", f"write {spelled}", offset)


def _set_in_range(cursor: Cursor, offset: int, _left: ClassItem, _right: ClassItem) -> NoReturn:
    cursor.fail("range", "a range cannot end in a set of characters", r"write \- for a hyphen", offset)


_CHARACTERS: Mapping[str, escapes.ClassEscape] = {
    **escapes.CONTROLS,
    **escapes.SHORTHANDS,
    **escapes.SYNTAX,
    "U": escapes.scalar(8),
    "u": escapes.scalar(4),
    "x": escapes.scalar(2),
}
_ESCAPES: Mapping[str, Escape] = {
    **_CHARACTERS,
    "A": escapes.anchor(Anchor.START),
    "z": escapes.anchor(Anchor.END),
    "Z": NOT_RUST_END,
    "b": BOUNDARY,
    "B": BOUNDARY,
    "<": refusals.WORD_EDGE,
    ">": refusals.WORD_EDGE,
    "p": PROPERTY,
    "P": PROPERTY,
    "k": BACKREFERENCE,
    **dict.fromkeys(escapes.DECIMAL, BACKREFERENCE),
    "0": OCTAL,
}
_GROUPS: Mapping[str, Opening] = {
    ":": cluster,
    **dict.fromkeys(("=", "!", "<=", "<!"), LOOKAROUND),
    "<": _nameless,
    "P<": _nameless,
    "P=": BACKREFERENCE,
    "P>": refusals.SUBROUTINE,
    ">": refusals.ATOMIC,
    "(": refusals.CONDITIONAL,
    "#": refusals.COMMENT,
    "|": refusals.BRANCH_RESET,
    **dict.fromkeys("aiLmRsuUx-", _flags),
}
WIRE = Dialect(
    escapes=_ESCAPES,
    class_escapes={**_CHARACTERS, "0": OCTAL, "p": PROPERTY, "P": PROPERTY},
    other_escape=_identity,
    groups=_GROUPS,
    stray=_stray,
    unquantifiable=(Anchor, Look),
    class_start=_class_start,
    class_bracket=_class_bracket,
    class_guard=refusals.refuse_set_operations,
    hyphen_after_set=_set_in_range,
    atom=_lower,
)
