"""What a verb of the pipeline found: everything a report needs, and nothing it has to work out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallystick.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class Change(StrEnum):
    """How a file on disk differs from what would be generated now."""

    MISSING = "missing"
    CHANGED = "changed"
    ORPHAN = "orphan"
    """On disk and owned by the manifest, but no longer generated."""


class Cause(StrEnum):
    """Why it differs. The value completes the sentence "because ..."."""

    CONTRACTS = "the contracts changed"
    TOOL = "the tool or an option changed"
    HAND = "the file was edited by hand"
    LAYOUT = "line endings or a formatter changed the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One generated file that is not what the contracts say.

    `sentences` say it in the contract's terms (`ledger.Invoice.dueDate: now required`), `diff` are lines of a unified
    diff, already capped, and `fix` is the command that puts it right.
    """

    path: str
    change: Change
    cause: Cause
    sentences: tuple[str, ...] = ()
    diff: tuple[str, ...] = ()
    fix: str = "tallystick generate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures to compare: rows as long as `head`. A column of numbers holds nothing else, so that it can be told."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a verb.

    `summary` is what a reader is told at the end, one sentence a line; `counts` are its figures for machines
    (`{"models": 43}`), in the order worth reading. `incomplete` where a part of what was asked for could not be done,
    which `problems` says: then nothing found is no success.
    """

    problems: tuple[Problem, ...] = ()
    drift: tuple[Drift, ...] = ()
    tables: tuple[Table, ...] = ()
    summary: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    incomplete: bool = False

    @property
    def clean(self) -> bool:
        """Whether nothing was found: no drift, and no problem that is more than a note."""
        return not self.drift and all(problem.severity is Severity.NOTE for problem in self.problems)
