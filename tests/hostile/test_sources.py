"""Sources and folders that cannot be used, through the real command: what is said of each, and nothing is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.cli.command import run
from tests.hostile.running import judged, lay_out, tallystick

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Bad:
    """Arguments after `generate`, the files that are there, the exit code, and the problems as (code, place)."""

    arguments: tuple[str, ...]
    code: int
    problems: tuple[tuple[str, str], ...]
    files: dict[str, str] = field(default_factory=dict)


def module(text: str, *problems: tuple[str, str]) -> Bad:
    """A module `models.py` that is named as the contracts."""
    return Bad(("models.py",), 1, problems, {"models.py": text})


MODEL = "from tallystick import Contract\n\n\nclass Invoice(Contract):\n"

SOURCES: dict[str, Bad] = {
    "missing module": Bad(("contracts.missing",), 2, (("TLY201", "contracts.missing"),), {"contracts/__init__.py": ""}),
    "missing folder": Bad(("contracts",), 2, (("TLY201", "contracts"),)),
    "raises at import": module("x = 1\n\nraise RuntimeError('no database')\n", ("TLY202", "models.py:3 models")),
    "raises in a function": module("def f():\n    return 1 / 0\n\n\nf()\n", ("TLY202", "models.py:2 models")),
    "leaves at import": module("import sys\n\nsys.exit(3)\n", ("TLY202", "models.py:3 models")),
    "recurses at import": module("def f():\n    f()\n\n\nf()\n", ("TLY202", "models.py:2 models")),
    "not Python": module("class Invoice(:\n", ("TLY203", "models.py:1:15 models")),
    "not text": module("x = '\0'\n", ("TLY203", "models.py models")),
    "imports what is not there": module("import sqlalchemyy\n", ("TLY204", "models.py:1 models")),
    "model that is refused": module(
        f"from collections.abc import Callable\n\n{MODEL}    due: Callable[[], int]\n",
        ("TLY523", "models.py:6 models.Invoice.due"),
    ),
    "no models": module("x = 1\n", ("TLY205", "models.py")),
    "missing document": Bad(("--schema", "order.json"), 2, (("TLY310", "order.json"),)),
    "folder as a document": Bad(("--schema", "orders"), 2, (("TLY311", "orders"),), {"orders/a.json": "{}"}),
    "no application": Bad(("--app", "main:app"), 2, (("TLY208", "main:app"),), {"main.py": "x = 1\n"}),
    "not an application": Bad(("--app", "main:x"), 2, (("TLY209", "main:x"),), {"main.py": "x = 1\n"}),
    "application badly named": Bad(("--app", "main"), 2, (("TLY105", "--app"),)),
    "nothing": Bad((), 2, (("TLY107", ""),)),
    "two sources": Bad(("--schema", "a.json", "--openapi", "b.json"), 2, (("TLY106", ""),)),
    "unknown option": Bad(("--schemas", "a.json"), 2, (("TLY101", "tallystick generate"),)),
    "broken configuration": Bad((), 2, (("TLY103", "pyproject.toml:1:17"),), {"pyproject.toml": "[tool.tallystick\n"}),
    "file instead of the folder": Bad(
        ("--schema", "order.json", "--out", "out"), 1, (("TLY631", "out"),), {"order.json": "{}", "out": ""}
    ),
}
"""What is wrong -> how it is called and what is to be said."""


@pytest.mark.parametrize("case", SOURCES)
def test_it_is_refused_by_name_and_place(case: str, tmp_path: Path) -> None:
    bad = SOURCES[case]
    lay_out(tmp_path, bad.files)
    result = tallystick(tmp_path, ["generate", *bad.arguments])
    assert (result.code, tuple(result.problems), result.written) == (bad.code, bad.problems, [])


NOBODY = 65534


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a document, entered as a user without privileges, where the tests run as one with all of them."""
    folder = Path(tempfile.mkdtemp()).resolve()
    lay_out(folder, {"order.json": "{}"})
    monkeypatch.chdir(folder)
    assert run(["generate", *ORDER, "--out", "warm"]) == 0  # so that all modules are loaded
    shutil.rmtree(folder / "warm")
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


ORDER = ("--schema", "order.json")


@pytest.mark.parametrize(("out", "place"), [("out", "out/.tallystick-pending"), ("out/deeper", "out/deeper")])
def test_no_permission_to_write(out: str, place: str, room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (room / "out").mkdir(mode=0o555)
    room.chmod(0o555)
    capsys.readouterr()
    code = run(["--format", "json", "generate", *ORDER, "--out", out])
    printed = capsys.readouterr()
    result = judged(room, {"order.json"}, code, printed.out, printed.err)
    assert (result.code, result.problems, result.written) == (1, [("TLY632", place)], [])


def test_no_permission_to_read(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (room / "mine.json").write_text("{}")
    (room / "mine.json").chmod(0)
    capsys.readouterr()
    code = run(["--format", "json", "generate", "--schema", "mine.json", "--out", "out"])
    printed = capsys.readouterr()
    result = judged(room, {"order.json", "mine.json"}, code, printed.out, printed.err)
    assert (result.code, result.problems, result.written) == (1, [("TLY312", "mine.json")], [])
