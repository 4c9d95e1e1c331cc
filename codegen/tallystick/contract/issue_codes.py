"""From one of Pydantic's errors, and the node that raised it, to the keyword of the document that refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tallystick import issue_table
from tallystick.contract import patterns
from tallystick.contract.issue_limits import limit_text, values_text
from tallystick.contract.node import MAX_SAFE
from tallystick.ir import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from tallystick.contract.node import Node

_PLAIN_UUID = re.compile(patterns.uuid_pattern(None))
_ROWS = {(row.keyword, row.pattern): row.keyword for row in formats.FORMATS if row.pattern is not None}

_TYPES = {
    "string_type": "string",
    "string_sub_type": "string",
    "bytes_type": "string",
    "bool_type": "boolean",
    "bool_parsing": "boolean",
    "none_required": "null",
    "int_type": "integer",
    "int_from_float": "integer",
    "int_parsing": "integer",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "list_type": "array",
    "tuple_type": "array",
    "set_type": "array",
    "frozen_set_type": "array",
    "iterable_type": "array",
    "dict_type": "object",
    "mapping_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
    "dataclass_type": "object",
    "date_type": "string",
    "datetime_type": "string",
    "time_type": "string",
    "time_delta_type": "string",
    "uuid_type": "string",
    "decimal_type": "string",
    "url_type": "string",
}
"""Errors about the type of a value -> the type that was expected."""

_LIMITS = {
    "string_too_short": ("minLength", "min_length"),
    "string_too_long": ("maxLength", "max_length"),
    "bytes_too_short": ("minBytes", "min_length"),
    "bytes_too_long": ("maxBytes", "max_length"),
    "multiple_of": ("multipleOf", "multiple_of"),
    "less_than_equal": ("maximum", "le"),
    "less_than": ("exclusiveMaximum", "lt"),
    "greater_than_equal": ("minimum", "ge"),
    "greater_than": ("exclusiveMinimum", "gt"),
}
"""Errors about a limit -> its keyword, and what the error calls it."""

_SIZES = {
    ("too_short", True): ("minProperties", "min_length"),
    ("too_short", False): ("minItems", "min_length"),
    ("too_long", True): ("maxProperties", "max_length"),
    ("too_long", False): ("maxItems", "max_length"),
}
"""Errors about the size of a container, and whether it is an object -> as above."""

_PLAIN = {
    "json_invalid": "json",
    "json_type": "json",
    "missing": "required",
    "missing_argument": "required",
    "missing_keyword_only_argument": "required",
    "extra_forbidden": "additionalProperties",
    "unexpected_keyword_argument": "additionalProperties",
    "union_tag_invalid": "discriminator",
    "union_tag_not_found": "discriminator",
    "unique_items": "uniqueItems",
}
"""Errors that have one code and no limit."""

_OF_FORMAT = re.compile(r"(?:date|datetime|time|time_delta|timezone|uuid|decimal|url|bytes_invalid)_")
"""What types of error begin with where a string has the wrong form for its type."""

_NO_TEXT = (int, float, dict, list, type(None))
"""The other values of JSON. Some string types say the same of them as of a string that they refuse."""

_FORMATS = {
    "date": "date",
    "datetime": "date-time",
    "time": "local-time",
    "timedelta": "day-time-duration",
    "uuid": "uuid",
    "decimal": "decimal",
    "bytes": "byte",
    "int": "double-int",
    "url": "uri",
}
"""Types of node -> the format that documents state, where the node does not say it itself."""


def refusal(error: ErrorDetails, nodes: Sequence[Node]) -> tuple[str, str]:
    """The code and the message for an error at a place that `nodes` describe, the outermost first.

    There are none where the schema has nothing to say of the place.
    """
    type_ = error["type"]
    context = error.get("ctx", {})
    if type_ in _PLAIN:
        code = _PLAIN[type_]
        return code, issue_table.message(code)
    if type_ in _TYPES:
        return "type", issue_table.message("type", issue_table.TYPES[_TYPES[type_]])
    if type_ in {"literal_error", "enum"}:
        return _listed(nodes)
    if type_ in {"too_short", "too_long"}:
        code, limit = _SIZES[type_, context["field_type"] == "Dictionary"]
        return code, issue_table.message(code, str(context[limit]))
    if type_ == "int_parsing_size" or (type_ in _LIMITS and _is_unsafe(error, nodes)):
        return "format", issue_table.message("format", _FORMATS["int"])
    if type_ in _LIMITS:
        return _limited(error, nodes)
    is_pattern = type_ == "string_pattern_mismatch"
    if (is_pattern or _OF_FORMAT.match(type_)) and isinstance(error["input"], _NO_TEXT):
        return "type", issue_table.message("type", issue_table.TYPES["string"])
    if is_pattern:
        return _pattern(error, nodes)
    if _OF_FORMAT.match(type_):
        return "format", issue_table.message("format", _format_of(nodes))
    return _own(error)


def _limited(error: ErrorDetails, nodes: Sequence[Node]) -> tuple[str, str]:
    """The refusal of a size or a number; a format's where documents state a format for it, and no length."""
    code, limit = _LIMITS[error["type"]]
    said = _exported(nodes)
    if code in {"minLength", "maxLength"} and "format" in said and code not in said:
        return "format", issue_table.message("format", str(said["format"]))
    text = limit_text(said.get(f"x-tallystick-{code}", error.get("ctx", {})[limit]))
    return code, issue_table.message(code, text)


