"""generate --watch: which changes count, and that nothing but an interrupt ends it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.cli.watch import is_read, repeat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Pipeline, Run


@pytest.mark.parametrize(
    ("path", "want"),
    [
        ("contracts/invoice.py", True),
        ("openapi.yaml", True),
        ("schemas/order.json", True),
        ("pyproject.toml", True),
        ("README.md", False),
        ("contracts/invoice.py~", False),
        ("generated/openapi.json", False),
        ("generated/typescript/package.json", False),
        ("generated.json", True),
        (".generated.tallystick/new/openapi.json", False),
    ],
)
def test_what_counts_as_a_change(*, path: str, want: bool) -> None:
    assert is_read(Path("/project") / path, Path("/project/generated")) is want


def test_each_batch_of_changes_generates_once(capsys: pytest.CaptureFixture[str]) -> None:
    runs: list[str] = []
    batches: list[set[str]] = [set(), {"/p/b.py", "/p/a.py"}, set(), {"/p/c.py"}]
    repeat(lambda: runs.append("run"), iter(batches), Path("/p"))
    assert runs == ["run"] * 3
    assert capsys.readouterr().err == "Watching /p. Stop with Ctrl-C.\nChanged: a.py, b.py\nChanged: c.py\n"


def test_the_watch_begins_before_the_first_run() -> None:
    order: list[str] = []

    def batches() -> Iterator[set[str]]:
        order.append("watch")
        yield set()

    repeat(lambda: order.append("generate"), batches(), Path("/p"))
    assert order == ["watch", "generate"]


def test_without_watchfiles_the_way_to_get_it_is_named(
    pipeline: Pipeline, tallystick_: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = tallystick_("generate", "c", "--watch")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "error TLY108\n"
        "  --watch needs the package watchfiles, which is not installed.\n"
        "  pip install 'tallystick[watch]'\n"
    )
    assert pipeline.calls == []
