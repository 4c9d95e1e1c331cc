"""Reports as workflow commands, which GitHub Actions shows on the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.problems import Severity
from tallystick.report.escape import github_message, github_property, printable_lines
from tallystick.report.words import because, title

if TYPE_CHECKING:
    from tallystick.outcome import Drift, Outcome
    from tallystick.problems import Problem
    from tallystick.report.terminal import Terminal

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(outcome: Outcome, _: Terminal) -> str:
    """One command a finding, then the summary as plain log lines."""
    # A log line that begins with two colons would be a command of its own.
    summary = (line.replace("::", ": :") for text in outcome.summary for line in printable_lines(text))
    lines = [*map(_problem, outcome.problems), *map(_drift, outcome.drift), *summary]
    return "".join(f"{line}\n" for line in lines)


def _problem(problem: Problem) -> str:
    where = problem.where
    message = f"{where.name}: {problem.message}" if where.name else problem.message
    properties = {
        "file": where.file,
        "line": where.line,
        "col": where.column,
        "title": f"{problem.code} {title(problem)}",
    }
    return _command(_COMMANDS[problem.severity], properties, f"{message}\n{problem.way_out}")


def _drift(drift: Drift) -> str:
    message = "\n".join((*drift.sentences, f"To put it right: {drift.fix}"))
    heading = f"{drift.change.value.capitalize()} file, {because(drift)}"
    return _command("error", {"file": drift.path, "title": heading}, message)


def _command(name: str, properties: dict[str, str | int | None], message: str) -> str:
    given = ",".join(f"{key}={github_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {given}::{github_message(message)}"
