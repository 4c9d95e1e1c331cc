"""The scalar types: for each core-schema type, the JSON branch that accepts its wire form and nothing else."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from tallystick.contract import patterns, times, wiretypes
from tallystick.contract.node import (
    BOUNDS,
    FINITE,
    MAX_SAFE,
    Node,
    Place,
    bare,
    chain,
    said,
    split,
)
from tallystick.contract.text_patterns import with_wire_pattern
from tallystick.contract.textual import bounds, text, written
from tallystick.contract.wire import base64_bytes, base64_text, fitted_decimal_text
from tallystick.ir import formats
from tallystick.ir.grammars import Grammar

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

JSON_REF = "tallystick.contract.AnyJson:1"
"""The reference of `ANY_JSON`."""

ROUNDED = "is decided by rounding, which differs between languages"
"""Why fractions have no multiples."""

MOST_DIGITS = 100
"""The largest `max_digits` of a Decimal without `decimal_places`, whose pattern has an alternative for each of them."""

_CASTS = ("strip_whitespace", "to_lower", "to_upper", "coerce_numbers_to_str")


def any_json_definition() -> Node:
    """Every JSON value whose numbers are finite. What pydantic-core calls `any` lets `NaN` and `1e400` through.

    An integer beyond ±(2^53 - 1) becomes the nearest double, as it does in JavaScript.
    """
    itself = {"type": "definition-ref", "schema_ref": JSON_REF}
    return {
        "type": "union",
        "mode": "left_to_right",
        "ref": JSON_REF,
        "custom_error_type": "finite_number",
        "choices": [
            {"type": "none"},
            {"type": "str"},
            {"type": "bool", "strict": True},
            {"type": "int", "strict": True, "ge": -MAX_SAFE, "le": MAX_SAFE},
            dict(FINITE),
            {"type": "list", "items_schema": itself},
            {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": dict(itself)},
        ],
        "metadata": {"pydantic_js_functions": [said({})]},
    }


def anything(node: Node) -> Node:
    """Any JSON value. Python values are read and written as `node` does."""
    itself = {"type": "definition-ref", "schema_ref": JSON_REF}
    return {**split(node, itself, {}), "serialization": {"type": "any"}}


def string(node: Node, place: Place) -> Node:
    """A string: exact as it is, once its pattern is one that every engine reads alike."""
    if isinstance(grammar := wiretypes.form(node), Grammar):
        if node["pattern"] != grammar.pattern:
            place.refuse("TLY529", source=grammar.source)
        return node
    if any(node.get(cast) for cast in _CASTS):
        place.refuse("TLY507", how=next(cast for cast in _CASTS if node.get(cast)))
    return node if node.get("pattern") is None else with_wire_pattern(node, place)


def integer(node: Node, place: Place) -> Node:
    """A number without a fraction within ±(2^53 - 1). `1.0` and `1` are one number, as they are in JavaScript."""
    del place
    low, high = node.get("ge"), node.get("le")
    bounded = {
        **bare(node),
        "strict": False,
        "ge": -MAX_SAFE if low is None else max(low, -MAX_SAFE),
        "le": MAX_SAFE if high is None else min(high, MAX_SAFE),
    }
    export: Node = {"type": "integer", "format": "double-int"}
    export |= {said_as: node[bound] for bound, said_as in BOUNDS.items() if node.get(bound) is not None}
    if node.get("multiple_of") is not None:
        export["multipleOf"] = node["multiple_of"]
    return split(node, chain(dict(FINITE), bounded), export)


def floating(node: Node, place: Place) -> Node:
    """A finite number."""
    if node.get("multiple_of") is not None:
        place.refuse("TLY506", type="float", reason=ROUNDED)
    export: Node = {"type": "number"}
    for bound, said_as in BOUNDS.items():
        if node.get(bound) is None:
            continue
        if math.isfinite(node[bound]):
            export[said_as] = node[bound]
        else:
            place.refuse("TLY528", bound=str(node[bound]), reason="JSON has no such number")
    return split(node, {**bare(node), **FINITE}, export)


def boolean(node: Node, place: Place) -> Node:
    """`true` or `false`."""
    del place
    return split(node, {**bare(node), "strict": True}, {"type": "boolean"})


def uuid(node: Node, place: Place) -> Node:
    """A UUID with its dashes, in either case."""
    del place
    if node.get("version") is not None:
        return text(node, patterns.uuid_pattern(node["version"]), "uuid")
    # Of the spellings that pydantic-core reads, the dashed one alone is of this length, which is soon told.
    dashed = {"type": "str", "min_length": patterns.UUID_LENGTH, "max_length": patterns.UUID_LENGTH}
    return split(node, chain(dashed, {**bare(node), "strict": False}), {"type": "string", "format": "uuid"})


def lower_uuid(node: Node) -> Node:
    """A UUID in lower case, for keys and members of sets."""
    return text(node, patterns.lower_uuid_pattern(node.get("version")), "uuid")


def decimal(node: Node, place: Place) -> Node:
    """A decimal in plain notation, as a string: no JSON number keeps its digits everywhere."""
    if node.get("multiple_of") is not None:
        place.refuse("TLY506", type="Decimal", reason=ROUNDED)
    if node.get("allow_inf_nan"):
        place.refuse("TLY512", how="a Decimal that is not finite")
    digits, places = node.get("max_digits"), node.get("decimal_places")
    if digits is not None and (digits < 1 or (places is None and digits > MOST_DIGITS)):
        hint = f"Give at least one, and decimal_places beside more than {MOST_DIGITS}."
        place.refuse("TLY536", option=f"max_digits={digits}", hint=hint)
        return node
    pattern = patterns.decimal_pattern(digits, places)
    exact = text(node, pattern, "decimal", bounds(node, place, _plain))
    return written(exact, fitted_decimal_text(re.compile(pattern)))


def _plain(value: Decimal) -> str:
    if not value.is_finite():
        message = "no document holds such a number"
        raise ValueError(message)
    return format(value, "f")


def binary(node: Node, place: Place) -> Node:
    """Bytes as canonical base64; their length is that of the bytes."""
    del place
    decode = {"type": "function-plain", "function": {"type": "no-info", "function": base64_bytes}}
    export: Node = {"type": "string", "format": "byte", "contentEncoding": "base64", "pattern": formats.BASE64}
    for length, said_as in (("min_length", "minBytes"), ("max_length", "maxBytes")):
        if node.get(length) is not None:
            export[f"x-tallystick-{said_as}"] = node[length]
    branch = chain({"type": "str", "pattern": formats.BASE64}, decode, {**bare(node), "strict": True})
    return written(split(node, branch, export), base64_text)


def exact(node: Node, place: Place) -> Node:
    """A scalar with its JSON branch. `node["type"]` is a key of `LEAVES`."""
    form = wiretypes.form(node)
    leaf = wiretypes.FORMS[form] if isinstance(form, str) else LEAVES[node["type"]]
    return leaf(node, place)


LEAVES: dict[str, Callable[[Node, Place], Node]] = {
    "str": string,
    "int": integer,
    "float": floating,
    "bool": boolean,
    "date": times.date,
    "datetime": times.datetime,
    "time": times.time,
    "timedelta": times.duration,
    "uuid": uuid,
    "decimal": decimal,
    "bytes": binary,
}
