"""What all tests share: `--update` for goldens, and figures that are printed at the end of a run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_FIGURE = "figure"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files from what is generated now")
    parser.addoption("--extended", action="store_true", help="also what takes minutes to prove")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten. Never in continuous integration, where they are the expectation."""
    wanted = bool(request.config.getoption("--update"))
    if wanted and os.environ.get("CI"):
        pytest.fail("--update is refused where CI is set: goldens are reviewed, then committed")
    return wanted


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Call it with a line to be printed under "figures" when the run ends, in whichever process the test ran."""

    def note(line: str) -> None:
        request.node.user_properties.append((_FIGURE, line))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    lines = sorted({line for report in reports for name, line in report.user_properties if name == _FIGURE})
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
