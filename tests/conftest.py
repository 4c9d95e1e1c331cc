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


OLDER = {"5.9", "typescript-5.9"}
"""How tests call the older compiler that generated packages are for. It takes ten times as long as the newer one."""
ALWAYS_OLDER = (
    *("test_a_consumer_compiles_and_runs", "test_the_source_compiles"),
    *("test_uses_compile_and_mistakes_do_not", "test_each_mistake_is_refused_for_what_it_is"),
)
"""The tests that ask it each time: a consumer of the package, its runtime, the client, a service."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--extended"):
        return
    left = [item for item in items if _asks_older(item) and getattr(item, "originalname", "") not in ALWAYS_OLDER]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


def _asks_older(item: pytest.Item) -> bool:
    given = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return any(isinstance(value, str) and value in OLDER for value in given)


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
