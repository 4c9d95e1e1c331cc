"""What is said of a refused value: one text for each code, the same bytes in Python and in TypeScript.

A code is the JSON Schema keyword that refuses the instance. The runtime's `messages.ts` holds this table again, and a
test holds the two equal.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOLE = "{limit}"
"""Where a text takes what the keyword allows."""

MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "json": "Not a JSON document",
        "propertyNames": "Property name not allowed",
        "discriminator": "Expected one of the known tags",
        "required": "Required",
        "additionalProperties": "Unknown property",
        "type": "Expected {limit}",
        "const": "Expected {limit}",
        "enum": "Expected one of {limit}",
        "anyOf": "Expected one of several forms, and this is none of them",
        "oneOf": "Expected exactly one of several forms",
        "not": "Not allowed",
        "minLength": "Expected a length of at least {limit}",
        "maxLength": "Expected a length of at most {limit}",
        "format": "Expected the format {limit}",
        "pattern": "Expected another form",
        "minBytes": "Expected a number of bytes of at least {limit}",
        "maxBytes": "Expected a number of bytes of at most {limit}",
        "multipleOf": "Expected a multiple of {limit}",
        "maximum": "Expected at most {limit}",
        "exclusiveMaximum": "Expected less than {limit}",
        "minimum": "Expected at least {limit}",
        "exclusiveMinimum": "Expected more than {limit}",
        "maxItems": "Expected a number of items of at most {limit}",
        "minItems": "Expected a number of items of at least {limit}",
        "uniqueItems": "Expected items that all differ",
        "contains": "Expected another number of matching items",
        "maxProperties": "Expected a number of properties of at most {limit}",
        "minProperties": "Expected a number of properties of at least {limit}",
    }
)
"""The text of each code, in order of rank: of several keywords that refuse at one place, the first one counts.

The order is that in which pydantic-core checks. Cross-field rules bring their own texts and come last.
"""

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "null": "null",
        "boolean": "true or false",
        "number": "a number",
        "integer": "a whole number",
        "string": "a string",
        "array": "an array",
        "object": "an object",
    }
)
"""What the text of `type` calls each type of JSON Schema."""

MOST_VALUES = 10
"""So many values of an `enum` are named; of a longer one the first ones, followed by `...`."""

AFTERTHOUGHTS = frozenset({"minItems", "uniqueItems", "minProperties", "maxProperties"})
"""Codes that are only reported of a container whose members are all fine; so are rules."""

_RANKS = {code: rank for rank, code in enumerate(MESSAGES)}


def message(code: str, limit: str = "") -> str:
    """The text for `code`, with `limit` in its hole. Raises `KeyError` for a code that is not in the table."""
    return MESSAGES[code].replace(HOLE, limit)


def rank(code: str) -> int:
    """The place of `code` among those of one pointer, the least counting; rules are behind the whole table."""
    return _RANKS.get(code, len(_RANKS))
