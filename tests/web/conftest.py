"""The page of the worked example as it is published, and the services that it may ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import chromium
from tests.example import project
from tests.example.conftest import package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["chromium", "package"]

EXAMPLES = project.ROOT / "examples"
LEFT = {"dist", "node_modules", "package-lock.json", ".npmrc", ".gitignore", "README.md", "ledger.db"}
"""What a copy of an example does without."""


def installed_copy(example: Path, package: Path, folder: Path) -> Path:
    """Copies a project of `examples`, on the packages of `tests/node` and the package as it is generated now."""
    shutil.copytree(example, folder, dirs_exist_ok=True, ignore=lambda _folder, names: LEFT.intersection(names))
    modules = folder / "node_modules"
    modules.mkdir()
    for module in (project.WORKSPACE / "node_modules").iterdir():
        (modules / module.name).symlink_to(module)
    shutil.copytree(package, modules / "@acme" / "contracts")
    return folder


@pytest.fixture(scope="session")
def web(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page's project."""
    return installed_copy(EXAMPLES / "web", package, tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def built(web: Path) -> Path:
    """The page's project, compiled and bundled."""
    project.run("npm", "run", "build", "--silent", cwd=web)
    return web


@pytest.fixture
def fastapi_ledger(tmp_path: Path) -> Iterator[str]:
    """The address of the ledger on FastAPI, with fresh books."""
    command = (sys.executable, "-m", "examples.ledger_fastapi")
    environment = {
        "LEDGER_DATABASE": f"sqlite+aiosqlite:///{tmp_path / 'ledger.db'}",
        "PYTHONPATH": os.pathsep.join((str(project.ROOT), str(project.ROOT / "codegen"))),
    }
    yield from _served(command, environment, project.ROOT, tmp_path)


@pytest.fixture
def express_ledger(package: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the ledger on Express, with fresh books."""
    folder = installed_copy(EXAMPLES / "ledger_express", package, tmp_path / "service")
    # What the books are filled with stands beside both services.
    shutil.copytree(EXAMPLES / "data", tmp_path / "data")
    project.run("npm", "run", "build", "--silent", cwd=folder)
    command = ("node", "--preserve-symlinks", "--preserve-symlinks-main", "dist/main.js")
    yield from _served(command, {"LEDGER_DATABASE": str(tmp_path / "ledger.db")}, folder, tmp_path)


def _served(command: tuple[str, ...], environment: dict[str, str], folder: Path, logs: Path) -> Iterator[str]:
    """Starts a service on a free port of this machine, yields the address that it prints first, and stops it."""
    with (logs / "service.log").open("w+") as log:
        service = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "LEDGER_HOST": "127.0.0.1", "LEDGER_PORT": "0", **environment},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        assert service.stdout is not None
        try:
            said = service.stdout.readline().split()
            assert len(said) > 1, (logs / "service.log").read_text()
            yield said[1]
        finally:
            service.terminate()
            service.wait(timeout=20)
            service.stdout.close()
