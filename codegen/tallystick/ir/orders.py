"""How wire strings that spell quantities compare, for the bounds `x-tallystick-minimum` and its kind.

A bound is written as the wire string of its type and stands beside that type's `format`, which says what is compared.
Each order reads a string into what Python compares exactly; `targets` have the same three in their own language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MICROSECONDS = 1_000_000
_DAY = 86_400
_MOMENT = re.compile(
    r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2}))?(?:T?([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,6}))?)?"
    r"(?:Z|([+-])([0-9]{2}):([0-9]{2}))?"
)
_DURATION = re.compile(r"(-?)P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]{1,6}))?S)?)?")


def moment(text: str) -> int:
    """Microseconds since 0001-01-01 of a date, a local date and time or an instant; since midnight of a time of day.

    An offset is taken off, so that instants compare as such. Raises `ValueError` for other text.
    """
    found = _MOMENT.fullmatch(text)
    if found is None or not text:
        raise ValueError(text)
    year, month, day, *clock, fraction, sign, ahead, minutes = found.groups()
    days = 0 if year is None else date(int(year), int(month), int(day)).toordinal() - 1
    offset = 0 if sign is None else (int(ahead) * 60 + int(minutes)) * (-60 if sign == "-" else 60)
    return (days * _DAY + _seconds(*clock) - offset) * _MICROSECONDS + _micros(fraction)


def duration(text: str) -> int:
    """Microseconds of a span in days, hours, minutes and seconds. Raises `ValueError` for other text."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    sign, days, *clock, fraction = found.groups()
    size = (int(days or 0) * _DAY + _seconds(*clock)) * _MICROSECONDS + _micros(fraction)
    return -size if sign else size


def _seconds(hours: str | None, minutes: str | None, seconds: str | None) -> int:
    return (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)


def _micros(fraction: str | None) -> int:
    return int((fraction or "").ljust(6, "0"))


ORDERS: Mapping[str, Callable[[str], Decimal | int]] = MappingProxyType(
    {"decimal": Decimal, "moment": moment, "duration": duration}
)
"""By name, what reads a wire string. Each raises `ValueError` or `ArithmeticError` for text that spells nothing."""

_BY_FORMAT: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("date", "date-time", "local-date-time", "local-time"), "moment"),
        "day-time-duration": "duration",
    }
)

BOUNDS: Mapping[str, str] = MappingProxyType(
    {
        "x-tallystick-minimum": "Minimum",
        "x-tallystick-exclusiveMinimum": "ExclusiveMinimum",
        "x-tallystick-maximum": "Maximum",
        "x-tallystick-exclusiveMaximum": "ExclusiveMaximum",
    }
)
"""Each keyword of a document -> how the names of its checks end, one an order: `decimalMinimum`, `momentMinimum`."""


def order_of(keyword: str | None) -> str:
    """The order by which strings of a `format` compare: as decimals where the format names no other."""
    return _BY_FORMAT.get(keyword or "", "decimal")


@dataclass(frozen=True, slots=True)
class Bound:
    """The value of a bound once it is read: the wire string, and the name of the order by which it is compared."""

    order: str
    limit: str

    @property
    def spells_a_quantity(self) -> bool:
        """Whether the wire string is one of its order."""
        try:
            ORDERS[self.order](self.limit)
        except (ArithmeticError, ValueError):
            return False
        return True
