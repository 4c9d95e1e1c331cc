"""The catalogue: the tables of all ranges as one, and the function that fills an entry's holes."""

from __future__ import annotations

from tallystick.problems import (
    claims,
    contracts,
    departures,
    documents,
    files,
    internal,
    operations,
    rules,
    schemas,
    services,
    sources,
    usage,
    verify,
)
from tallystick.problems.core import NOWHERE, Entry, Problem, Where

RANGES: dict[str, dict[str, Entry]] = {
    "1": usage.ENTRIES,
    "2": sources.ENTRIES,
    "3": documents.ENTRIES,
    "4": schemas.ENTRIES,
    "5": contracts.ENTRIES | operations.ENTRIES | rules.ENTRIES | services.ENTRIES,
    "6": files.ENTRIES,
    "7": claims.ENTRIES | departures.ENTRIES,
    "8": verify.ENTRIES,
    "9": internal.ENTRIES,
}
"""The tables by the first digit of their codes: one module each."""

CATALOGUE: dict[str, Entry] = {code: entry for entries in RANGES.values() for code, entry in entries.items()}


def problem(code: str, where: Where = NOWHERE, /, **holes: object) -> Problem:
    """The problem `code` at `where`, its holes filled. Raises `KeyError` for an unknown code or a missing hole."""
    entry = CATALOGUE[code]
    return Problem(code, entry.severity, where, entry.message.format(**holes), entry.way_out.format(**holes))
