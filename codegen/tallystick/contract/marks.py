"""The marks that an author leaves on a contract: rules that only Python checks, patterns that may take long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

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


SLOW_PATTERN = "tallystick_slow_pattern"
"""The metadata key, on a string of a core schema, of the reason why its pattern may take long."""


@dataclass(frozen=True, slots=True)
class SlowPattern:
    """The mark that `slow_pattern` makes, to stand in `Annotated`."""

    reason: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the annotated type, with the reason left on the strings in it."""
        return cast("CoreSchema", self._left_on(dict(handler(source))))

    def _left_on(self, node: dict[str, Any]) -> dict[str, Any]:
        if "schema" in node:
            return {**node, "schema": self._left_on(node["schema"])}
        return {**node, "metadata": {**(node.get("metadata") or {}), SLOW_PATTERN: self.reason}}


def slow_pattern(*, reason: str) -> SlowPattern:
    """A mark that lets a contract keep a pattern which a backtracking engine may take long over.

    `code: Annotated[str, Field(pattern=...), slow_pattern(reason=...)]`. Without it such a pattern refuses the class:
    JavaScript and Python's `re` try every way to match, so a hostile text can stop a server or a page. The reason says
    why none arrives ("made by ourselves"); `tallystick doctor` lists it. Raises `ValueError` where it is blank.
    """
    if not reason.strip():
        message = "slow_pattern needs a reason: it is what `tallystick doctor` shows"
        raise ValueError(message)
    return SlowPattern(reason)