def _exported(nodes: Sequence[Node]) -> Node:
    """The JSON Schema that a leaf says of itself; empty where it says none."""
    for each in nodes:
        functions = (each.get("metadata") or {}).get("pydantic_js_functions")
        if functions and each["type"] in {"chain", "str"}:
            said: Node = functions[0](each, lambda _inner: {})
            return said
    return {}


def _format_of(nodes: Sequence[Node]) -> str:
    said = _exported(nodes)
    if "format" in said:
        return str(said["format"])
    return next((_FORMATS[each["type"]] for each in nodes if each["type"] in _FORMATS), "string")


def _pattern(error: ErrorDetails, nodes: Sequence[Node]) -> tuple[str, str]:
    """`format` where documents state the pattern as that of a format which generated code asserts, else `pattern`."""
    said = _exported(nodes)
    keyword = said.get("format")
    pattern = said.get("pattern", error.get("ctx", {}).get("pattern"))
    is_row = (keyword, pattern) in _ROWS
    if is_row or (keyword == "uuid" and not _PLAIN_UUID.fullmatch(str(error["input"]))):
        return "format", issue_table.message("format", str(keyword))
    return "pattern", issue_table.message("pattern")


def _is_unsafe(error: ErrorDetails, nodes: Sequence[Node]) -> bool:
    """Whether an integer is refused that JSON does not carry to every language."""
    value = error["input"]
    return isinstance(value, int | float) and abs(value) > MAX_SAFE and any(node["type"] == "int" for node in nodes)


def union_refusal(choices: Sequence[Sequence[Node]]) -> tuple[str, str]:
    """The code and message of a union that refuses a value: that of one list where all members list values.

    `choices` are the nodes that describe each member, as `Places.nodes` has them.
    """
    listed = [_values(nodes) for nodes in choices]
    if not all(listed):
        return "anyOf", issue_table.message("anyOf")
    return _one_of(list({(type(value), value): value for values in listed for value in values}.values()))


def _listed(nodes: Sequence[Node]) -> tuple[str, str]:
    """The refusal of a value that is none of those that a literal or enumeration lists."""
    return _one_of(_values(nodes))


def _one_of(values: list[Any]) -> tuple[str, str]:
    """The refusal of a value that is none of these; `null` aside, which nullable types have in any case."""
    others = [value for value in values if value is not None] or values
    code = "const" if len(others) == 1 else "enum"
    return code, issue_table.message(code, values_text(others))


def _values(nodes: Sequence[Node]) -> list[Any]:
    """The values that a literal or enumeration lists."""
    for node in reversed(nodes):
        if node["type"] == "literal":
            return [getattr(value, "value", value) for value in node["expected"]]
        if node["type"] == "enum":
            return [member.value for member in node["members"]]
    return []


def _own(error: ErrorDetails) -> tuple[str, str]:
    """The refusal by a function of the author's."""
    context = error.get("ctx", {})
    return "python_only", str(context["error"]) if "error" in context else error["msg"]
