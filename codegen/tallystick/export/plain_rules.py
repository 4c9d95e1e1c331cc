"""What the schema of a plain model leaves unsaid, put right for each direction: one rule for each type of core schema.

A plain model stays as it is validated today, by FastAPI: `json.loads`, then pydantic-core in Python mode. What a schema
asserts is chosen by the direction that hurts. One that is read accepts nothing that the server refuses; one that is
written accepts everything that the server writes. Where one schema does both, it is the same for both.

Facts are measured on pydantic-core in Python mode; a rule states its own.
"""

from __future__ import annotations

import math
import re
from enum import Enum, Flag
from typing import TYPE_CHECKING, Any, Final

from pydantic import ByteSize

from tallystick.enumerations import others
from tallystick.export import plain_texts as texts
from tallystick.export.plain_around import BOUNDS, NEVER, Around, Node, Rule, without
from tallystick.export.plain_keys import MAPPINGS
from tallystick.export.plain_shapes import (
    fields_read,
    instance_written,
    mapping_written,
    tagged_written,
    union_said,
)
from tallystick.ir import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.export.walk import Schema

MAX_SAFE: Final = 2**53 - 1


def _never(_said: Schema, _node: Node, _around: Around) -> Schema:
    return dict(NEVER)


def _if_lax(rule: Rule) -> Rule:
    """A rule for types that Python mode takes no JSON for where it is strict: no string is a strict datetime."""

    def apply(said: Schema, node: Node, around: Around) -> Schema:
        return _never(said, node, around) if around.strict(node) else rule(said, node, around)

    return apply


def _as_is(said: Schema, _node: Node, _around: Around) -> Schema:
    return said


# -- Numbers


def _integer_read(said: Schema, node: Node, _around: Around) -> Schema:
    """Integers that JavaScript holds and writes without an exponent: `1e+21` is a float to `json.loads`."""
    low = max(node.get("ge", -math.inf), node.get("gt", -math.inf))
    high = min(node.get("le", math.inf), node.get("lt", math.inf))
    return said if low >= -MAX_SAFE and high <= MAX_SAFE else {**said, "format": "double-int"}


def _float_written(said: Schema, node: Node, around: Around) -> Schema:
    """Infinity and NaN are written as `null`, or by name. A bound of any kind refuses NaN."""
    if around.finite(node):
        return said
    above = any(node.get(name, math.inf) < math.inf for name in ("le", "lt"))
    below = any(node.get(name, -math.inf) > -math.inf for name in ("ge", "gt"))
    if above and below:
        return said
    if around.config.get("ser_json_inf_nan", "null") == "strings":
        return {"anyOf": [said, {"enum": ["NaN", "Infinity", "-Infinity"]}]}
    return {"anyOf": [said, {"type": "null"}]}


def _decimal_read(_said: Schema, node: Node, _around: Around) -> Schema:
    """Plain notation within the bounds; numbers too, where the shortest text of a double has no more digits."""
    digits, places = node.get("max_digits"), node.get("decimal_places")
    bounds = {name: node[short] for short, name in BOUNDS.items() if node.get(short) is not None}
    text: Schema = {"type": "string", "format": "decimal", "pattern": decimal_pattern(digits, places)}
    text |= {f"x-tallystick-{name}": format(bound, "f") for name, bound in bounds.items()}
    number: Schema = {"type": "number", **{name: _number(bound) for name, bound in bounds.items()}}
    if digits is not None:
        limit = 10 ** (digits - (places or 0))
        number |= {"exclusiveMinimum": -limit} if "exclusiveMinimum" not in bounds else {}
        number |= {"exclusiveMaximum": limit} if "exclusiveMaximum" not in bounds else {}
        places = places or 0
    if places is not None:
        number["multipleOf"] = 10**-places if places else 1
    if node.get("multiple_of") is not None:
        return (
            number
            if node["multiple_of"] == number.get("multipleOf")
            else {**number, "multipleOf": _number(node["multiple_of"])}
        )
    return {"anyOf": [number, text]}


def _number(value: Any) -> int | float:  # noqa: ANN401 - a Decimal, a float or an int
    return int(value) if value == int(value) else float(value)


def decimal_pattern(digits: int | None, places: int | None) -> str:
    """Plain notation of at most `digits` digits, at most `places` of them after the point, as Pydantic counts."""
    if digits is None:
        fraction = "" if places == 0 else "(?:\\.[0-9]+)?" if places is None else f"(?:\\.[0-9]{{1,{places}}})?"
        return f"^-?(?:0|[1-9][0-9]*){fraction}$"
    whole = digits - (places or 0)
    if whole <= 0:
        return f"^-?0(?:\\.[0-9]{{1,{places}}})?$"
    fraction = f"(?:\\.[0-9]{{1,{places}}})?" if places else ""
    return f"^-?(?:0|[1-9][0-9]{{0,{whole - 1}}}){fraction}$"


# -- Text

