"""The nodes of a core schema that a JSON document may meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tallystick.contract.node import Node

_ONE = ("schema", "items_schema", "values_schema", "extras_schema", "json_schema", "lax_schema")
_SEVERAL = ("items_schema", "choices", "steps", "fields")


def whole(schema: Node) -> Iterator[Node]:
    """Every node that JSON may meet in a core schema, its definitions included."""
    return nodes([schema], {})


def nodes(pending: list[Node], definitions: dict[str, Node]) -> Iterator[Node]:
    """Every node that JSON may meet in `pending`, which is used up; each definition is entered once."""
    entered: set[str] = set()
    while pending:
        node = pending.pop()
        yield node
        ref = node.get("schema_ref")
        if node["type"] == "definition-ref" and ref in definitions and ref not in entered:
            entered.add(ref)
            pending.append(definitions[ref])
        pending += children(node)
        if not definitions:
            pending += node.get("definitions", ())


def children(node: Node) -> Iterator[Node]:
    """The nodes directly in another."""
    for key in _ONE:
        if isinstance(node.get(key), dict):
            yield node[key]
    for key in _SEVERAL:
        for child in _listed(node.get(key)):
            inner = child[0] if isinstance(child, tuple) else child
            if isinstance(inner, dict):
                yield inner


def _listed(parts: Any) -> Iterable[Any]:  # noqa: ANN401 - a part of a core schema, which is data without a type
    """The parts of a list, or of a dictionary by name; some are names: of another choice, of a dataclass's fields."""
    match parts:
        case list():
            return parts
        case dict() if not isinstance(parts.get("type"), str):
            return parts.values()
        case _:
            return ()
