"""Enumerations that have members for values which they do not list (`Enum._missing_`)."""

from __future__ import annotations

import warnings
from enum import Enum, Flag
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


def finds_others(cls: type[Enum]) -> bool:
    """Whether an enumeration is asked for the members of other values, by a function of its own."""
    function = cls._missing_.__func__  # type: ignore[attr-defined]  # a class method
    return function not in _THEIRS


def others(cls: type[Enum]) -> tuple[object, ...]:
    """The values of members that an enumeration makes for values that nobody would list.

    Those that only know more spellings of the members that they list make none.
    """
    if not finds_others(cls):
        return ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(chain.from_iterable(_made(cls, value) for value in _UNLISTED))


def _made(cls: type[Enum], value: object) -> Iterator[object]:
    try:
        member = cls(value)
    except Exception:  # noqa: BLE001 - a user's function, which may raise anything to say that there is none
        return
    if member not in list(cls):
        yield member.value


_THEIRS: Final = {each._missing_.__func__ for each in (Enum, Flag)}  # type: ignore[attr-defined]  # as above
_UNLISTED: Final[tuple[object, ...]] = ("no member has this value", str(1 - 2**53), 1 - 2**53, -1.5e-300, None, [])
