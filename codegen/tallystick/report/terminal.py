"""What a report for people is laid out for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """SGR parameters (ECMA-48 8.3.117) by role; empty ones print nothing."""

    error: str = ""
    warning: str = ""
    note: str = ""
    good: str = ""
    strong: str = ""
    faint: str = ""


PLAIN: Final = Palette()
COLOURED: Final = Palette(error="1;31", warning="1;33", note="1;36", good="32", strong="1", faint="2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What text is laid out for: `width` in columns; `summary` is left out for quiet ones."""

    width: int = 100
    palette: Palette = PLAIN
    quiet: bool = False
