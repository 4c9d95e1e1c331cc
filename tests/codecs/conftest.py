"""The example's package with the entry `codecs`, generated once and installed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example import project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the generated package."""
    return project.generate(tmp_path_factory.mktemp("generated"), codecs=True)


@pytest.fixture(scope="session")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as npm installs it, in `node_modules` of a project."""
    return project.install(package, tmp_path_factory.mktemp("consumer"))
