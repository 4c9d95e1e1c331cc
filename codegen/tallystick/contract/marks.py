"""The mark for rules that only Python checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTRIBUTE = "__tallystick_python_only__"

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class PythonOnly:
    """A rule that a contract's Python side checks and its schema does not say: where it is, and why."""

    where: str
    reason: str


def python_only(*, reason: str) -> Callable[[F], F]:
    """A decorator that marks a validator or serializer function as one that only Python runs.

    Without the mark such a function refuses the class, since no other language can know what it does. With it, what the
    contract's schema accepts may still be rejected in Python; `tallystick doctor` lists the place with `reason`.
    Works under or over `field_validator` and its kind, and on the functions given to `AfterValidator` and its kind.
    Raises `ValueError` where `reason` is blank.
    """
    if not reason.strip():
        message = "python_only needs a reason: it is what `tallystick doctor` shows"
        raise ValueError(message)

    def mark(function: F) -> F:
        setattr(_innermost(function), _ATTRIBUTE, reason)
        return function

    return mark


def reason_of(function: object) -> str | None:
    """The reason that `python_only` left on a function, or on the function it binds; `None` where there is no mark."""
    reason = getattr(_innermost(function), _ATTRIBUTE, None)
    return reason if isinstance(reason, str) else None


def _innermost(function: object) -> object:
    """The plain function inside Pydantic's decorator proxies, class methods, bound methods and partials."""
    for attribute in ("wrapped", "__func__", "func"):
        inner = getattr(function, attribute, None)
        if inner is not None:
            return _innermost(inner)
    return function
