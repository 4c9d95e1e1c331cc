"""The world of Python values, in which a contract's own instances are held to its rules."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pydantic import RootModel
from pydantic_core import MISSING

from tallystick.ir.rules.evaluate import ABSENT, NoValue, World
from tallystick.ir.rules.scalars import of_date, of_datetime, of_time, of_timedelta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tallystick.ir.rules.tree import Member, ScalarType

_LARGEST_EXPONENT = 100_000
"""Digits that a decimal may be followed by in zeros alone: adding to it writes them all out. No document has such."""


def _plain(value: Any) -> Any:  # noqa: ANN401 - any Python value
    """A value as documents hold it: a root contract is its root, and what is missing is absent."""
    while isinstance(value, RootModel):
        value = value.root
    return ABSENT if value is MISSING else value


def _member(value: Any, member: Member) -> Any:  # noqa: ANN401 - any Python value
    name = member.attribute or member.name
    found = value.get(name, ABSENT) if isinstance(value, Mapping) else getattr(value, name, ABSENT)
    return _plain(found)


def _items(value: Any, over: str) -> Iterable[Any]:  # noqa: ANN401 - any Python value
    if isinstance(value, list | tuple | AbstractSet) and over != "values":
        return map(_plain, value)
    if isinstance(value, Mapping) and over != "items":
        return map(_plain, value.values())
    raise NoValue


def _has_key(value: Any, key: str) -> bool:  # noqa: ANN401 - any Python value
    if not isinstance(value, Mapping):
        raise NoValue
    return key in value


def _decimal(value: Any) -> Decimal | None:  # noqa: ANN401 - any Python value
    if not isinstance(value, Decimal) or not value.is_finite() or int(value.as_tuple().exponent) > _LARGEST_EXPONENT:
        return None
    return value


def _of(kind: type | tuple[type, ...], convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:  # noqa: ANN401 - any Python value
        plain = value.value if isinstance(value, Enum) else value
        fits = isinstance(plain, kind) and (kind is bool or not isinstance(plain, bool))
        return convert(plain) if fits else None

    return read


def _itself(value: Any) -> Any:  # noqa: ANN401 - a scalar
    return value


_READERS: dict[ScalarType, Callable[[Any], Any]] = {
    "boolean": _of(bool, _itself),
    "integer": _of(int, int),
    "number": _of((int, float), _itself),
    "decimal": _decimal,
    "big-integer": _of(int, int),
    "string": _of(str, str),
    "uuid": _of(UUID, str),
    "date": _of(date, of_date),
    "instant": lambda value: of_datetime(value) if isinstance(value, datetime) and value.tzinfo else None,
    "local-datetime": lambda value: of_datetime(value) if isinstance(value, datetime) and not value.tzinfo else None,
    "time": _of(time, of_time),
    "duration": _of(timedelta, of_timedelta),
}

PYTHON = World(_member, _items, _READERS.__getitem__, _has_key)
