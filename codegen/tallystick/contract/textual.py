"""What all types have in common that a document holds as strings: a grammar, bounds, and one text for a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import SchemaValidator

from tallystick.contract.node import BOUNDS, Node, Place, bare, chain, split

if TYPE_CHECKING:
    from collections.abc import Callable


_READS: dict[str, Any] = {"decimal": {"type": "decimal", "allow_inf_nan": True}}


def text(node: Node, pattern: str, format_: str, export: Node | None = None, *more: Node) -> Node:
    """A string that `pattern` accepts and that then reads as `node`, or as the steps that are `more`."""
    steps = more or ({**bare(node), "strict": False},)
    said = {"type": "string", "format": format_, "pattern": pattern, **(export or {})}
    return split(node, chain({"type": "str", "pattern": pattern}, *steps), said)


def bounds(node: Node, place: Place, text_of: Callable[[Any], str]) -> Node:
    """The keywords of a node's bounds, each the wire string that `text_of` gives for it.

    Refuses a bound that `text_of` raises `ValueError` for, and a rule that moves with the clock.
    """
    if node.get("now_op") is not None:
        place.refuse("TLY512", how=f"a {node['type']} in the {node['now_op']}")
    export: Node = {}
    for bound, keyword in BOUNDS.items():
        if node.get(bound) is None:
            continue
        value = SchemaValidator(_READS.get(node["type"], {"type": node["type"]})).validate_python(node[bound])
        try:
            export[f"x-tallystick-{keyword}"] = text_of(value)
        except ValueError as error:
            place.refuse("TLY528", bound=str(node[bound]), reason=str(error))
    return export


def written(node: Node, text: Callable[[object], str]) -> Node:
    """`node` with `text` as its serializer in JSON; of both branches, as `model_dump(mode="json")` takes Python's."""
    serializer = {
        "type": "function-plain",
        "function": text,
        "when_used": "json",
        "return_schema": {"type": "str"},
    }
    branches = ("json_schema", "python_schema")
    return {**node, **{branch: {**node[branch], "serialization": serializer} for branch in branches}}
