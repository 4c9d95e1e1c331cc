"""Tuples that may go on: all their fixed items must be there.

Zod reads an item that is missing before a rest as `undefined`, which some schemas accept (`z.unknown()` for one).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.ir.nodes import Anything, General, Keyword, Node, Nullable, Tuple, Union
from tallystick.ir.passes.table import resolve

if TYPE_CHECKING:
    from tallystick.ir.passes.table import Table


def complete(node: Node, table: Table) -> Node:
    """A tuple with a rest as a general node, where nothing else says that its last fixed item is missing."""
    if not isinstance(node, Tuple) or node.rest is None or not _may_be_undefined(node.items[-1], table):
        return node
    checks = {"minItems": len(node.items)} | {check.keyword: check.value for check in node.checks}
    return General(
        (
            Keyword("type", ("array",)),
            Keyword("prefixItems", node.items),
            Keyword("items", node.rest),
            *(Keyword(name, value) for name, value in checks.items()),
        ),
        node,
    )


def _may_be_undefined(node: Node, table: Table) -> bool:
    """Whether the Zod schema of `node` may accept `undefined`."""
    node = resolve(node, table)
    match node:
        case Anything():
            return True
        case General(base=base):
            return base is None or _may_be_undefined(base, table)
        case Nullable(node=inner):
            return _may_be_undefined(inner, table)
        case Union(members=members):
            return any(_may_be_undefined(member, table) for member in members)
        case _:
            return False
