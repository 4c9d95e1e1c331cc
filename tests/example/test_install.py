"""The ways of installing the package that its README shows, with npm, and what an import finds when it has moved."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.example import project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.node

SCRIPT = f"""
import {{ version }} from "{project.PACKAGE}/moved.js";
import {{ MoneySchema }} from "{project.PACKAGE}/ledger/money";
import {{ z }} from "zod";
console.log(version, MoneySchema instanceof z.ZodType);
"""


def _commands(package: Path) -> list[str]:
    text = (package / "README.md").read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def _moved(package: Path, version: int) -> None:
    """Another version of the package: a module of it says which."""
    manifest = json.loads((package / "package.json").read_text(encoding="utf-8"))
    manifest["exports"]["./moved.js"] = "./moved.js"
    manifest["files"] = [*manifest["files"], "moved.js"]
    (package / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (package / "moved.js").write_text(f"export const version = {version};\n", encoding="utf-8")


def _install(command: str, zod: Path, cwd: Path) -> None:
    """Run a command of the README, with the Zod that is here instead of the registry's."""
    shown = command.replace(" zod", f" {zod}")
    options = "--offline --no-audit --no-fund" if shown.startswith("npm ") else ""
    project.run("sh", "-c", f"{shown} {options}", cwd=cwd)


def _imported(folder: Path) -> str:
    return project.run("node", "--input-type=module", "-", cwd=folder, stdin=SCRIPT).strip()


@pytest.fixture
def zod(tmp_path: Path) -> Path:
    """Zod as a tarball."""
    source = project.WORKSPACE / "node_modules" / "zod"
    return tmp_path / project.run("npm", "pack", "--silent", "--pack-destination", str(tmp_path), cwd=source).strip()


def test_a_workspace_is_always_current(package: Path, zod: Path, tmp_path: Path) -> None:
    generated = tmp_path / "generated" / "typescript"
    shutil.copytree(package, generated)
    (frontend := tmp_path / "frontend").mkdir()
    (frontend / "package.json").write_text('{ "name": "frontend", "private": true }', encoding="utf-8")
    text = (package / "README.md").read_text(encoding="utf-8")
    (workspaces,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (tmp_path / "package.json").write_text(workspaces, encoding="utf-8")
    _moved(generated, 1)
    _install(next(command for command in _commands(package) if "--workspace" in command), zod, tmp_path)
    assert _imported(frontend) == "1 true"
    _moved(generated, 2)
    assert _imported(frontend) == "2 true"


def test_a_copy_is_taken_again(package: Path, zod: Path, tmp_path: Path) -> None:
    (frontend := tmp_path / "frontend").mkdir()
    (frontend / "package.json").write_text('{ "name": "frontend", "private": true }', encoding="utf-8")
    generated = frontend / "path" / "to" / "generated" / "typescript"
    shutil.copytree(package, generated)
    _moved(generated, 1)
    for command in _commands(package):
        if "--workspace" not in command:
            _install(command, zod, frontend)
    assert _imported(frontend) == "1 true"
    _moved(generated, 2)
    _install("npm ci", zod, frontend)
    assert _imported(frontend) == "2 true"