_BYTE_SIZE: Final = ByteSize.byte_string_pattern


def _text_read(said: Schema, node: Node, around: Around) -> Schema:
    """Text that is stripped has to come stripped: limits and patterns hold for what is left, and that is the value."""
    if node.get("pattern") == _BYTE_SIZE:
        return dict(NEVER)  # a size in words comes back as a number
    if not node.get("strip_whitespace", around.config.get("str_strip_whitespace", False)):
        return said
    solid = texts.trimmed(said.get("minLength", 0))
    if "pattern" in said:
        return {**said, "allOf": [{"pattern": solid}]}
    return {**without(said, "minLength"), "pattern": solid}


_BY_UNICODE: Final = re.compile(r"\\[dDwWsSbBpP]|(?<!\\)\.|\(\?|\[\[|&&|--|~~")
"""What matches more in Rust than in JavaScript: classes of all of Unicode, dots, flags, sets."""


def _text_written(said: Schema, _node: Node, _around: Around) -> Schema:
    """A pattern only where every engine reads it alike: a shorthand for digits is one of any script to Rust."""
    return without(said, "pattern") if _BY_UNICODE.search(said.get("pattern", "")) else said


def _bytes_read(said: Schema, _node: Node, around: Around) -> Schema:
    """Text in UTF-8, or bytes by their digits, where `val_json_bytes` says so: Python mode heeds it for text, too."""
    sizes: Schema = {name: said[name] for name in ("minLength", "maxLength") if name in said}
    return {**without(said, "format", *sizes), **_BYTES_READ[around.config.get("val_json_bytes", "utf8")](sizes)}


def _utf8_read(sizes: Schema) -> Schema:
    """The length is counted in bytes, which is the number of characters for ASCII alone."""
    return {**sizes, "pattern": texts.ASCII} if sizes else {}


def _base64_read(sizes: Schema) -> Schema:
    return {"pattern": texts.EITHER_BASE64} | {
        f"x-tallystick-{name.removesuffix('Length')}Bytes": size for name, size in sizes.items()
    }


def _hex_read(sizes: Schema) -> Schema:
    return {"pattern": texts.HEX} | {name: 2 * size for name, size in sizes.items()}


_BYTES_READ: Final[Mapping[str, Callable[[Schema], Schema]]] = {
    "utf8": _utf8_read,
    "base64": _base64_read,
    "hex": _hex_read,
}
"""How text is made bytes -> the keywords of such text, from those of its size."""


def _bytes_written(said: Schema, _node: Node, _around: Around) -> Schema:
    return without(said, "minLength", "maxLength", "format")


def _date(said: Schema, node: Node, _around: Around) -> Schema:
    return _temporal(said, {"type": "string", "format": "date", "pattern": formats.DATE, **_moments(node)})


def _datetime(said: Schema, node: Node, _around: Around) -> Schema:
    """With a zone, without, or either, by what the type asks for; written as it is read."""
    zone = node.get("tz_constraint")
    if zone == "naive":
        return _temporal(
            said, {"type": "string", "format": "local-date-time", "pattern": formats.LOCAL_DATETIME, **_moments(node)}
        )
    if zone is None:
        return _temporal(
            said, {"type": "string", "format": "zoned-or-local-date-time", "pattern": formats.ANY_DATETIME}
        )
    return _temporal(said, {"type": "string", "format": "date-time", "pattern": formats.DATETIME, **_moments(node)})


def _moments(node: Node) -> Schema:
    """The bounds of a date or a datetime, as they are written."""
    return {
        f"x-tallystick-{name}": bound.isoformat()
        for short, name in BOUNDS.items()
        if (bound := node.get(short)) is not None and getattr(bound, "tzinfo", None) is None
    }


def _time(said: Schema, _node: Node, _around: Around) -> Schema:
    return _temporal(said, {"type": "string", "format": "iso-time", "pattern": texts.TIME})


def _temporal(said: Schema, exact: Schema) -> Schema:
    """`exact` with what else the author said; but numbers where that is how the model writes them."""
    if said.get("type") != "string":
        return said
    return {**without(said, "format"), **exact}


def _read(rule: Rule) -> Rule:
    """The same rule where instances are read: text is accepted however they are written."""

    def apply(said: Schema, node: Node, around: Around) -> Schema:
        return rule({**said, "type": "string"}, node, around)

    return apply


def _duration_read(said: Schema, _node: Node, _around: Around) -> Schema:
    return _temporal(said, {"type": "string", "format": "iso-duration", "pattern": texts.DURATION_READ})


def _duration_written(said: Schema, _node: Node, _around: Around) -> Schema:
    return _temporal(said, {"type": "string", "format": "iso-duration", "pattern": texts.DURATION_WRITTEN})


def _uuid(said: Schema, node: Node, _around: Around) -> Schema:
    pattern = texts.uuid(node.get("version"))
    return said if pattern is None else {**said, "pattern": pattern}


