"""Tables of figures, in Markdown, and the place for them in a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table with a sentence on how to read it."""

    title: str
    note: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [self.header, ["---", *("--:" for _ in self.header[1:])], *self.rows]
        return "\n".join([f"### {self.title}", "", self.note, "", *(f"| {' | '.join(line)} |" for line in lines)])


def ratio(value: float, base: float) -> str:
    """How many times `base` a value is; a dash where there is no base."""
    return f"{value / base:.2f}" if base else "-"


def thousands(value: float) -> str:
    """A whole number with its thousands set apart."""
    return f"{value:,.0f}"


def write(path: Path, text: str) -> None:
    """Put `text` between the markers of the document at `path`."""
    document = path.read_text("utf-8")
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    path.write_text(between.sub(lambda _: f"{BEGIN}\n{text}\n{END}", document), "utf-8")
