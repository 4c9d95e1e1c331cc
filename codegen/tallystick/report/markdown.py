"""Reports as Markdown (CommonMark), for the summary page of a job or a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.report.escape import markdown_block, markdown_code, markdown_text
from tallystick.report.words import because, fixes, is_numeric, moves, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.outcome import Drift, Outcome, Table
    from tallystick.problems import Problem
    from tallystick.report.terminal import Terminal


def render(outcome: Outcome, _: Terminal) -> str:
    """A heading with the result, then what was found, then the summary."""
    blocks = [
        f"### Tallystick: {tally(outcome) or 'clean'}",
        *("\n".join(map(_problem, group)) for group in (outcome.problems,) if group),
        *_drift(outcome.drift),
        *map(_table, outcome.tables),
        *(markdown_text(line) for line in outcome.summary),
    ]
    return "\n\n".join(blocks) + "\n"


def _problem(problem: Problem) -> str:
    place = f" {markdown_code(str(problem.where))}" if str(problem.where) else ""
    head = f"- **{problem.severity.value} {problem.code}**{place}"
    return f"{head}<br>{markdown_text(problem.message)}<br>{markdown_text(problem.way_out)}"


def _drift(drift: tuple[Drift, ...]) -> Iterator[str]:
    if not drift:
        return
    if sentences := moves(drift):
        yield "\n".join(f"- {markdown_text(sentence)}" for sentence in sentences)
    for file in drift:
        head = f"{file.change.value.capitalize()} {markdown_code(file.path)}, {because(file)}"
        yield f"{head}:\n\n{markdown_block(file.diff, 'diff')}" if file.diff else f"{head}."
    yield "To put it right: " + ", ".join(map(markdown_code, fixes(drift)))


def _table(table: Table) -> str:
    """A table of GitHub Flavored Markdown (4.10), which every reader of Markdown shows legibly."""
    rule = tuple("---:" if is_numeric(table, column) else "---" for column in range(len(table.head)))
    rows = [_cells(table.head), rule, *map(_cells, table.rows)]
    return "\n".join((f"**{markdown_text(table.title)}**", "", *(f"| {' | '.join(row)} |" for row in rows)))


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(markdown_text(cell).replace("\\|", "&#124;") for cell in row)
