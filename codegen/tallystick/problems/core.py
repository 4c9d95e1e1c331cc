"""What a problem is made of: severity, place, catalogue entry, and the exception that carries problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: errors refuse the work, warnings are findings, notes only inform."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place a reader can go to. Every part is optional; lines and columns count from 1."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    """JSON Pointer (RFC 6901) into the file; `""` is the whole document."""
    name: str | None = None
    """Model, field, option or command, in the reader's own terms: `ledger.Invoice.dueDate`."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        if self.pointer is not None:
            place = f"{place}#{self.pointer}"
        return " ".join(part for part in (place, self.name) if part)


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the catalogue. `message` and `way_out` are `str.format` templates over the same named holes."""

    severity: Severity
    title: str
    message: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, ready to print: `message` says what and why it matters, `way_out` what to do instead."""

    code: str
    severity: Severity
    where: Where
    message: str
    way_out: str

    def at(self, where: Where) -> Problem:
        """The same problem at a more exact place."""
        return replace(self, where=where)


class Refusal(Exception):
    """Raised where the work cannot go on. Carries every problem found so far, at least one of them an error.

    `usage` tells a mistake in how the tool was called or configured (exit code 2) from a finding (exit code 1).
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{problem.code} {problem.where}: {problem.message}" for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[Refusal], tuple[Problem, ...]]:
        """Pickled by its problems, since a worker's refusal has to reach the process that started it."""
        return type(self), self.problems

    @property
    def usage(self) -> bool:
        """Whether every problem is one of usage or configuration: TLY1xx, what `verify` needs, or a name of a source.

        A module that is not there is one where it was named so, and not by a line of the project.
        """
        return all(
            each.code.startswith(_USAGE) or (each.code == _NO_MODULE and each.where.file is None)
            for each in self.problems
        )


_USAGE = ("TLY1", "TLY201", "TLY208", "TLY209", "TLY310", "TLY311", "TLY81", "TLY82", "TLY848")
_NO_MODULE = "TLY204"
