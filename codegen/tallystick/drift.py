"""Drift: how the output on the disk differs from what would be generated now, and why; pure, no file is touched.

A difference has one of four causes. A file that is not what the last run wrote was edited by hand, or went through a
formatter or a change of line ends; one that is what the last run wrote is out of date because the contract moved or,
where the contract is the same, because the tool or an option did. `find_drift` finds something exactly where
`files.write` would write something.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.files import MANIFEST, Manifest, State, first_difference, normal
from tallystick.outcome import Cause, Change, Drift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.files import Disk, FileSet, Stamp

LINES_A_FILE = 40
LINES_IN_ALL = 200
_WIDEST = 160
_AROUND = 3
_COMPARED = 600
"""Lines of a changed stretch that are compared; lines beyond are counted only, since comparing is quadratic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How to speak of an output.

    `out` is the output folder as paths are to name it; `document` the path in it of the OpenAPI document, whose row
    says in the contract's terms what moved; `command` the command that generates.
    """

    out: str
    document: str | None = None
    command: str = "tallystick generate"


def find_drift(files: FileSet, stamp: Stamp, disk: Disk, terms: Terms) -> tuple[Drift, ...]:
    """Every difference between `disk` and `files`, which were generated from what `stamp` says, in path order.

    Each row has its cause, a capped diff and the exact command that puts it right. Empty where nothing differs.
    """
    comparison = _Comparison(disk, stamp, terms)
    contents = {path: text.encode() for path, text in files.items()}
    rows: list[Drift] = []
    left = LINES_IN_ALL
    for path in sorted({*contents, *disk.owned}):
        if comparison.differs(path, contents.get(path)):
            row = comparison.row(path, contents.get(path), min(left, LINES_A_FILE))
            left -= len(row.diff)
            rows.append(row)
    return tuple(rows) or comparison.of_manifest(files)


@dataclass(frozen=True, slots=True)
class _Comparison:
    disk: Disk
    stamp: Stamp
    terms: Terms

    def differs(self, path: str, wanted: bytes | None) -> bool:
        state = self.disk.state(path, wanted)
        if wanted is not None:
            return state is not State.SAME
        # What lies at a path that we let go of may be the user's by now.
        return state in {State.UNTOUCHED, State.EDITED} or self.disk.is_owned_link(path)

    def row(self, path: str, wanted: bytes | None, lines: int) -> Drift:
        state = self.disk.state(path, wanted)
        return Drift(
            path=self.name(path),
            change=Change.ORPHAN if wanted is None else Change.CHANGED if path in self.disk.found else Change.MISSING,
            cause=self.cause(path, state),
            sentences=tuple(self.sentences(path, wanted, state)),
            diff=_capped(self.diff(path, wanted), lines),
            fix=self.fix(path, state),
        )

    def name(self, path: str) -> str:
        return f"{self.terms.out}/{path}"

    def cause(self, path: str, state: State) -> Cause:
        match state:
            case State.REFORMATTED:
                return Cause.LAYOUT
            case State.EDITED | State.FOREIGN:
                return Cause.HAND
            case State.ABSENT if path in self.disk.owned:
                return Cause.HAND
            case _:
                return self.moved()

    def moved(self) -> Cause:
        """Why a file that nobody touched is out of date."""
        manifest = self.disk.manifest
        same_contract = manifest is not None and manifest.stamp.contract == self.stamp.contract
        return Cause.TOOL if same_contract else Cause.CONTRACTS

    def fix(self, path: str, state: State) -> str:
        command, place = self.terms.command, self.name(path)
        if state is State.EDITED or self.disk.is_owned_link(path):
            return f"{command} --force"
        if state is State.FOREIGN:
            return f"mv {shlex.quote(place)} {shlex.quote(f'{place}.mine')} && {command}"
        return command

    def sentences(self, path: str, wanted: bytes | None, state: State) -> Iterator[str]:
        content = self.disk.found.get(path)
        if not isinstance(content, bytes) or wanted is None:
            return
        if state is State.EDITED:
            yield f"{self.name(path)}:{first_difference(content, wanted)}: edited by hand"
        elif state is State.UNTOUCHED and path == self.terms.document:
            yield from _summary(content, wanted)

    def diff(self, path: str, wanted: bytes | None) -> list[str]:
        content = self.disk.found.get(path)
        if not isinstance(content, bytes) or wanted is None:
            return []  # a missing file is wanted whole, an orphan not at all: the path says it
        return _diff(content, wanted)

    def of_manifest(self, files: FileSet) -> tuple[Drift, ...]:
        """The manifest's own difference, where every file is right and only it is not."""
        manifest = self.disk.manifest
        if manifest is None:
            change, cause = Change.MISSING, Cause.HAND
        elif manifest.agrees(Manifest.of(files, self.stamp)):
            return ()
        else:
            change, cause = Change.CHANGED, self.moved()
        return (Drift(path=self.name(MANIFEST), change=change, cause=cause, fix=self.terms.command),)


def _summary(old: bytes, new: bytes) -> tuple[str, ...]:
    import json  # noqa: PLC0415 - a check that finds nothing has no use for these

    from tallystick.compat.summary import summarise  # noqa: PLC0415 - as above

    try:
        return summarise(json.loads(old.decode("utf-8-sig")), json.loads(new))
    except (ValueError, AttributeError, RecursionError):  # the old document is not one that can be compared
        return ()


def _diff(content: bytes, wanted: bytes) -> list[str]:
    """A unified diff from what is there to what is wanted, of the stretch between their common start and common end."""
    old, new = (normal(side).decode("utf-8", errors="replace").split("\n") for side in (content, wanted))
    if old == new:
        return []
    start = first_difference(content, wanted) - 1
    end = _common_end(old[start:], new[start:])
    return _hunks(old, new, max(0, start - _AROUND), max(0, end - _AROUND))


def _common_end(old: list[str], new: list[str]) -> int:
    pairs = zip(reversed(old), reversed(new), strict=False)
    return next((count for count, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _hunks(old: list[str], new: list[str], start: int, end: int) -> list[str]:
    """The hunks between line `start` and `end` lines before the end."""
    from difflib import unified_diff  # noqa: PLC0415 - a check that finds nothing has no use for it

    before, after = old[start : len(old) - end], new[start : len(new) - end]
    lines = list(unified_diff(before[:_COMPARED], after[:_COMPARED], lineterm="", n=_AROUND))[2:]
    uncompared = max(0, len(before) - _COMPARED) + max(0, len(after) - _COMPARED)
    return [*(_from(line, start) if line.startswith("@@") else line for line in lines), *[""] * uncompared]


def _from(header: str, first: int) -> str:
    """The header of a hunk, with its line numbers counted from the start of the file."""
    parts = header.split(" ")
    for at in (1, 2):
        number, comma, length = parts[at][1:].partition(",")
        parts[at] = f"{parts[at][0]}{int(number) + first}{comma}{length}"
    return " ".join(parts)


def _capped(lines: list[str], cap: int) -> tuple[str, ...]:
    """At most `cap` lines, the last one then the count of the others; none wider than a reader wants to see."""
    if len(lines) > cap:
        if cap == 0:
            return ()
        lines = [*lines[: cap - 1], f"… {len(lines) - cap + 1:,} more lines"]
    return tuple(line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…" for line in lines)
