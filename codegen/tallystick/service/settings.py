"""How a service runs: limits of requests, and how much of its own answers it checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.service.problem import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a service.

    `body_bytes` limits bodies; those of forms may have as much more as their files may be large, a file without a limit
    of its own `file_bytes`. A JSON body has at most `body_values` members and items, all of them counted. A body has
    `body_seconds` to arrive. `checked` is the share of answers that are held to the contract before they leave: 1 all
    of them, 0 none. A stream is kept open by a comment every `heartbeat_seconds`. `errors` is how problems are
    written.
    """

    body_bytes: int = 1_048_576
    body_values: int = 100_000
    file_bytes: int = 10_485_760
    body_seconds: float = 30.0
    checked: float = 1.0
    heartbeat_seconds: float = 15.0
    errors: Form = "problem"

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, with a `ValueError`."""
        for name in ("body_bytes", "body_values", "file_bytes", "body_seconds", "heartbeat_seconds"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} is more than 0")
        if not 0 <= self.checked <= 1:
            raise ValueError("checked is a share, from 0 to 1")
