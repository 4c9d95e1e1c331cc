"""Phrases that several messages share."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A sentence that suggests the nearest of `known`, or lists them where none is near."""
    names = list(known)
    near = get_close_matches(wrong.lower(), names, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"It takes: {', '.join(names)}."


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 model`, `2 models`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def function_name(function: object) -> str:
    """The name of a function where it is written: `outer.inner`, or that of its class for an object to be called."""
    return str(getattr(function, "__qualname__", type(function).__qualname__)).replace("<locals>.", "")


_MOST_STEPS = 8


def arrows(steps: Sequence[str]) -> str:
    """The steps of a way, `a -> b -> c`; the middle of a long one only as a number."""
    if len(steps) > _MOST_STEPS:
        end = _MOST_STEPS // 2
        steps = [*steps[:end], f"({len(steps) - 2 * end:,} more)", *steps[-end:]]
    return " -> ".join(steps)


def sentence(phrase: str) -> str:
    """`phrase` with a capital and a full stop."""
    return f"{phrase[:1].upper()}{phrase[1:].removesuffix('.')}."
