"""The JSON Schema of what is not a scalar, as Pydantic says it but clean and exact: titles, defaults, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import MISSING

from tallystick.contract.defaults import wire_default

if TYPE_CHECKING:
    from tallystick.contract.node import Handler, Node

ASSERTIONS = frozenset(
    {
        "type",
        "const",
        "enum",
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "uniqueItems",
        "contains",
        "minContains",
        "maxContains",
        "properties",
        "patternProperties",
        "additionalProperties",
        "propertyNames",
        "required",
        "minProperties",
        "maxProperties",
        "dependentRequired",
        "dependentSchemas",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "if",
        "then",
        "else",
        "unevaluatedItems",
        "unevaluatedProperties",
        "$ref",
        "$dynamicRef",
        "$defs",
        "$anchor",
        "$id",
        "$schema",
        "default",
        "contentEncoding",
        "contentMediaType",
        "discriminator",
    }
)
"""Keywords that say what is accepted, which only the type may say."""

_RECORDS = {"model-fields": "model-field", "typed-dict": "typed-dict-field", "dataclass-args": "dataclass-field"}


def record(schema: Node, handler: Handler) -> Node:
    """The JSON Schema of a model, TypedDict or dataclass: titles only where the author wrote them."""
    said: Node = handler.resolve_ref_schema(handler(schema))
    cls = schema.get("cls")
    config = getattr(cls, "model_config", None) or getattr(cls, "__pydantic_config__", None) or {}
    if not config.get("title") and not config.get("model_title_generator") and "title" not in _written(schema):
        said.pop("title", None)
    fields = record_fields(schema)
    for name, field in fields:
        for wire_name in {name, *(field[key] for key in _ALIASES if isinstance(field.get(key), str))}:
            if "title" not in _written(field):
                said.get("properties", {}).get(wire_name, {}).pop("title", None)
    if said.get("additionalProperties") == {}:
        said["additionalProperties"] = True
    return said


def tagged_record(schema: Node, handler: Handler) -> Node:
    """As `record`, with the constant tags required: the model asks for them in JSON."""
    said = record(schema, handler)
    required = said.get("required", [])
    tags = {field.get("validation_alias", name) for name, field in record_fields(schema) if is_constant(field)}
    names = [name for name in said.get("properties", {}) if name in required or name in tags]
    return {**said, "required": names} if names else said


_ALIASES = ("validation_alias", "serialization_alias", "alias")


def _written(node: Node) -> Node:
    """What the author wrote for a node's JSON Schema."""
    updates = (node.get("metadata") or {}).get("pydantic_js_updates") or {}
    extra = (node.get("metadata") or {}).get("pydantic_js_extra")
    return {**updates, **(extra if isinstance(extra, dict) else {})}


def record_fields(schema: Node) -> list[tuple[str, Node]]:
    """The fields of a model, TypedDict or dataclass, computed ones included, by their Python names."""
    while schema["type"] not in _RECORDS:
        inner = schema.get("schema")
        if inner is None or schema.get("root_model"):
            return []
        schema = inner
    fields = schema["fields"]
    pairs = list(fields.items()) if isinstance(fields, dict) else [(field["name"], field) for field in fields]
    return pairs + [(field["property_name"], field) for field in schema.get("computed_fields", ())]


def is_constant(field: Node) -> bool:
    """Whether a field is a tag: a literal of one string, with that string as its default."""
    match field.get("schema"):
        case {"type": "default", "schema": {"type": "literal", "expected": [str() as only]}, "default": default}:
            return bool(default == only)
        case _:
            return False


def default(schema: Node, handler: Handler) -> Node:
    """The JSON Schema of a value with a default, the default in its wire form.

    Pydantic is not asked for the default: it would write bytes as text, and give up on those that are none.
    """
    said = handler({key: value for key, value in schema.items() if key != "default"})
    if "default" in schema and schema["default"] is not MISSING:
        said["default"] = wire_default(schema["schema"], schema["default"])
    return said


def mapping(schema: Node, handler: Handler) -> Node:
    """The JSON Schema of a dictionary: every key held to its pattern, not only the keys that match it."""
    said: Node = handler(schema)
    for pattern, values in said.pop("patternProperties", {}).items():
        said["additionalProperties"] = values or True
        said["propertyNames"] = {**said.get("propertyNames", {}), "pattern": pattern}
    names = said.get("propertyNames", {})
    if "format" in names:  # it is one of strings only, and asserted beside their type
        said["propertyNames"] = {"type": "string", **names}
    if said.get("additionalProperties") == {}:
        said["additionalProperties"] = True
    return said


def counted_mapping(schema: Node, handler: Handler) -> Node:
    """The JSON Schema of a dictionary's JSON branch: that of what is read, with the limits of what is then counted."""
    read, counted = schema["steps"]
    limits = {bound: counted[bound] for bound in ("min_length", "max_length") if bound in counted}
    return mapping({**read, **limits}, handler)


def unique(schema: Node, handler: Handler) -> Node:
    """The JSON Schema of a set's JSON branch: that of its list, with every element different."""
    said: Node = handler(schema["steps"][0])
    return {**said, "uniqueItems": True}


def listed(schema: Node, handler: Handler) -> Node:
    """The JSON Schema of a JSON branch that begins as a list: that of the list."""
    said: Node = handler(schema["steps"][0])
    return said


def untitled(schema: Node, handler: Handler) -> Node:
    """What Pydantic says, without a title."""
    said: Node = handler(schema)
    said.pop("title", None)
    return said
