"""The decorator of cross-field rules."""

from __future__ import annotations

from dataclasses import dataclass
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTRIBUTE = "__tallystick_rule__"

F = TypeVar("F", bound="Callable[[Any], bool]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What `rule` notes on a method: the path of the error below the object, and its message."""

    at: str
    message: str


def rule(*, message: str, at: str = "") -> Callable[[F], F]:
    """A decorator that makes a method of a `Contract` a rule of its documents, in every language.

    The method takes `self` alone, and its body is one `return` of an expression over the fields: comparisons, `and`,
    `or`, `not`, exact arithmetic, `len`, `sum`, `all`, `any`, `min`, `max`, `abs`, `in`, `is None`. It stays an
    ordinary method; what is checked is the expression, in Python whenever an object is made (from a document or from
    Python values) and in TypeScript by the schema.

    The rule runs where the object has no other error. Where it does not hold, the error is at `at`, a JSON Pointer of
    wire names below the object (`""` is the object), with the method's name as its type and `message` as its text.
    Raises `ValueError` for a blank message and `TypeError` for what is no plain function. What the expression may not
    be is refused when the class is complete.
    """
    if not message.strip():
        blank = "rule needs a message: it is what the sender of a document reads"
        raise ValueError(blank)

    def mark(function: F) -> F:
        if not isinstance(function, FunctionType):
            misplaced = "rule goes on a plain method, under any other decorator"
            raise TypeError(misplaced)
        setattr(function, _ATTRIBUTE, Mark(at, message))
        return function

    return mark


def marked_rules(cls: type) -> dict[str, tuple[FunctionType, Mark]]:
    """The rules of a class by name, those of its bases first.

    A method of the same name in a subclass takes the place of its base's, as methods do.
    """
    names = dict.fromkeys(name for base in reversed(cls.__mro__) for name in vars(base))
    found = ((name, getattr(cls, name, None)) for name in names if not name.startswith("__"))
    return {
        name: (function, mark)
        for name, function in found
        if isinstance(function, FunctionType) and isinstance(mark := getattr(function, _ATTRIBUTE, None), Mark)
    }
