"""Scalar values as rules see them: exact, and comparable by what they mean.

Decimals are `Decimal`, big integers `int`. Dates, datetimes, times and durations are microseconds: since 1970-01-01 (in
UTC for instants), since midnight, or as such. A UUID is its text in lower case.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import TYPE_CHECKING, Any

from tallystick.ir import formats, grammars

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.rules.tree import ScalarType

EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
"""Decimal arithmetic without rounding: on results of few digits its width costs nothing."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOCAL_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local on purpose
_MICROSECOND = timedelta(microseconds=1)
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DURATION = re.compile(
    r"(-?)P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]{1,6}))?S)?)?", re.ASCII
)
_PATTERNS = {
    "big-integer": re.compile(grammars.BIG_INTEGER.pattern),
    "date": re.compile(formats.DATE),
    "instant": re.compile(formats.DATETIME),
    "local-datetime": re.compile(formats.LOCAL_DATETIME),
    "time": re.compile(formats.LOCAL_TIME),
    "duration": re.compile(formats.DURATION),
    "uuid": re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
}


def of_timedelta(value: timedelta) -> int:
    """Microseconds."""
    return value // _MICROSECOND


def of_datetime(value: datetime) -> int:
    """Microseconds since 1970 in UTC; a local one is taken as it stands.

    Subtracting goes by offsets, where comparing two values of one time zone would go by the clock on the wall.
    """
    if value.tzinfo is None:
        return of_timedelta(value - _LOCAL_EPOCH)
    offset = value.utcoffset()
    local = of_timedelta(value.replace(tzinfo=None) - _LOCAL_EPOCH)
    return local - of_timedelta(offset or timedelta())


def of_date(value: date) -> int:
    """Microseconds since 1970."""
    return of_timedelta(value - _EPOCH.date())


def of_time(value: time) -> int:
    """Microseconds since midnight."""
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000 + value.microsecond


def _text(name: str, convert: Callable[[str], Any]) -> Callable[[Any], Any]:
    pattern = _PATTERNS[name]

    def read(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if not isinstance(value, str) or not pattern.fullmatch(value):
            return None
        try:
            return convert(value)
        except ValueError:
            return None

    return read


def _duration(text: str) -> int:
    sign, days, hours, minutes, seconds, fraction = _DURATION.fullmatch(text).groups(default="")  # type: ignore[union-attr]  # the pattern has matched
    whole = ((int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    size = whole * 1_000_000 + int(fraction.ljust(6, "0"))
    return -size if sign else size


def _decimal(value: Any) -> Decimal | None:  # noqa: ANN401 - any JSON value
    return Decimal(value) if isinstance(value, str) and _DECIMAL.fullmatch(value) else None


def _big_integer(text: str) -> int:
    if len(text) > (grammars.BIG_INTEGER.max_length or 0):
        message = "longer than such strings are"
        raise ValueError(message)
    return int(text)


def _integer(value: Any) -> int | None:  # noqa: ANN401 - any JSON value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


_WIRE: dict[ScalarType, Callable[[Any], Any]] = {
    "boolean": lambda value: value if isinstance(value, bool) else None,
    "integer": _integer,
    "number": lambda value: value if isinstance(value, int | float) and not isinstance(value, bool) else None,
    "decimal": _decimal,
    "big-integer": _text("big-integer", _big_integer),
    "string": lambda value: value if isinstance(value, str) else None,
    "uuid": _text("uuid", str.lower),
    "date": _text("date", lambda text: of_date(date.fromisoformat(text))),
    "instant": _text("instant", lambda text: of_datetime(datetime.fromisoformat(text))),
    "local-datetime": _text("local-datetime", lambda text: of_datetime(datetime.fromisoformat(text))),
    "time": _text("time", lambda text: of_time(time.fromisoformat(text))),
    "duration": _text("duration", _duration),
}


def wire_reader(type_: ScalarType) -> Callable[[Any], Any]:
    """What reads a JSON value as a scalar of this type; it returns `None` for a value that is none."""
    return _WIRE[type_]
