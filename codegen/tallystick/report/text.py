"""Reports for people at a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tallystick.report.escape import printable, printable_lines
from tallystick.report.words import because, fixes, is_numeric, moves, tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.outcome import Drift, Outcome, Table
    from tallystick.problems import Problem
    from tallystick.report.terminal import Palette, Terminal


def render(outcome: Outcome, terminal: Terminal) -> str:
    """Problems, drift, then what it comes to; empty where there is nothing to say."""
    blocks = [
        *(_problem(problem, terminal) for problem in outcome.problems),
        *_drift(outcome.drift, terminal),
        *(_table(table, terminal) for table in outcome.tables if not terminal.quiet),
        *_summary(outcome, terminal),
    ]
    return "".join(f"{block}\n" for block in "\n\n".join(blocks).split("\n")) if blocks else ""


def _problem(problem: Problem, terminal: Terminal) -> str:
    style = getattr(terminal.palette, problem.severity.value)
    where = _paint(printable(str(problem.where)), terminal.palette.strong)
    head = f"{_paint(f'{problem.severity.value} {problem.code}', style)} {where}".rstrip()
    return "\n".join((head, *_wrapped(problem.message, terminal), *_wrapped(problem.way_out, terminal)))


def _drift(drift: tuple[Drift, ...], terminal: Terminal) -> Iterator[str]:
    if not drift:
        return
    palette = terminal.palette
    if sentences := moves(drift):
        lines = (line for sentence in sentences for line in _wrapped(sentence, terminal))
        yield "\n".join((_paint("What moved:", palette.strong), *lines))
    for file in drift:
        head = f"{_paint(file.change.value, palette.error)} {_paint(printable(file.path), palette.strong)}"
        reason = _paint(f"({because(file)})", palette.faint)
        yield "\n".join((f"{head} {reason}", *(f"    {_diff_line(line, palette)}" for line in file.diff)))
    yield "\n".join(("To put it right:", *(f"    {_paint(printable(fix), palette.strong)}" for fix in fixes(drift))))


def _diff_line(line: str, palette: Palette) -> str:
    style = {"+": palette.good, "-": palette.error, "@": palette.note}.get(line[:1], "")
    return _paint(printable(line), style)


def _table(table: Table, terminal: Terminal) -> str:
    """Columns two spaces apart, numbers to the right; what is last wraps below itself."""
    rows = [tuple(map(printable, row)) for row in (table.head, *table.rows)]
    *widths, _ = (max(len(row[column]) for row in rows) for column in range(len(table.head)))
    numeric = [is_numeric(table, column) for column in range(len(table.head))]
    lines = [_paint(printable(table.title), terminal.palette.strong)]
    for row in rows:
        cells = [
            f"{cell:>{w}}" if right else f"{cell:<{w}}" for cell, w, right in zip(row, widths, numeric, strict=False)
        ]
        start = "  " + "  ".join((*cells, ""))
        width = max(terminal.width - len(start), 20)
        last = max(len(each[-1]) for each in rows) if numeric[-1] else 0
        first, *rest = textwrap.wrap(row[-1], width) or [""]
        lines += [f"{start}{first:>{last}}".rstrip(), *(" " * len(start) + line for line in rest)]
    return "\n".join(lines)


def _summary(outcome: Outcome, terminal: Terminal) -> Iterator[str]:
    if terminal.quiet:
        return
    style = terminal.palette.good if outcome.clean else ""
    lines = [line for text in outcome.summary for line in printable_lines(text)]
    if not lines and len(outcome.problems) + len(outcome.drift) > 1:
        lines = [f"{tally(outcome)}."]
    if lines:
        yield "\n".join(_paint(line, style) for line in lines)


def _wrapped(text: str, terminal: Terminal) -> Iterator[str]:
    """`text` indented by two and wrapped at spaces; its own lines, and what is indented further, stay as they are."""
    for line in printable_lines(text):
        if not line or line.startswith(" "):
            yield f"  {line}".rstrip()
        else:
            yield from textwrap.wrap(
                line,
                max(terminal.width, 40),
                initial_indent="  ",
                subsequent_indent="  ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if style and text else text
