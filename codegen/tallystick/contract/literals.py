"""Literals and enumerations, with the kinds of JSON kept apart: Python takes `True`, `1` and `1.0` for one value."""

from __future__ import annotations

import inspect
import math
from enum import Enum
from typing import TYPE_CHECKING, Any

from tallystick.contract.node import FINITE, MAX_SAFE, Node, Place, bare, chain, exported, said, split
from tallystick.enumerations import finds_others

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRICT_BOOL: Node = {"type": "bool", "strict": True}


def kind(value: object) -> str:
    """The JSON kind of a scalar: `null`, `boolean`, `number`, `string`; `none of JSON` for another value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case _:
            return "none of JSON"


def is_null(node: Node) -> bool:
    """Whether a node is a literal of nothing but `None`."""
    return node["type"] == "literal" and all(value is None for value in node["expected"])


def literal(node: Node, place: Place) -> Node:
    """A literal of any JSON scalars."""
    expected: Sequence[Any] = node["expected"]
    if is_null(node):
        return {"type": "none"}
    if any(isinstance(value, Enum) and kind(value) == "none of JSON" for value in expected):
        place.refuse("TLY510")
        return node
    if not _scalars(expected, place) or {kind(value) for value in expected} == {"string"}:
        return node
    return split(node, chain(_of_kinds(expected), bare(node)), _export(expected))


def enumeration(node: Node, place: Place) -> Node:
    """An enumeration whose values are JSON scalars; each value is one kind of JSON, whatever Python thinks equal."""
    node = {**node, "members": list(dict.fromkeys(node["members"]))}  # a member with two names is listed twice
    values = [member.value for member in node["members"]]
    export = _export(values) | _description(node["cls"])
    if values == [None]:
        place.refuse("TLY511", value="None", reason="as the only value is the type `None`")
        return node
    if not _scalars(values, place):
        return node
    if {kind(value) for value in values} == {"string"} and not finds_others(node["cls"]):
        return exported(node, said(export))
    return split(node, chain(_of_kinds(values), bare(node)), said(export))


def as_keys(node: Node, values: Sequence[Any], place: Place) -> Node | None:
    """The node for object keys that are `values`, which are what `node` lists.

    `None` where some of them are neither strings nor safe integers.
    """
    kinds = {kind(value) for value in values}
    integral = kinds == {"number"} and all(isinstance(value, int) for value in values)
    if kinds == {"string"}:
        return enumeration(node, place) if node["type"] == "enum" else node
    if not integral or not _scalars(values, place):
        return None
    texts = list(dict.fromkeys(str(int(value)) for value in values))
    steps = ({"type": "literal", "expected": texts}, {"type": "int", "strict": False}, bare(node))
    return split(bare(node), chain(*steps), {"type": "string", "enum": texts})


def _of_kinds(values: Sequence[Any]) -> Node:
    """The node that accepts these values, each in its own kind of JSON only, with one error at one place."""
    by_kind: dict[str, list[Any]] = {}
    for value in values:
        by_kind.setdefault(kind(value), []).append(value)
    choices = [_kind_node(name, members) for name, members in by_kind.items()]
    return {
        "type": "custom-error",
        "schema": choices[0] if len(choices) == 1 else {"type": "union", "mode": "left_to_right", "choices": choices},
        "custom_error_type": "literal_error",
        "custom_error_context": {"expected": " or ".join(repr(value) for value in values)},
    }


def _kind_node(name: str, values: list[Any]) -> Node:
    expected: Node = {"type": "literal", "expected": values}
    match name:
        case "null":
            return {"type": "none"}
        case "boolean":
            return chain(dict(_STRICT_BOOL), expected)
        case "number":
            return chain(dict(FINITE), expected)
        case _:
            return expected


def _scalars(values: Sequence[Any], place: Place) -> bool:
    """Whether JSON and JavaScript have all of these values; refuses the place where they have not."""
    for value in values:
        if kind(value) == "none of JSON":
            place.refuse("TLY511", value=repr(value), reason="JSON has no such value")
        elif isinstance(value, int) and abs(value) > MAX_SAFE:
            place.refuse("TLY511", value=repr(value), reason="JavaScript reads it as another number")
        elif isinstance(value, float) and not math.isfinite(value):
            place.refuse("TLY511", value=repr(value), reason="JSON has no such number")
        else:
            continue
        return False
    return True


_TYPES = {"null": "null", "boolean": "boolean", "string": "string"}


def _export(values: Sequence[Any]) -> Node:
    """`const` for one value, else `enum`; with `type` where all values have one."""
    plain = [value.value if isinstance(value, Enum) else value for value in values]
    export: Node = {"const": plain[0]} if len(plain) == 1 else {"enum": plain}
    kinds = {kind(value) for value in plain}
    if kinds == {"number"}:
        export["type"] = "integer" if all(isinstance(value, int) for value in plain) else "number"
    elif len(kinds) == 1:
        export["type"] = _TYPES.get(kinds.pop(), "string")
    return export


def _description(cls: type[Enum]) -> Node:
    """The enumeration's own docstring, as its description."""
    text = cls.__dict__.get("__doc__")
    return {"description": inspect.cleandoc(text)} if text and text != "An enumeration." else {}