def _url_read(said: Schema, node: Node, _around: Around) -> Schema:
    """An ASCII subset of WHATWG's URLs, which pydantic-core reads, that RFC 3986 has as well."""
    return {**said, "format": "uri", "pattern": texts.url(node.get("allowed_schemes"))}


def _url_written(said: Schema, _node: Node, _around: Around) -> Schema:
    """WHATWG writes characters in a query that RFC 3986 does not have."""
    return without(said, "format", "minLength", "maxLength")


# -- Values


def _literal_read(said: Schema, node: Node, _around: Around) -> Schema:
    """A member of an Enum that is no str or int is never JSON; the others are their values."""
    reachable = [value for value in node["expected"] if not isinstance(value, Enum) or isinstance(value, str | int)]
    if len(reachable) == len(node["expected"]):
        return said
    values = [value.value if isinstance(value, Enum) else value for value in reachable]
    return {**without(said, "const", "enum", "type"), "enum": values} if values else dict(NEVER)


def _enum_written(said: Schema, node: Node, _around: Around) -> Schema:
    """Flags are written combined, and `_missing_` may make members that are not listed: those are examples then."""
    if issubclass(node["cls"], Flag):
        return {**without(said, "enum"), "type": "integer"}
    listed = [member.value for member in node["members"]]
    if made := others(node["cls"]):
        types = sorted({_JSON_TYPES.get(type(value), "") for value in (*listed, *made)})
        open_ = {**without(said, "enum", "type"), "examples": listed}
        return open_ if "" in types else {**open_, "type": types[0] if len(types) == 1 else types}
    return said


_JSON_TYPES: Final[Mapping[type, str]] = {str: "string", int: "integer", float: "number", bool: "boolean"}


READ: Final[Mapping[str, Rule]] = {
    "int": _integer_read,
    "decimal": _if_lax(_decimal_read),
    "str": _text_read,
    "bytes": _if_lax(_bytes_read),
    "date": _if_lax(_read(_date)),
    "datetime": _if_lax(_read(_datetime)),
    "time": _if_lax(_read(_time)),
    "timedelta": _if_lax(_read(_duration_read)),
    "uuid": _if_lax(_uuid),
    "url": _url_read,
    "multi-host-url": _url_read,
    "literal": _literal_read,
    "enum": _if_lax(_as_is),
    "tuple": _if_lax(_as_is),
    "set": _if_lax(_as_is),
    "frozenset": _if_lax(_as_is),
    "deque": _if_lax(_as_is),
    "complex": _if_lax(_as_is),
    "model-fields": fields_read,
    "union": union_said,
}
"""Core schema type -> what is accepted of the instances that Pydantic's schema says."""

WRITTEN: Final[Mapping[str, Rule]] = {
    "float": _float_written,
    "str": _text_written,
    "bytes": _bytes_written,
    "date": _date,
    "datetime": _datetime,
    "time": _time,
    "timedelta": _duration_written,
    "uuid": _uuid,
    "url": _url_written,
    "multi-host-url": _url_written,
    "enum": _enum_written,
    **dict.fromkeys(MAPPINGS, mapping_written),
    "json-or-python": instance_written,
    "tagged-union": tagged_written,
    "union": union_said,
}
"""Core schema type -> what is written, at least as wide as the serializer."""


def _email_read(said: Schema) -> Schema:
    return {**said, "format": "email", "pattern": texts.EMAIL}


def _patterned(pattern: str) -> Callable[[Schema], Schema]:
    return lambda said: {**said, "pattern": pattern}


def _address_read(said: Schema) -> Schema:
    """Of either version. A format is asserted beside its type."""
    kept = without(said, "type", "format")
    return {**kept, "anyOf": [{"type": "string", "format": "ipv4"}, {"type": "string", "format": "ipv6"}]}


READ_FORMATS: Final[Mapping[str, Callable[[Schema], Schema]]] = {
    "email": _email_read,
    "name-email": _email_read,
    "ipvanyaddress": _address_read,
    "base64": _patterned(texts.BASE64),
    "base64url": _patterned(texts.BASE64URL),
}
"""Formats of types that functions read -> a grammar that they accept."""

KEPT_FORMATS: Final = frozenset(
    {"date", "date-time", "local-date-time", "zoned-or-local-date-time", "iso-time", "iso-duration", "uuid", "ipv4"}
)
"""Formats that hold for everything that is written."""


def format_read(said: Schema) -> Schema:
    """The schema of text that a function reads, by its format."""
    rule = READ_FORMATS.get(said.get("format", ""))
    return said if rule is None or said.get("type") != "string" or "pattern" in said else rule(said)


def format_written(said: Schema) -> Schema:
    """The schema without a format that what is written may not have: `EmailStr` is written with its Unicode."""
    if said.get("type") != "string" or "format" not in said:
        return said
    if said["format"] == "password":
        return without(said, "minLength", "maxLength", "pattern")
    return said if said["format"] in KEPT_FORMATS else without(said, "format")
