"""What every report says of an outcome, before any medium's layout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tallystick.problems import CATALOGUE, Severity
from tallystick.wording import counted

if TYPE_CHECKING:
    from tallystick.outcome import Drift, Outcome, Table
    from tallystick.problems import Problem


def tally(outcome: Outcome) -> str:
    """`1 error, 2 warnings, 3 files differ`; empty where nothing was found."""
    severities = Counter(problem.severity for problem in outcome.problems)
    parts = [counted(severities[severity], severity.value) for severity in Severity if severities[severity]]
    if outcome.drift:
        parts.append(f"{counted(len(outcome.drift), 'file differs', 'files differ')}")
    return ", ".join(parts)


def because(drift: Drift) -> str:
    """The cause as a clause: `because the contracts changed`."""
    return f"because {drift.cause.value}"


def moves(drift: tuple[Drift, ...]) -> tuple[str, ...]:
    """What the drift means for the contract, each sentence once."""
    return tuple(dict.fromkeys(sentence for file in drift for sentence in file.sentences))


def fixes(drift: tuple[Drift, ...]) -> tuple[str, ...]:
    """The commands that put it right, each once."""
    return tuple(dict.fromkeys(file.fix for file in drift))


def title(problem: Problem) -> str:
    """The short name of the kind of problem."""
    return CATALOGUE[problem.code].title


def is_numeric(table: Table, column: int) -> bool:
    """Whether a column holds numbers, and so belongs to the right."""
    return all(row[column][:1].isdigit() for row in table.rows)
