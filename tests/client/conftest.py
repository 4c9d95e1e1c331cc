"""The shop's package, installed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.client import package

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose modules can import the shop's package and all that it is used with."""
    made = tmp_path_factory.mktemp("client")
    package.install(made)
    (made / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    scripted = package.ROOT / "tests" / "client" / "scripted.mjs"
    (made / "scripted.mjs").write_text(scripted.read_text(encoding="utf-8"), encoding="utf-8")
    return made
