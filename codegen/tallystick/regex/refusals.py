"""What more than one dialect knows by name and none can say to every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.regex.cursor import Refused

if TYPE_CHECKING:
    from tallystick.regex.cursor import Cursor

ATOMIC = Refused(
    "atomic group",
    "an atomic group never gives characters back, which JavaScript cannot say",
    "write (?:...), so that what it holds cannot overlap with what follows",
)
CONDITIONAL = Refused("conditional", "JavaScript has no conditional group", "write both cases as alternatives")
COMMENT = Refused("comment", "JavaScript has no comments in patterns", "move the comment to the description")
BRANCH_RESET = Refused("branch reset group", "JavaScript has no branch reset", "write (?:...)")
SUBROUTINE = Refused("subroutine call", "JavaScript patterns cannot call a group", "repeat the group's pattern")
WORD_EDGE = Refused(
    "word boundary escape",
    "Rust reads this as the edge of a word, Python and JavaScript as a plain character",
    "write the character without the backslash, or spell the boundary out",
)
SET_OPERATION = Refused(
    "set operation",
    "Rust reads a doubled && -- ~~ in a class as an operation on sets, others as plain characters",
    "write the resulting characters out, or escape the second character of the two",
)
NESTED_CLASS = Refused(
    "nested class",
    "Rust reads a [ in a class as a class of its own, others as a plain character",
    r"write \[ for the character, or merge the classes",
)


def refuse_set_operations(cursor: Cursor) -> None:
    """Refuse `&&`, `--` and `~~` in a class, wherever they stand."""
    if cursor.sees("&&") or cursor.sees("--") or cursor.sees("~~"):
        SET_OPERATION(cursor, cursor.at)
