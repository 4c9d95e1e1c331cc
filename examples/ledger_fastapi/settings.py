"""What the service can be told, all of it by environment variables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of the service.

    `database` is a URL of SQLAlchemy's. `origins` are the pages that may ask from a browser. With `standstill`, time
    stands still at that moment and identifiers are counted, so that two servers can be compared to the letter.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    database: str = "sqlite+aiosqlite:///ledger.db"
    token: str = "demo-token"  # noqa: S105 - for the demonstration, and to be set anywhere else
    origins: tuple[str, ...] = ("http://localhost:5173", "http://127.0.0.1:5173")
    seeded: bool = True
    standstill: datetime | None = None


def from_environment(given: Mapping[str, str] = os.environ) -> Settings:
    """The settings that variables `LEDGER_...` make, with defaults for the rest. Raises `ValueError`."""
    usual = Settings()
    moment = given.get("LEDGER_STANDSTILL")
    return Settings(
        host=given.get("LEDGER_HOST", usual.host),
        port=_number(given, "LEDGER_PORT", usual.port),
        database=given.get("LEDGER_DATABASE", usual.database),
        token=given.get("LEDGER_TOKEN", usual.token),
        origins=tuple(given["LEDGER_ORIGINS"].split()) if "LEDGER_ORIGINS" in given else usual.origins,
        seeded=given.get("LEDGER_SEED", "yes") != "no",
        standstill=datetime.fromisoformat(moment) if moment else None,
    )


def _number(given: Mapping[str, str], name: str, usual: int) -> int:
    text = given.get(name, str(usual))
    if not (text.isdecimal() and int(text) < 2**16):
        raise ValueError(f"{name} is a port, from 0 to 65535, and not {text!r}")
    return int(text)
