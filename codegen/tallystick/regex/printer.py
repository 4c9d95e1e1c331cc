"""A syntax tree back to text, valid in JavaScript with the `u` flag."""

from __future__ import annotations

from typing import assert_never

from tallystick.regex import spelling
from tallystick.regex.nodes import (
    Anchor,
    Backreference,
    CharacterClass,
    Choice,
    ClassItem,
    Cluster,
    Dot,
    Group,
    Literal,
    Look,
    Node,
    Property,
    Range,
    Repeat,
    Sequence,
    Shorthand,
)

_COUNTS = {(0, None): "*", (1, None): "+", (0, 1): "?", (1, 1): "{1}"}
_ATOMS = (Literal, Shorthand, Property, CharacterClass, Dot, Group, Cluster, Backreference)


def show(node: Node) -> str:  # noqa: C901, PLR0912 - one case a node
    """The pattern that reads back as `node`. What binds too loosely for its place is put into `(?:...)`."""
    match node:
        case Literal(code):
            return spelling.outside(code)
        case Shorthand() | Property():
            return _class_item(node)
        case CharacterClass(items, negated):
            return f"[{'^' if negated else ''}{_class_items(items)}]"
        case Dot():
            return "."
        case Anchor():
            return node.value
        case Group(body, name):
            return f"({'' if name is None else f'?<{name}>'}{show(body)})"
        case Cluster(body):
            return f"(?:{show(body)})"
        case Look(body, direction):
            return f"{direction.value}{show(body)})"
        case Backreference(group):
            return f"\\{group}" if isinstance(group, int) else f"\\k<{group}>"
        case Repeat(item, least, most, lazy):
            inner = show(item) if isinstance(item, _ATOMS) else f"(?:{show(item)})"
            return f"{inner}{_count(least, most)}{'?' if lazy else ''}"
        case Sequence(items):
            return _sequence(items)
        case Choice(options):
            return "|".join(map(show, options))
        case _:
            assert_never(node)


def _count(least: int, most: int | None) -> str:
    known = _COUNTS.get((least, most))
    if known is not None:
        return known
    if most is None:
        return f"{{{least},}}"
    return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _sequence(items: tuple[Node, ...]) -> str:
    parts: list[str] = []
    previous: Node | None = None
    for item in items:
        text = f"(?:{show(item)})" if isinstance(item, Choice) else show(item)
        if isinstance(previous, Backreference) and isinstance(previous.group, int) and text[:1].isdigit():
            # A digit right after would be read as part of the group's number.
            parts.append("(?:)")
        parts.append(text)
        previous = item
    return "".join(parts)


def _class_items(items: tuple[ClassItem, ...]) -> str:
    # A hyphen that comes last is one for every engine, and that is where people write it.
    hyphen_last = bool(items) and items[-1] == Literal(ord("-"))
    return "".join(map(_class_item, items[:-1] if hyphen_last else items)) + ("-" if hyphen_last else "")


def _class_item(item: ClassItem) -> str:
    match item:
        case Literal(code):
            return spelling.inside(code)
        case Range(first, last):
            return f"{spelling.inside(first)}-{spelling.inside(last)}"
        case Shorthand(letter):
            return f"\\{letter}"
        case Property(expression, negated):
            return f"\\{'P' if negated else 'p'}{{{expression}}}"
        case _:
            assert_never(item)
