"""Chance, said in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def chance(random: Random, share: float) -> bool:
    """Whether it happens: true in that share of all cases, from 0 to 1."""
    return random.random() < share
