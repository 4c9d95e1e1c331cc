"""Unions that a repeated key may send to another member than its last value alone would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract.leaves import JSON_REF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tallystick.contract.node import Node

_CONTAINERS = frozenset({"list", "tuple", "set", "frozenset", "dict", "model", "typed-dict", "dataclass"})
_ONE = ("schema", "items_schema", "values_schema", "extras_schema", "json_schema", "lax_schema")
_SEVERAL = ("items_schema", "choices", "steps", "fields")


def has_overlap(schema: Node) -> bool:
    """Whether a union in the JSON side of a core schema may take another member for a value that does not count.

    So it may where a member holds a dictionary, which refuses for any of the values of a key that repeats, and a later
    member may accept what that one refuses.
    """
    definitions = {node["ref"]: node for node in _nodes([schema], {}) if "ref" in node}
    unions = (node for node in _nodes([schema], definitions) if node["type"] == "union")
    # The members of any JSON value are of different kinds, and hold each other.
    return any(_falls_through(union, definitions) for union in unions if union.get("ref") != JSON_REF)


def _falls_through(union: Node, definitions: dict[str, Node]) -> bool:
    after_dictionary = False
    for choice in _children(union):
        nodes = list(_nodes([choice], definitions))
        if after_dictionary and any(node["type"] in _CONTAINERS for node in nodes):
            return True
        after_dictionary |= any(node["type"] == "dict" or "extras_schema" in node for node in nodes)
    return False


def _nodes(pending: list[Node], definitions: dict[str, Node]) -> Iterator[Node]:
    """Every node that JSON may meet in `pending`, which is used up; each definition is entered once."""
    entered: set[str] = set()
    while pending:
        node = pending.pop()
        yield node
        ref = node.get("schema_ref")
        if node["type"] == "definition-ref" and ref in definitions and ref not in entered:
            entered.add(ref)
            pending.append(definitions[ref])
        pending += _children(node)
        if not definitions:
            pending += node.get("definitions", ())


def _children(node: Node) -> Iterator[Node]:
    for key in _ONE:
        if isinstance(node.get(key), dict):
            yield node[key]
    for key in _SEVERAL:
        for child in _listed(node.get(key)):
            inner = child[0] if isinstance(child, tuple) else child
            if isinstance(inner, dict):
                yield inner


def _listed(children: Any) -> Iterable[Any]:  # noqa: ANN401 - a part of a core schema, which is data without a type
    """The parts of a list, or of a dictionary by name; some are names: of another choice, of a dataclass's fields."""
    match children:
        case list():
            return children
        case dict() if not isinstance(children.get("type"), str):
            return children.values()
        case _:
            return ()
