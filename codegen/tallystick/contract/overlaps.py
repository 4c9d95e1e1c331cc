"""Unions that a repeated key may send to another member than its last value alone would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.contract.leaves import JSON_REF
from tallystick.contract.reached import children, nodes, whole

if TYPE_CHECKING:
    from tallystick.contract.node import Node

_CONTAINERS = frozenset({"list", "tuple", "set", "frozenset", "dict", "model", "typed-dict", "dataclass"})


def has_overlap(schema: Node) -> bool:
    """Whether a union in the JSON side of a core schema may take another member for a value that does not count.

    So it may where a member holds a dictionary, which refuses for any of the values of a key that repeats, and a later
    member may accept what that one refuses.
    """
    definitions = {node["ref"]: node for node in whole(schema) if "ref" in node}
    unions = (node for node in nodes([schema], definitions) if node["type"] == "union")
    # The members of any JSON value are of different kinds, and hold each other.
    return any(_falls_through(union, definitions) for union in unions if union.get("ref") != JSON_REF)


def _falls_through(union: Node, definitions: dict[str, Node]) -> bool:
    after_dictionary = False
    for choice in children(union):
        members = list(nodes([choice], definitions))
        if after_dictionary and any(node["type"] in _CONTAINERS for node in members):
            return True
        after_dictionary |= any(node["type"] == "dict" or "extras_schema" in node for node in members)
    return False
