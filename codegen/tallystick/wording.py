"""Phrases that several messages share."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A sentence that suggests the nearest of `known`, or lists them where none is near."""
    names = list(known)
    near = get_close_matches(wrong.lower(), names, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"It takes: {', '.join(names)}."


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 model`, `2 models`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
