"""What `(?` may open: one reader a kind of group, and the table of those that JavaScript knows with the `u` flag."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tallystick.regex.escapes import group_name
from tallystick.regex.nodes import Cluster, Direction, Group, Look, Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.regex.cursor import Cursor
    from tallystick.regex.parser import Opening, Wrap


def cluster(_cursor: Cursor, _offset: int) -> Wrap:
    """`(?:`."""
    return Cluster


def named(cursor: Cursor, offset: int) -> Wrap:
    """`(?<` or `(?P<`, then a name that no other group has."""
    name = group_name(cursor, ">", offset)
    if name in cursor.names:
        cursor.fail("group name", f"two groups are named {name!r}", "name them apart", offset)
    cursor.names.add(name)
    cursor.groups += 1
    return partial(Group, name=name)


def look(direction: Direction) -> Opening:
    """The reader of a lookaround."""

    def wrap(body: Node) -> Node:
        return Look(body, direction)

    return lambda _cursor, _offset: wrap


LOOKAROUNDS: Mapping[str, Opening] = {direction.value.removeprefix("(?"): look(direction) for direction in Direction}

ECMA_GROUPS: Mapping[str, Opening] = {":": cluster, **LOOKAROUNDS, "<": named}
