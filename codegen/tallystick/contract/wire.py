"""The wire form of Python values, where Pydantic's own would not be accepted back or would not be the same everywhere.

Each `*_text` function is a serializer: it returns what the JSON document holds and raises
`PydanticSerializationUnexpectedValue` for a value of another type, so that a union goes on to its next member.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, TypeAlias

from pydantic_core import PydanticSerializationUnexpectedValue, to_jsonable_python

if TYPE_CHECKING:
    import re


def decimal_text(value: object) -> str:
    """`value` in plain notation, every digit kept: `1E+2` is `"100"`, `1.50` is `"1.50"`."""
    if not isinstance(value, Decimal) or not value.is_finite():
        raise PydanticSerializationUnexpectedValue(f"Expected a finite Decimal but got {value!r}")
    return format(value, "f")


def fitted_decimal_text(grammar: re.Pattern[str]) -> Callable[[object], str]:
    """A serializer as `decimal_text` that drops trailing zeros where `grammar` has no room for them.

    Pydantic ignores trailing zeros when it counts digits, so `Decimal("1.000")` is a valid value with two places.
    """

    def fitted(value: object) -> str:
        text = decimal_text(value)
        if grammar.fullmatch(text) or "." not in text:
            return text
        return text.rstrip("0").removesuffix(".")

    return fitted


def padded_decimal_text(grammar: re.Pattern[str], places: int) -> Callable[[object], str]:
    """A serializer as `fitted_decimal_text` that writes exactly `places` digits after the point: `"12.50"`."""
    fitted = fitted_decimal_text(grammar)

    def padded(value: object) -> str:
        whole, _, fraction = fitted(value).partition(".")
        return f"{whole}.{fraction.ljust(places, '0')}" if places else whole

    return padded


_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
_MOST = ((_DAY, 99_999_999), (_HOUR, 99_999), (_MINUTE, 9_999_999), (1, 999_999_999))
"""The seconds of each unit, and how many of it the grammar of durations has digits for."""


def duration_text(value: object) -> str:
    """`value` in days, hours, minutes and seconds: `-P1DT2H`, `PT0S`, `PT1.5S`. Never years: their length varies.

    Smaller units only take what is left of the larger ones, but for spans of more days than the grammar has. Raises
    `ValueError` for a span beyond all units together, of some 274,000 years.
    """
    if not isinstance(value, timedelta):
        raise PydanticSerializationUnexpectedValue(f"Expected a timedelta but got {value!r}")
    sign, size = ("-", -value) if value < timedelta() else ("", value)
    left = size.days * _DAY + size.seconds
    amounts = []
    for seconds, most in _MOST:
        amount = min(left // seconds, most)
        amounts.append(amount)
        left -= amount * seconds
    if left:
        message = "it is longer than durations in documents are"
        raise ValueError(message)
    fraction = f".{size.microseconds:06d}".rstrip("0") if size.microseconds else ""
    parts = [f"{amount}{unit}" if amount else "" for amount, unit in zip(amounts, "DHM", strict=False)]
    parts.append(f"{amounts[-1]}{fraction}S" if amounts[-1] or fraction else "")
    clock = "".join(parts[1:])
    if not parts[0] and not clock:
        return "PT0S"
    return f"{sign}P{parts[0]}{'T' if clock else ''}{clock}"


def base64_text(value: object) -> str:
    """`value` in the standard alphabet, padded (RFC 4648 section 4)."""
    if not isinstance(value, bytes | bytearray | memoryview):
        raise PydanticSerializationUnexpectedValue(f"Expected bytes but got {value!r}")
    return base64.b64encode(value).decode("ascii")


def integer_text(value: object) -> str:
    """`value` in decimal digits."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise PydanticSerializationUnexpectedValue(f"Expected an int but got {value!r}")
    return str(value)


def hex_text(value: object) -> str:
    """`value` as lower-case hexadecimal digits (RFC 4648 section 8)."""
    if not isinstance(value, bytes | bytearray | memoryview):
        raise PydanticSerializationUnexpectedValue(f"Expected bytes but got {value!r}")
    return value.hex()


def address_text(value: object) -> str:
    """`value` in its usual spelling; an address with a zone means something on one machine only, and has no form."""
    if not isinstance(value, IPv4Address | IPv6Address) or getattr(value, "scope_id", None) is not None:
        raise PydanticSerializationUnexpectedValue(f"Expected an address without a zone but got {value!r}")
    return str(value)


def base64_bytes(text: str) -> bytes:
    """The bytes that canonical base64 `text` stands for. Only called on text that the pattern has accepted."""
    return base64.b64decode(text)


Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_TEXTS: tuple[tuple[type, Callable[[object], str]], ...] = (
    (Decimal, decimal_text),
    (timedelta, duration_text),
    (bytes, base64_text),
)


def wire_value(value: object) -> Json:
    """The JSON value (of `None`, bool, int, float, str, list, dict) that a document holds for a Python value.

    Sets become lists in the order of their wire values, so the same set is always written alike. Raises
    `PydanticSerializationError` for a value that has no JSON form.
    """
    for kind, text in _TEXTS:
        if isinstance(value, kind):
            return text(value)
    if isinstance(value, Mapping):
        return {to_jsonable_python({key: None}).popitem()[0]: wire_value(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted((wire_value(item) for item in value), key=repr)
    if isinstance(value, list | tuple):
        return [wire_value(item) for item in value]
    plain: Json = to_jsonable_python(value, by_alias=True)
    return plain
