"""Checks that look at a whole instance must see it as it was sent.

Native Zod runs a check on what parsing made of the instance: keys dropped, defaults filled. Where that differs from
what was sent, a check on it moves into a general node, which looks at the instance itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tallystick.ir.nodes import (
    ABSENT,
    Array,
    Check,
    Extra,
    General,
    Intersection,
    Keyword,
    Node,
    Nullable,
    Object,
    Reference,
    Tuple,
    Union,
    View,
)
from tallystick.ir.walk import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.ir.passes.table import Table


def settle(node: Node, changing: frozenset[str], table: Table) -> Node:
    """`node` with its own checks where they see the instance as it was sent.

    `changing` are the names that `changing_declarations` gives. The number of keys of a map does not change. A base
    says what the type is, so it also gives way where the keywords beside it know members that it does not.
    """
    match node:
        case General(base=base) if base is not None:
            kept = _opened(base)
            if not _changes(kept, changing) and _members(node.view, table) <= _members(base, table):
                return replace(node, base=kept)
            return replace(node, base=None, keywords=(Keyword("allOf", (base,)), *node.keywords))
        case Array(checks=checks) | Tuple(checks=checks):
            return _apart(node, tuple(check for check in checks if check.keyword == "uniqueItems"), changing)
        case Object(checks=checks):
            return _apart(node, checks, changing)
        case _:
            return node


def _members(view: View, table: Table) -> set[str]:
    """The members that a type is known to have."""
    found: set[str] = set()
    pending: list[View] = [view]
    seen: set[str] = set()
    while pending:
        match pending.pop():
            case Reference(name=name) if name not in seen:
                seen.add(name)
                pending.append(table[name])
            case Object(properties=properties):
                found.update(prop.name for prop in properties)
            case Union(members=members) | Intersection(members=members):
                pending.extend(members)
            case Nullable(node=inner) | General(view=inner):
                pending.append(inner)
            case _:
                pass
    return found


def _apart(node: Array | Tuple | Object, checks: tuple[Check, ...], changing: frozenset[str]) -> Node:
    """`node` with `checks` on the instance as it was sent, where parsing changes it."""
    if not checks or not _changes(node, changing):
        return node
    rest = replace(node, checks=tuple(check for check in node.checks if check not in checks))
    keywords = tuple(Keyword(check.keyword, check.value) for check in checks)
    return General((Keyword("allOf", (rest,)), *keywords), rest)


def _opened(node: Node) -> Node:
    """`node` with undeclared keys kept at its own level, where they would be dropped."""
    if isinstance(node, Object) and node.extra is Extra.STRIP:
        return replace(node, extra=Extra.OPEN)
    return node


def changing_declarations(table: Table) -> frozenset[str]:
    """The declarations whose instances may not come out of parsing as they went in."""
    users: dict[str, list[str]] = {}
    found: list[str] = []
    for name, node in table.items():
        if _changes(node, frozenset()):
            found.append(name)
        for target in _passed_on(node):
            users.setdefault(target, []).append(name)
    changing: set[str] = set()
    while found:
        name = found.pop()
        if name not in changing:
            changing.add(name)
            found.extend(users.get(name, ()))
    return frozenset(changing)


def _passed_on(node: Node) -> Iterator[str]:
    """The names whose changes are changes of `node`: those outside general nodes, which change nothing."""
    if isinstance(node, Reference):
        yield node.name
    elif not isinstance(node, General):
        for child in children(node):
            yield from _passed_on(child)


def _changes(node: Node, changing: frozenset[str]) -> bool:
    """Whether parsing may give something else than `node` was given."""
    match node:
        case Reference(name=name):
            return name in changing
        case General():
            return False
        case Object(properties=properties, extra=extra):
            if extra is Extra.STRIP or any(prop.default is not ABSENT for prop in properties):
                return True
    return any(_changes(child, changing) for child in children(node))
