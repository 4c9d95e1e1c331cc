"""Rules for what is not one value: dictionaries, fields, unions, instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter
from pydantic.errors import PydanticUserError

from tallystick.export.plain_around import Around, Node, without

if TYPE_CHECKING:
    from tallystick.export.walk import Schema


def mapping_written(said: Schema, node: Node, _around: Around) -> Schema:
    """Keys as text, whatever they are."""
    said = _all_keys(said)
    plain = node.get("keys_schema", {}).get("type") in {None, "str", "any"}
    return said if plain else without(said, "propertyNames")


def _all_keys(said: Schema) -> Schema:
    """Pydantic states a pattern of the keys as `patternProperties`, which says nothing of keys that do not match it."""
    patterns = said.get("patternProperties")
    if not patterns:
        return said
    ((pattern, values),) = patterns.items()
    names = {**said.get("propertyNames", {}), "pattern": pattern}
    return {**without(said, "patternProperties"), "additionalProperties": values or True, "propertyNames": names}


def fields_read(said: Schema, node: Node, _around: Around) -> Schema:
    """A field that is read from a path stands there, not under its own name, which is what Pydantic says."""
    properties, required = dict(said.get("properties", {})), list(said.get("required", ()))
    for name, field in node["fields"].items():
        path = _only_path(field.get("validation_alias"))
        if path is None or name not in properties:
            continue
        inner = _inside(path[1:], properties.pop(name))
        first = str(path[0])
        properties[first] = {"allOf": [properties[first], inner]} if first in properties else inner
        required = [first if each == name else each for each in required]
    if properties.keys() == said.get("properties", {}).keys():
        return said
    return {**said, "properties": properties, **({"required": list(dict.fromkeys(required))} if required else {})}


def _only_path(alias: Any) -> list[str | int] | None:  # noqa: ANN401 - a name, a path, or several
    """The first path of an alias that is no name and has none among its choices."""
    if not isinstance(alias, list) or not alias:
        return None
    paths = alias if isinstance(alias[0], list) else [alias]
    return None if any(len(path) == 1 for path in paths) else list(paths[0])


def _inside(path: list[str | int], leaf: Schema) -> Schema:
    """What holds `leaf` at the end of a path; where it is counted from the end, every item is as the leaf."""
    for part in reversed(path):
        if isinstance(part, str):
            leaf = {"type": "object", "properties": {part: leaf}, "required": [part], "additionalProperties": True}
        elif part >= 0:
            leaf = {"type": "array", "prefixItems": [*([{}] * part), leaf], "minItems": part + 1}
        else:
            leaf = {"type": "array", "items": leaf, "minItems": -part}
    return leaf


UNION: Final = "x-tallystick-union"
"""How Pydantic chooses among the members of an `anyOf` that accept an instance: `smart`, where it is not the first."""


def union_said(said: Schema, node: Node, _around: Around) -> Schema:
    """Of several members with members of their own, the one that fits best is chosen; scalars are all alike."""
    if "anyOf" not in said or node.get("mode", "smart") != "smart":
        return said
    choices = (choice[0] if isinstance(choice, tuple) else choice for choice in node["choices"])
    return {**said, UNION: "smart"} if sum(map(_is_structure, choices)) > 1 else said


def _is_structure(node: Node) -> bool:
    while "schema" in node and node["type"] not in _STRUCTURES:
        node = node["schema"]
    return node["type"] in _STRUCTURES


_STRUCTURES: Final = frozenset(
    {
        *("model", "dataclass", "typed-dict", "named-tuple", "definition-ref", "tagged-union", "any", "json-or-python"),
        *("dict", "list", "tuple", "set", "frozenset", "generator", "lax-or-strict"),
    }
)
"""Core types whose values have parts, or may have: what a reference leads to is not looked up."""


def is_renamed(node: Node) -> bool:
    """Whether a typed dict has keys that it does not have on its own, by the alias generator of the model around it."""
    if node["type"] != "typed-dict" or "cls" not in node:
        return False
    try:
        own: Any = TypeAdapter(node["cls"]).core_schema
        fields = own.get("fields", {})
    except (PydanticUserError, NameError):
        return False  # its own names mean something only in a module that is gone
    return any(
        field.get(alias) != fields.get(name, {}).get(alias)
        for name, field in node["fields"].items()
        for alias in ("validation_alias", "serialization_alias")
    )


def tagged_written(said: Schema, _node: Node, _around: Around) -> Schema:
    """Members that no property tells apart may overlap."""
    if "oneOf" not in said or "discriminator" in said:
        return said
    return {"anyOf" if name == "oneOf" else name: value for name, value in said.items()}


def instance_written(said: Schema, node: Node, _around: Around) -> Schema:
    """`Sequence[Any]` is read as any sequence, and text is one."""
    python = node["python_schema"]
    if python["type"] == "is-instance" and issubclass(str, _runtime(python["cls"])):
        return {"anyOf": [said, {"type": "string"}]}
    return said


def _runtime(cls: Any) -> type:  # noqa: ANN401 - a class, or an alias of one in `typing`
    return getattr(cls, "__origin__", cls)  # type: ignore[no-any-return]  # what `typing` says of its aliases
