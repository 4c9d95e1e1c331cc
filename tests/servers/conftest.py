"""Both services of the ledger, running."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example import project
from tests.servers import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers.running import Service


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is generated now."""
    return project.generate(tmp_path_factory.mktemp("generated"))


@pytest.fixture(scope="session")
def built(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger on Express, compiled."""
    return running.build("ledger_express", package, tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="session")
def workspace(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The workspace on Express."""
    with running.workspace(running.build("workspace_express", package, tmp_path_factory.mktemp("examples"))) as service:
        yield service


@pytest.fixture(scope="session")
def fastapi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The ledger on FastAPI."""
    with running.fastapi(tmp_path_factory.mktemp("books") / "fastapi.db") as service:
        yield service


@pytest.fixture(scope="session")
def express(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The ledger on Express."""
    with running.express(built, tmp_path_factory.mktemp("books") / "express.db") as service:
        yield service


@pytest.fixture(params=["fastapi", "express"])
def service(request: pytest.FixtureRequest) -> Service:
    """Either service: what a test says holds for both."""
    found: Service = request.getfixturevalue(request.param)
    return found
