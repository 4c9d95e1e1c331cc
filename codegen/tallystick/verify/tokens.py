"""JSON text as a tree that keeps every spelling: numbers as they are written, keys that are repeated."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, `true`, `false` or `null`, as it is spelled."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """An array."""

    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """An object: pairs of a key as it is spelled and a value, in order; a key may be there twice."""

    members: tuple[tuple[str, Tree], ...]


Tree = Scalar | Items | Members

_TOKEN: Final = re.compile(r'[ \t\n\r]*("(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+)')
_DEEPEST: Final = 200
"""As deep as any side reads."""


def parsed(text: str) -> Tree | None:
    """The tree of a text; `None` where it is not JSON, or nested deeper than 200 levels."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return None
    tokens = _TOKEN.findall(text)
    tokens.reverse()
    try:
        return _value(tokens, 0)
    except _TooDeepError:
        return None


def spelled(tree: Tree) -> str:
    """The text of a tree, without spaces between tokens."""
    match tree:
        case Scalar(text):
            return text
        case Items(items):
            return f"[{','.join(map(spelled, items))}]"
        case Members(members):
            return "{" + ",".join(f"{key}:{spelled(value)}" for key, value in members) + "}"


class _TooDeepError(Exception):
    """Nested deeper than `_DEEPEST`."""


def _value(tokens: list[str], depth: int) -> Tree:
    """The value that the last of `tokens` begins, taken off them. The text is known to be JSON."""
    if depth > _DEEPEST:
        raise _TooDeepError
    first = tokens.pop()
    if first == "[":
        items = []
        while tokens[-1] != "]":
            items.append(_value(tokens, depth + 1))
            if tokens[-1] == ",":
                tokens.pop()
        tokens.pop()
        return Items(tuple(items))
    if first == "{":
        members = []
        while tokens[-1] != "}":
            key = tokens.pop()
            tokens.pop()
            members.append((key, _value(tokens, depth + 1)))
            if tokens[-1] == ",":
                tokens.pop()
        tokens.pop()
        return Members(tuple(members))
    return Scalar(first)
