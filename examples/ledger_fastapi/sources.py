"""Where the time and new identifiers come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True)
class Sources:
    """What a service does not decide by itself."""

    now: Callable[[], datetime]
    new_id: Callable[[], UUID]


def real() -> Sources:
    """The clock, to the millisecond, and random identifiers."""
    return Sources(_now, uuid4)


def _now() -> datetime:
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def standstill(moment: datetime) -> Sources:
    """Time that stands still, and identifiers that are counted."""
    numbers = count(1)
    return Sources(lambda: moment, lambda: UUID(f"00000000-0000-4000-8000-{next(numbers):012x}"))
