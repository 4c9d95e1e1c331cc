"""Defaults that their own type refuses: Pydantic does not validate them, so they are written all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pydantic import Secret, SecretBytes, SecretStr
from pydantic_core import SchemaSerializer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.export.walk import Schema

_PREFIX: Final = "#/$defs/"


def in_its_form(core: Mapping[str, Any], default: Any) -> Any:  # noqa: ANN401 - JSON values
    """The `default` of a core schema as its type writes it: Base64 is written as text, but given as the bytes it says.

    Pydantic asks only a user's function for that.
    """
    inner: Mapping[str, Any] = core["schema"]
    while inner["type"] == "nullable":
        inner = inner["schema"]
    if inner["type"] != "function-after" or not isinstance(core.get("default"), bytes):
        return default
    writer = inner.get("serialization", {})
    if writer.get("type") != "function-plain":
        return default
    return SchemaSerializer({"type": "any", "serialization": writer}).to_python(core["default"], mode="json")


def is_secret(default: object) -> bool:
    """Whether a default is one that is published masked, so that whoever sent it back would change it."""
    return isinstance(default, Secret | SecretStr | SecretBytes)


def accepting(said: Schema, default: Any, definitions: Mapping[Any, Schema]) -> Schema:  # noqa: ANN401 - a JSON value
    """`said`, which has that `default`, or as a union with the default where it refuses it.

    Where that is in doubt, the schema stays as it is.
    """
    if accepts(said, default, definitions):
        return said
    inner = {name: value for name, value in said.items() if name != "default"}
    return {"anyOf": [inner, {"const": default}], "default": default}


def accepts(said: Schema, value: Any, definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    """Whether a schema accepts a value, as far as its everyday keywords say; `True` for those not looked at."""
    return all(look(said, value, definitions) for keyword, look in _LOOKS.items() if keyword in said)


def _type(said: Schema, value: Any, _definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    names = said["type"] if isinstance(said["type"], list) else [said["type"]]
    return any(_TYPES[name](value) for name in names if name in _TYPES) or not _TYPES.keys() & set(names)


_TYPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def _reference(said: Schema, value: Any, definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    found = definitions.get(said["$ref"].removeprefix(_PREFIX))
    return found is None or accepts(found, value, definitions)


def _any(said: Schema, value: Any, definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    members = said.get("anyOf") or said.get("oneOf") or [{}]
    return any(accepts(member, value, definitions) for member in members)


def _items(said: Schema, value: Any, definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    return not isinstance(value, list) or all(accepts(said["items"], item, definitions) for item in value)


def _members(said: Schema, value: Any, definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    return not isinstance(value, dict) or all(
        accepts(said["properties"][name], item, definitions)
        for name, item in value.items()
        if name in said["properties"]
    )


def _required(said: Schema, value: Any, _definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    return not isinstance(value, dict) or set(said["required"]) <= value.keys()


def _matches(said: Schema, value: Any, _definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
    try:
        return not isinstance(value, str) or re.search(said["pattern"], value) is not None
    except re.error:
        return True


def _bound(name: str, holds: Callable[[Any, Any], bool]) -> Callable[[Schema, Any, Mapping[Any, Schema]], bool]:
    def look(said: Schema, value: Any, _definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
        return not _TYPES["number"](value) or holds(value, said[name])

    return look


def _length(
    name: str, kind: type, holds: Callable[[int, int], bool]
) -> Callable[[Schema, Any, Mapping[Any, Schema]], bool]:
    def look(said: Schema, value: Any, _definitions: Mapping[Any, Schema]) -> bool:  # noqa: ANN401 - a JSON value
        return not isinstance(value, kind) or holds(len(value), said[name])  # type: ignore[arg-type]  # `kind` is a str or a list

    return look


_LOOKS: Final[Mapping[str, Callable[[Schema, Any, Mapping[Any, Schema]], bool]]] = {
    "not": lambda *_: False,
    "type": _type,
    "$ref": _reference,
    "anyOf": _any,
    "oneOf": _any,
    "const": lambda said, value, _: (
        said["const"] == value and isinstance(said["const"], bool) == isinstance(value, bool)
    ),
    "enum": lambda said, value, _: any(
        one == value and isinstance(one, bool) == isinstance(value, bool) for one in said["enum"]
    ),
    "items": _items,
    "properties": _members,
    "required": _required,
    "pattern": _matches,
    "minimum": _bound("minimum", lambda value, bound: value >= bound),
    "maximum": _bound("maximum", lambda value, bound: value <= bound),
    "exclusiveMinimum": _bound("exclusiveMinimum", lambda value, bound: value > bound),
    "exclusiveMaximum": _bound("exclusiveMaximum", lambda value, bound: value < bound),
    "minLength": _length("minLength", str, lambda size, least: size >= least),
    "maxLength": _length("maxLength", str, lambda size, most: size <= most),
    "minItems": _length("minItems", list, lambda size, least: size >= least),
    "maxItems": _length("maxItems", list, lambda size, most: size <= most),
}
"""Keyword -> whether a value passes it. `not` stands only in the schema that accepts nothing."""
