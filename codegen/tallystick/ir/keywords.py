"""The keywords of JSON Schema 2020-12: one row each, and what a well-formed value of each is.

A keyword is added here first. The completeness test then names every target that neither handles it nor waives it with
a reason.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Callable


class Group(StrEnum):
    """Which instances a keyword says something about; it accepts all the others."""

    ANY = "any"
    STRING = "string"
    NUMBER = "number"
    ARRAY = "array"
    OBJECT = "object"
    ANNOTATION = "annotation"
    """Says something about no instance."""


def group_of(value: object) -> Group | None:
    """The keywords that say something about this instance, beside those about any; `None` for null and booleans."""
    match value:
        case None | bool():
            return None
        case int() | float():
            return Group.NUMBER
        case str():
            return Group.STRING
        case list():
            return Group.ARRAY
        case _:
            return Group.OBJECT


@dataclass(frozen=True, slots=True)
class Shape:
    """What a well-formed value is, in words for messages and as a predicate."""

    words: str
    holds: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One keyword."""

    name: str
    group: Group
    shape: Shape


TYPES = ("null", "boolean", "object", "array", "number", "integer", "string")

TOLD_BY = "x-tallystick-discriminator"
"""The property that tells the members of a union apart, where they are not all references, as `discriminator` asks."""

# Keys an object is born with in JavaScript: native Zod reads them through the prototype, so they need care.
INHERITED = frozenset({
    "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "constructor",
    "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
})  # fmt: skip


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether `value` is a JSON number within doubles. In Python `True` is an `int`; in JSON it is not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max


def _is_count(value: object) -> bool:
    return is_number(value) and value >= 0 and value == int(value)


def _is_schema(value: object) -> bool:
    return isinstance(value, bool | dict)


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_type(value: object) -> bool:
    names = value if isinstance(value, list) else [value]
    return bool(names) and _is_names(names) and all(name in TYPES for name in names)


_ANY = Shape("any JSON value", lambda _: True)
_TEXT = Shape("a string", lambda value: isinstance(value, str))
_FLAG = Shape("true or false", lambda value: isinstance(value, bool))
_NUMBER = Shape("a number that a double can hold", is_number)
_STEP = Shape("a number above 0 that a double can hold", lambda value: is_number(value) and value > 0)
COUNT = Shape("a whole number of 0 or more", _is_count)
_LIST = Shape("an array", lambda value: isinstance(value, list))
_NAMES = Shape("an array of strings", _is_names)
_TYPE = Shape(f"one of {', '.join(TYPES)}, or a non-empty array of those", _is_type)
_SCHEMA = Shape("a schema: an object, true or false", _is_schema)
_SCHEMAS = Shape(
    "a non-empty array of schemas",
    lambda value: isinstance(value, list) and bool(value) and all(map(_is_schema, value)),
)
_SCHEMA_MAP = Shape(
    "an object whose values are schemas", lambda value: isinstance(value, dict) and all(map(_is_schema, value.values()))
)
_NAMES_MAP = Shape(
    "an object whose values are arrays of strings",
    lambda value: isinstance(value, dict) and all(map(_is_names, value.values())),
)

KEYWORDS: dict[str, Row] = {
    row.name: row
    for row in (
        # Any instance (core section 8, applicators 10.2, validation 6.1)
        Row("$ref", Group.ANY, _TEXT),
        Row("$dynamicRef", Group.ANY, _TEXT),
        Row("type", Group.ANY, _TYPE),
        Row("const", Group.ANY, _ANY),
        Row("enum", Group.ANY, _LIST),
        Row("allOf", Group.ANY, _SCHEMAS),
        Row("anyOf", Group.ANY, _SCHEMAS),
        Row("oneOf", Group.ANY, _SCHEMAS),
        Row("not", Group.ANY, _SCHEMA),
        Row("if", Group.ANY, _SCHEMA),
        Row("then", Group.ANY, _SCHEMA),
        Row("else", Group.ANY, _SCHEMA),
        # Numbers (validation 6.2)
        Row("multipleOf", Group.NUMBER, _STEP),
        Row("maximum", Group.NUMBER, _NUMBER),
        Row("exclusiveMaximum", Group.NUMBER, _NUMBER),
        Row("minimum", Group.NUMBER, _NUMBER),
        Row("exclusiveMinimum", Group.NUMBER, _NUMBER),
        # Strings (validation 6.3 and 7; bounds on what a string spells are ours)
        Row("maxLength", Group.STRING, COUNT),
        Row("minLength", Group.STRING, COUNT),
        Row("pattern", Group.STRING, _TEXT),
        Row("format", Group.STRING, _TEXT),
        Row("x-tallystick-minimum", Group.STRING, _TEXT),
        Row("x-tallystick-exclusiveMinimum", Group.STRING, _TEXT),
        Row("x-tallystick-maximum", Group.STRING, _TEXT),
        Row("x-tallystick-exclusiveMaximum", Group.STRING, _TEXT),
        Row("x-tallystick-minBytes", Group.STRING, COUNT),
        Row("x-tallystick-maxBytes", Group.STRING, COUNT),
        # Arrays (applicators 10.3.1, unevaluated 11.2, validation 6.4)
        Row("prefixItems", Group.ARRAY, _SCHEMAS),
        Row("items", Group.ARRAY, _SCHEMA),
        Row("contains", Group.ARRAY, _SCHEMA),
        Row("minContains", Group.ARRAY, COUNT),
        Row("maxContains", Group.ARRAY, COUNT),
        Row("maxItems", Group.ARRAY, COUNT),
        Row("minItems", Group.ARRAY, COUNT),
        Row("uniqueItems", Group.ARRAY, _FLAG),
        Row("unevaluatedItems", Group.ARRAY, _SCHEMA),
        # Objects (applicators 10.3.2, unevaluated 11.3, validation 6.5)
        Row("properties", Group.OBJECT, _SCHEMA_MAP),
        Row("patternProperties", Group.OBJECT, _SCHEMA_MAP),
        Row("additionalProperties", Group.OBJECT, _SCHEMA),
        Row("propertyNames", Group.OBJECT, _SCHEMA),
        Row("required", Group.OBJECT, _NAMES),
        Row("dependentRequired", Group.OBJECT, _NAMES_MAP),
        Row("dependentSchemas", Group.OBJECT, _SCHEMA_MAP),
        Row("maxProperties", Group.OBJECT, COUNT),
        Row("minProperties", Group.OBJECT, COUNT),
        Row("unevaluatedProperties", Group.OBJECT, _SCHEMA),
        # Annotations (core section 8.3, validation 8 and 9) that the product reads
        Row("title", Group.ANNOTATION, _TEXT),
        Row("description", Group.ANNOTATION, _TEXT),
        Row("deprecated", Group.ANNOTATION, _FLAG),
        Row("default", Group.ANNOTATION, _ANY),
        Row("examples", Group.ANNOTATION, _LIST),
        Row("x-tallystick-slowPattern", Group.ANNOTATION, _TEXT),
        Row("x-tallystick-union", Group.ANNOTATION, _TEXT),
        Row(TOLD_BY, Group.ANNOTATION, _TEXT),
    )
}

ASSERTED = frozenset(row.name for row in KEYWORDS.values() if row.group is not Group.ANNOTATION)
"""The keywords that refuse something."""
