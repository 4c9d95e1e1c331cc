"""Formats whose strings lie on a line: what is just below and above a bound, and what is between two."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from tallystick.verify.documents.chance import chance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from random import Random

_EXACT = Context(prec=1_000)
_MICROSECOND = dt.timedelta(microseconds=1)
_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - only differences are used
_DAY = 86_400_000_000
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,6}))?S)?)?")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNITS = (_DAY, 3_600_000_000, 60_000_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Line:
    """The strings of a format as whole numbers, of which `first` to `last` have a string; `steps` are near and far."""

    read: Callable[[str], int]
    show: Callable[[int], str]
    first: int
    last: int
    usual: tuple[int, int]
    """Between these where nothing bounds it."""
    steps: tuple[int, ...]

    def around(self, bound: str) -> Iterator[str]:
        """Strings at and around a bound."""
        at = self.read(bound)
        for step in self.steps:
            for value in (at - step, at, at + step):
                if self.first <= value <= self.last:
                    yield self.show(value)

    def between(self, low: str | None, high: str | None, random: Random) -> str:
        """A string between two bounds, near one of them every now and then."""
        first = self.usual[0] if low is None else self.read(low)
        last = self.usual[1] if high is None else self.read(high)
        if low is None:
            first = max(min(first, last - self.steps[-1]), self.first)
        if high is None:
            last = min(max(last, first + self.steps[-1]), self.last)
        return self.show(
            random.choice((first, last)) if chance(random, 0.2) else random.randint(first, max(first, last))
        )


def _micro(moment: dt.datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(value: int) -> dt.datetime:
    return _EPOCH + value * _MICROSECOND


def _read_instant(text: str) -> int:
    moment = dt.datetime.fromisoformat(text)
    return _micro(moment.replace(tzinfo=None)) - (moment.utcoffset() or dt.timedelta()) // _MICROSECOND


def _show_instant(value: int) -> str:
    return _moment(value).isoformat() + "Z"


def _show_local(value: int) -> str:
    return _moment(value).isoformat()


def _read_clock(text: str) -> int:
    return _micro(dt.datetime.fromisoformat(f"1970-01-01T{text}"))


def _show_clock(value: int) -> str:
    return _moment(value).time().isoformat()


def _read_duration(text: str) -> int:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    sign, *parts, fraction = found.groups()
    value = sum(int(part or 0) * unit for part, unit in zip(parts, _UNITS, strict=True))
    value += int((fraction or "").ljust(6, "0"))
    return -value if sign else value


def _show_duration(value: int) -> str:
    left, parts = abs(value), []
    for unit in _UNITS[:-1]:
        count, left = divmod(left, unit)
        parts.append(count)
    days, hours, minutes = parts
    seconds, fraction = divmod(left, _UNITS[-1])
    digits = f".{fraction:06}".rstrip("0") if fraction else ""
    clock = "".join(
        text
        for count, text in (
            (hours, f"{hours}H"),
            (minutes, f"{minutes}M"),
            (seconds or fraction, f"{seconds}{digits}S"),
        )
        if count
    )
    date = f"{days}D" if days or not clock else ""
    return ("-" if value < 0 else "") + f"P{date}" + (f"T{clock}" if clock else "")


_FIRST, _LAST = _micro(dt.datetime.min), _micro(dt.datetime.max)  # noqa: DTZ901 - as far as a datetime reaches
_NOW = (_micro(dt.datetime(2000, 1, 1)), _micro(dt.datetime(2035, 1, 1)))  # noqa: DTZ001 - only differences are used
_SECONDS = (1, 1_000_000, _DAY)

LINES: Mapping[str, Line] = {
    "date": Line(
        read=lambda text: dt.date.fromisoformat(text).toordinal(),
        show=lambda value: dt.date.fromordinal(value).isoformat(),
        first=1,
        last=dt.date.max.toordinal(),
        usual=(dt.date(2000, 1, 1).toordinal(), dt.date(2035, 1, 1).toordinal()),
        steps=(1, 31, 400),
    ),
    "date-time": Line(_read_instant, _show_instant, _FIRST, _LAST, _NOW, _SECONDS),
    "local-date-time": Line(
        read=lambda text: _micro(dt.datetime.fromisoformat(text)),
        show=_show_local,
        first=_FIRST,
        last=_LAST,
        usual=_NOW,
        steps=_SECONDS,
    ),
    "zoned-or-local-date-time": Line(
        _read_instant, lambda value: (_show_instant, _show_local)[value % 2](value), _FIRST, _LAST, _NOW, _SECONDS
    ),
    "local-time": Line(_read_clock, _show_clock, 0, _DAY - 1, (0, _DAY - 1), (1, 1_000_000, 3_600_000_000)),
    "day-time-duration": Line(
        _read_duration, _show_duration, -(10**8) * _DAY, 10**8 * _DAY, (-_DAY, 40 * _DAY), _SECONDS
    ),
}
"""By the `format` of the documents."""


def exact(text: str) -> Decimal:
    """The decimal that a string spells. Raises `ValueError` for another string."""
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError(text)
    return Decimal(text)


def decimals_around(bound: str) -> Iterator[str]:
    """Decimals at and around a bound, by one in its last place, in the next, and by one; in two spellings."""
    at = exact(bound)
    exponent = at.as_tuple().exponent
    last = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    for step in (last, last.scaleb(-1), Decimal(1)):
        for value in (_EXACT.subtract(at, step), at, _EXACT.add(at, step)):
            yield plain(value)
            yield plain(value) + ("0" if "." in plain(value) else ".0")


def decimal_between(low: str | None, high: str | None, random: Random) -> str:
    """A decimal between two bounds, with as many places as they have, or two."""
    first = Decimal("-1000" if low is None else low)
    last = _EXACT.add(max(first, Decimal(0)), Decimal(1000)) if high is None else Decimal(high)
    if low is None and first > last:
        first = _EXACT.subtract(last, Decimal(1000))
    if chance(random, 0.2):
        return plain(random.choice((first, last)))
    places = max(0, -_exponent(first), -_exponent(last), random.choice((0, 2)))
    least, most = (int(bound.scaleb(places, _EXACT)) for bound in (first, last))
    return plain(Decimal(random.randint(least, max(least, most))).scaleb(-places, _EXACT))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def plain(value: Decimal) -> str:
    """A decimal without an exponent; zero without a sign."""
    return format(abs(value) if value == 0 else value, "f")
