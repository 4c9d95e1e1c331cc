"""A document as a tree of texts: where each value stands in it, and what describes the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tallystick.verify.documents.spelling import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tallystick.jsonvalue import Scalar
    from tallystick.verify.documents.views import View


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A scalar, or a value that is taken as one piece."""

    views: tuple[View, ...]
    text: str
    value: Scalar


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """An array."""

    views: tuple[View, ...]
    text: str
    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """An object."""

    views: tuple[View, ...]
    text: str
    members: tuple[tuple[str, Tree], ...]


Tree: TypeAlias = Leaf | Items | Members
"""`views` say what describes the value, from the outermost union in; `text` is its JSON."""


class Place(NamedTuple):
    """Where a tree stands in the text of its document, and inside how many arrays and objects."""

    start: int
    end: int
    depth: int
    tree: Tree


def array(views: tuple[View, ...], items: Iterable[Tree]) -> Items:
    """The array of `items`."""
    each = tuple(items)
    return Items(views, spelled_items(item.text for item in each), each)


def object_(views: tuple[View, ...], members: Iterable[tuple[str, Tree]]) -> Members:
    """The object of `members`."""
    each = tuple(members)
    return Members(views, spelled_members((quoted(name), member.text) for name, member in each), each)


def spelled_items(texts: Iterable[str]) -> str:
    """The text of an array, from those of its items."""
    return f"[{', '.join(texts)}]"


def spelled_members(texts: Iterable[tuple[str, str]]) -> str:
    """The text of an object, from those of its keys, in quotes, and their values."""
    return f"{{{', '.join(f'{key}: {text}' for key, text in texts)}}}"


def seen_as(tree: Tree, view: View) -> Tree:
    """The same value, described by `view` too, around what describes it already."""
    views = (view, *tree.views)
    match tree:
        case Leaf(_, text, value):
            return Leaf(views, text, value)
        case Items(_, text, items):
            return Items(views, text, items)
        case Members(_, text, members):
            return Members(views, text, members)


def places(tree: Tree, start: int = 0, depth: int = 0) -> Iterator[Place]:
    """Every value in `tree`, itself first, with its place in the text."""
    yield Place(start, start + len(tree.text), depth, tree)
    match tree:
        case Items(items=items):
            at = start + 1
            for item in items:
                yield from places(item, at, depth + 1)
                at += len(item.text) + 2
        case Members(members=members):
            at = start + 1
            for name, member in members:
                at += len(quoted(name)) + 2
                yield from places(member, at, depth + 1)
                at += len(member.text) + 2
        case Leaf():
            pass
