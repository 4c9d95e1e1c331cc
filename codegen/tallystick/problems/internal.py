"""Codes 9xx: faults of Tallystick itself."""

from __future__ import annotations

from tallystick.problems.core import Entry, Severity

_E = Severity.ERROR

ENTRIES: dict[str, Entry] = {
    "TLY900": Entry(
        _E,
        "Internal error",
        "Tallystick failed where it should not ({error}). Nothing can be said about the contracts.",
        "Run `{command}` again with -vv to see the traceback, and report it with the versions that `tallystick doctor` "
        "shows.",
    ),
}
