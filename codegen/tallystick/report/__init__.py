"""Outcomes as text for people and for machines: one module a medium, each escaping untrusted text for its own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from tallystick.report.terminal import Terminal

if TYPE_CHECKING:
    from tallystick.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Format:
    """One way to report, rendered by `module`, which is loaded when it is used."""

    module: str
    machine: bool
    """Whether a program reads it: then the report goes to stdout even where the command could not be carried out."""

    def render(self, outcome: Outcome, terminal: Terminal) -> str:
        """The whole report, with a newline at the end of each line; empty where there is nothing to say."""
        made: str = import_module(f"tallystick.report.{self.module}").render(outcome, terminal)
        return made


FORMATS: Final[dict[str, Format]] = {
    "text": Format("text", machine=False),
    "json": Format("json", machine=True),
    "github": Format("github", machine=True),
    "sarif": Format("sarif", machine=True),
    "md": Format("markdown", machine=True),
}

__all__ = ["FORMATS", "Format", "Terminal"]
