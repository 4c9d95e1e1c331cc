"""What a user asks of `verify`, before anything is looked up."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

COUNT: Final = 200
SEED: Final = 1
_WORTH_A_PROCESS: Final = 20_000
"""Documents that take longer to judge than a process takes to start."""
_SECONDS_WORTH_A_PROCESS: Final = 15
"""The same for runs by time."""
_SCHEMA_DOCUMENTS: Final = 100
"""Documents of each model that jsonschema is asked for unless told: it is slower than all other sides together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of `verify`. `None` leaves a choice to this module; `keep` and `zod` are paths as they were given."""

    models: tuple[str, ...] = ()
    count: int = COUNT
    seconds: float | None = None
    seed: int = SEED
    jobs: int | None = None
    keep: Path | None = None
    zod: Path | None = None
    schema_share: float | None = None
    without_node: bool = False
    reader: str | None = None

    def jobs_for(self, models: int) -> int:
        """How many processes to use: as many as were asked for, else as many as there is work and processors for."""
        if self.jobs is not None:
            return self.jobs
        by_count = models * self.count / _WORTH_A_PROCESS
        wanted = by_count if self.seconds is None else self.seconds / _SECONDS_WORTH_A_PROCESS
        return max(1, int(min(wanted, os.cpu_count() or 1)))

    def share(self) -> float:
        """The share of documents that jsonschema is asked for, from 0 to 1."""
        if self.schema_share is not None:
            return self.schema_share
        return _SCHEMA_DOCUMENTS / max(self.count, _SCHEMA_DOCUMENTS)


REQUESTS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOfServers:
    """The options of `verify --server`."""

    urls: tuple[str, ...]
    count: int = REQUESTS
    seed: int = SEED
    headers: tuple[tuple[str, str], ...] = ()
