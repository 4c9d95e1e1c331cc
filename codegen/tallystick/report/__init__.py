"""Outcomes as text for people and for machines: one module a medium, each escaping untrusted text for its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tallystick.report import github, json, markdown, sarif, text
from tallystick.report.text import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to report. `help` completes "NAME: ..."."""

    render: Callable[[Outcome, Terminal], str]
    help: str
    machine: bool = field(default=True)
    """Whether a program reads it: then the report goes to stdout even where the command could not be carried out."""


FORMATS: Final[dict[str, Format]] = {
    "text": Format(render=text.render, help="for a terminal", machine=False),
    "json": Format(render=lambda outcome, _: json.render(outcome), help="one JSON object"),
    "github": Format(render=lambda outcome, _: github.render(outcome), help="annotations of GitHub Actions"),
    "sarif": Format(render=lambda outcome, _: sarif.render(outcome), help="SARIF 2.1.0, for code scanning"),
    "md": Format(render=lambda outcome, _: markdown.render(outcome), help="Markdown, for a job summary"),
}

__all__ = ["FORMATS", "Format", "Terminal"]
