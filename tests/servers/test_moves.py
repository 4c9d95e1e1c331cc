"""A contract that moves is noticed everywhere at once: `check`, the page, the service on Express, that on FastAPI."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.example import project
from tests.web.conftest import EXAMPLES, installed_copy

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.node

_ERROR = re.compile(r"^(\S+)\((\d+),\d+\): error (TS\d+)", re.MULTILINE)


NOTICED = Path(__file__).with_name("moves.json")
"""For each move, the lines that no longer compile, by file: of the page, and of the service on Express."""


@dataclass(frozen=True)
class Move:
    """One edit of a contract: what `check` says of it, what the service on FastAPI says instead of starting, with empty
    books, and where that service starts, what mypy says of it."""

    file: str
    before: str
    after: str
    checked: str
    fastapi: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


MOVES = {
    "a field renamed": Move(
        file="ledger/client.py",
        before="    email: EmailAddress\n    address: Address\n    vat",
        after="    mail: EmailAddress\n    address: Address\n    vat",
        checked="ledger.ClientDraft.email: removed",
        typed=('"ClientDraft" has no attribute "email"', 'Unexpected keyword argument "email" for "Client"'),
    ),
    "a parameter renamed": Move(
        file="ledger/api.py",
        before="    kind: ClientKind | None = None,",
        after="    type: ClientKind | None = None,",
        checked="GET /ledger/clients: parameters changed",
        fastapi=("TLY592", "takes no `type`", "TLY593", "takes `kind`"),
    ),
    "an operation added": Move(
        file="ledger/api.py",
        before='@ledger.get("/dashboard")',
        after='@ledger.get("/board")\ndef get_board() -> Dashboard: ...\n\n\n@ledger.get("/dashboard")',
        checked="GET /ledger/board: added",
        fastapi=("TLY590", "Nothing handles `get_board`"),
    ),
    "an answer of another type": Move(
        file="ledger/api.py",
        before="def get_client(client_id: ClientId) -> Client:",
        after="def get_client(client_id: ClientId) -> Invoice:",
        checked="GET /ledger/clients/{client_id}: responses changed",
        fastapi=("TLY595", "get_client"),
    ),
}


@dataclass(frozen=True)
class Moved:
    """A copy of the repository's contracts, package and services after a move."""

    root: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A module of Python's, with the contracts of the copy."""
        path = os.pathsep.join((str(self.root), str(project.ROOT / "codegen")))
        settings = {
            "LEDGER_SEED": "no",
            "LEDGER_PORT": "0",
            "LEDGER_DATABASE": f"sqlite+aiosqlite:///{self.root / 'ledger.db'}",
        }
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root, env=os.environ | settings | {"PYTHONPATH": path, "MYPYPATH": path, "COLUMNS": "200"},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    @cached_property
    def package(self) -> Path:
        """The package of the contracts as they are now."""
        assert self.run("tallystick", "generate").returncode == 0
        return self.root / "generated" / "typescript"

    def complaints(self, example: str) -> dict[str, list[str]]:
        """The lines of a project in TypeScript that do not compile against the package."""
        folder = installed_copy(EXAMPLES / example, self.package, self.root / f"{example}-copy")
        command = [project.tool("tsc"), "--noEmit", "--pretty", "false"]
        printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
        found: dict[str, list[str]] = {}
        for file, line in sorted({(file, int(line)) for file, line, _ in _ERROR.findall(printed)}):
            found.setdefault(file, []).append((folder / file).read_text("utf-8").splitlines()[line - 1].strip())
        return found


@pytest.fixture
def moved(tmp_path: Path) -> Callable[[Move], Moved]:
    """Makes a copy of what is ours, with an edit in its contracts. Without one, others see that all of it compiles."""

    def copied(move: Move) -> Moved:
        for folder in ("contracts", "generated", "examples/ledger_fastapi", "examples/data"):
            shutil.copytree(project.ROOT / folder, tmp_path / folder)
        for file in ("pyproject.toml", "examples/__init__.py"):
            shutil.copy(project.ROOT / file, tmp_path / file)
        file = tmp_path / "contracts" / move.file
        text = file.read_text("utf-8")
        assert text.count(move.before) == 1
        file.write_text(text.replace(move.before, move.after), "utf-8")
        return Moved(tmp_path)

    return copied


@pytest.mark.parametrize("name", MOVES)
def test_a_move_is_noticed(name: str, moved: Callable[[Move], Moved], *, update: bool) -> None:
    move = MOVES[name]
    copy = moved(move)
    checked = copy.run("tallystick", "check")
    assert (checked.returncode, move.checked in checked.stdout) == (1, True)
    noticing = copy.run("mypy", "--no-incremental", "examples") if move.typed else copy.run("examples.ledger_fastapi")
    assert noticing.returncode == 1
    said = noticing.stdout + noticing.stderr
    assert [each for each in (*move.fastapi, *move.typed) if each not in said] == []
    found = {each: copy.complaints(each) for each in ("web", "ledger_express")}
    noticed = json.loads(NOTICED.read_text("utf-8"))
    if update:
        noticed[name] = found
        NOTICED.write_text(json.dumps(noticed, indent=2, ensure_ascii=False) + "\n", "utf-8")
    assert found == noticed[name]
