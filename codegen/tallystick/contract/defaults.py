"""Defaults in the wire form of their field, which may be another than that of their Python type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticSerializationUnexpectedValue

from tallystick.contract.wire import wire_value

if TYPE_CHECKING:
    from tallystick.contract.node import Node
    from tallystick.contract.wire import Json


def wire_default(node: Node, value: object) -> Json:
    """The JSON value of a default of the field that `node`, made exact, describes.

    What stands behind a reference is written by its Python type. Raises `PydanticSerializationError` or `ValueError`
    for a value that has no JSON form.
    """
    match node:
        case {"type": "json-or-python", "json_schema": {"serialization": {"function": text}}} if callable(text):
            try:
                written: Json = text(value)
            except PydanticSerializationUnexpectedValue:
                return wire_value(value)
            return written
        case {"type": "json-or-python", "python_schema": inner} | {"type": "nullable" | "default", "schema": inner}:
            return wire_value(value) if value is None else wire_default(inner, value)
        case {"type": "list", "items_schema": inner} if isinstance(value, list):
            return [wire_default(inner, item) for item in value]
        case {"type": "tuple", "items_schema": inners} if isinstance(value, tuple):
            own = [*inners, *inners[-1:] * (len(value) - len(inners))]
            return [wire_default(inner, item) for inner, item in zip(own, value, strict=False)]
        case {"type": "set" | "frozenset", "items_schema": inner} if isinstance(value, set | frozenset):
            return sorted((wire_default(inner, item) for item in value), key=repr)
        case {"type": "dict", "values_schema": inner} if isinstance(value, dict):
            keys = [next(iter(_object(wire_value({key: None})))) for key in value]
            return {key: wire_default(inner, item) for key, item in zip(keys, value.values(), strict=True)}
        case {"type": "union", "choices": choices}:
            return _of_union([choice[0] if isinstance(choice, tuple) else choice for choice in choices], value)
        case _:
            return wire_value(value)


def _object(value: Json) -> dict[str, Json]:
    assert isinstance(value, dict)  # noqa: S101 - the JSON value of a dictionary
    return value


def _of_union(choices: list[Node], value: object) -> Json:
    """By the first member with a wire form of its own that takes the value."""
    plain = wire_value(value)
    for choice in choices:
        written = wire_default(choice, value)
        if written != plain:
            return written
    return plain
