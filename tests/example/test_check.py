"""`tallystick check` holds `generated/` of this repository, and says what is wrong with one that has drifted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.files import MANIFEST
from tests.example import project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INVOICE = "contracts/ledger/invoice.py"
MODULE = "typescript/ledger/invoice.js"
FIX = "tallystick generate"
FORCED = "tallystick generate --force"


def tallystick(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command line, as a user starts it."""
    command = (sys.executable, "-m", "tallystick", *arguments)
    package = str(project.ROOT / "codegen")
    environment = {**os.environ, "PYTHONPATH": package, "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def test_what_is_committed_is_what_the_contracts_say() -> None:
    count = len(json.loads((project.ROOT / "generated" / MANIFEST).read_text("utf-8"))["files"])
    done = tallystick("check", cwd=project.ROOT)
    said = done.stdout.splitlines()[-1:]
    assert (done.returncode, said) == (0, [f"{count} files in generated match the contracts."])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of this repository's contracts and configuration, with what is generated from them."""
    shutil.copytree(project.ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(project.ROOT / "generated", tmp_path / "generated")
    shutil.copy(project.ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def drift(folder: Path) -> dict[str, dict[str, Any]]:
    """What `check` finds, by path in `generated/`."""
    done = tallystick("check", "--format", "json", cwd=folder)
    assert done.returncode == 1, done.stdout + done.stderr
    return {row["path"].removeprefix("generated/"): row for row in json.loads(done.stdout)["drift"]}


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_a_contract_that_moved_is_said_in_its_own_terms(copy: Path) -> None:
    old, new = (
        "    reference: str | None = Field(default=None, deprecated",
        "    reference: str | None = Field(deprecated",
    )
    replaced(copy / INVOICE, old, new)
    rows = drift(copy)
    assert {row["cause"] for row in rows.values()} == {"contracts"}
    assert rows["openapi.json"]["sentences"] == [
        "ledger.Invoice.reference: default null -> none",
        "ledger.Invoice.reference (input): now required",
    ]
    assert [line for line in rows[MODULE]["diff"] if line[0] in "+-"] == [
        "-      reference: z.string().nullable().default(null),",
        "+      reference: z.string().nullable(),",
    ]
    assert {row["fix"] for row in rows.values()} == {FIX}


def test_the_report_says_what_moved_first_and_what_to_do_last(copy: Path) -> None:
    replaced(copy / INVOICE, "    total: Money\n    due_on: date\n", "    total: Money\n    due_on: date | None\n")
    done = tallystick("check", cwd=copy)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[:4] == [
        "What moved:",
        "  ledger.InvoiceSummary.dueOn: now nullable",
        "",
        "changed generated/openapi.json (because the contracts changed)",
    ]
    assert lines[-4:-1] == ["To put it right:", f"    {FIX}", ""]


def _by_hand(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "// mine\n", "utf-8")


def _line_ends(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _removed(path: Path) -> None:
    path.unlink()


CHANGES: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "edited by hand": (_by_hand, "changed", "hand", FORCED),
    "other line ends": (_line_ends, "changed", "layout", FIX),
    "removed": (_removed, "missing", "hand", FIX),
}
"""What happened -> how to do it, the change and the cause that are said, the command that puts it right."""


@pytest.mark.parametrize(("act", "change", "cause", "fix"), CHANGES.values(), ids=CHANGES)
def test_a_file_that_changed(act: Callable[[Path], None], change: str, cause: str, fix: str, copy: Path) -> None:
    act(copy / "generated" / MODULE)
    rows = drift(copy)
    assert {path: (row["change"], row["cause"], row["fix"]) for path, row in rows.items()} == {
        MODULE: (change, cause, fix)
    }
    assert tallystick(*fix.split()[1:], cwd=copy).returncode == 0
    assert tallystick("check", cwd=copy).returncode == 0


def test_a_module_that_is_gone_leaves_orphans(copy: Path) -> None:
    (copy / "contracts" / "workspace" / "api.py").unlink()
    rows = drift(copy)
    modules = [f"{folder}{path}" for folder in ("", "mini/") for path in ("workspace/api", "apis/workspace")]
    gone = {f"typescript/{module}{end}" for module in modules for end in (".js", ".d.ts")}
    orphans = {path for path, row in rows.items() if row["change"] == "orphan"}
    assert {path for path in orphans if path.startswith("typescript/")} == gone
    assert {rows[path]["cause"] for path in orphans} == {"contracts"}


def test_another_option_is_another_cause(copy: Path) -> None:
    replaced(copy / "pyproject.toml", 'name = "@acme/contracts"', 'name = "@acme/api"')
    assert {row["cause"] for row in drift(copy).values()} == {"tool"}
