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

WEB = project.ROOT / "examples" / "web"
SOURCES = ("index.html", "package.json", "public", "scripts", "src", "tsconfig.json", "vite.config.ts")


@pytest.fixture(scope="session")
def web(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the page on the package as it is generated now."""
    installed = WEB / "node_modules"
    if not (installed / "vite").is_dir():
        reason = "the packages of examples/web are not installed (npm ci in that folder)"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}; continuous integration has to have them")
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("web")
    for name in SOURCES:
        source = WEB / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    modules = folder / "node_modules"
    modules.mkdir()
    for module in installed.iterdir():
        if module.name not in {"@acme", ".vite"}:
            (modules / module.name).symlink_to(module)
    (modules / "playwright-core").symlink_to(project.WORKSPACE / "node_modules" / "playwright-core")
    shutil.copytree(package, modules / "@acme" / "contracts")
    return folder


@pytest.fixture(scope="session")
def built(web: Path) -> Path:
    """The folder of the page, compiled and bundled."""
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
