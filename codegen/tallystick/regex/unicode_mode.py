"""ECMA-262 section 22.2.1 under the `u` flag, early errors included: what `new RegExp(source, "u")` takes.

A name for two groups is refused although ECMAScript 2025 takes it in different alternatives: engines of today do not
all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tallystick.regex.escapes import BOUNDARIES, ECMA_CHARACTERS, REFERENCES, literal
from tallystick.regex.nodes import Anchor, ClassItem, Literal, Look, Node
from tallystick.regex.openings import ECMA_GROUPS
from tallystick.regex.parser import Dialect

if TYPE_CHECKING:
    from tallystick.regex.cursor import Cursor


def _unknown_escape(cursor: Cursor, offset: int, character: str) -> NoReturn:
    cursor.fail(
        "escape", f"\\{character} is not an escape that JavaScript knows with the u flag", f"write {character}", offset
    )


def _stray(cursor: Cursor, offset: int, character: str) -> NoReturn:
    cursor.fail("bracket", f"{character} stands for itself only with a backslash", f"write \\{character}", offset)


def _no_members(_cursor: Cursor) -> tuple[ClassItem, ...]:
    return ()


def _bracket(_cursor: Cursor, _offset: int) -> tuple[ClassItem, ...]:
    return (Literal(ord("[")),)


def _anything_goes(_cursor: Cursor) -> None:
    return None


def _set_in_range(cursor: Cursor, offset: int, _left: ClassItem, _right: ClassItem) -> NoReturn:
    cursor.fail("range", "a range cannot end in a set of characters", r"write \- for a hyphen", offset)


def _as_read(_cursor: Cursor, _offset: int, node: Node) -> Node:
    return node


UNICODE_MODE = Dialect(
    escapes={**ECMA_CHARACTERS, **BOUNDARIES, **REFERENCES},
    class_escapes={**ECMA_CHARACTERS, "b": literal("\b"), "-": literal("-")},
    other_escape=_unknown_escape,
    groups=ECMA_GROUPS,
    stray=_stray,
    unquantifiable=(Anchor, Look),
    class_start=_no_members,
    class_bracket=_bracket,
    class_guard=_anything_goes,
    hyphen_after_set=_set_in_range,
    atom=_as_read,
)
