"""What is packaged: built offline with the build backend itself."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from tallystick.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "codegen" / "tallystick"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return zipfile.ZipFile(path)


def top_names(paths: Iterable[str]) -> set[str]:
    return {path.split("/")[0] for path in paths}


def test_the_wheel_has_one_importable_name(wheel: zipfile.ZipFile) -> None:
    assert top_names(wheel.namelist()) == {"tallystick", f"tallystick-{VERSION}.dist-info"}


def test_the_wheel_has_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    packed = {name.removeprefix("tallystick/") for name in wheel.namelist() if name.startswith("tallystick/")}
    own = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == own
    assert {"py.typed", "report/report.schema.json", "snippets/github-actions.yml"} <= packed


def test_the_wheel_installs_one_command(wheel: zipfile.ZipFile) -> None:
    points = wheel.read(f"tallystick-{VERSION}.dist-info/entry_points.txt").decode()
    assert points == (
        "[console_scripts]\ntallystick = tallystick.cli:main\n\n[pytest11]\ntallystick.pytest = tallystick.pytest\n"
    )


def test_the_sdist_can_be_built_from_and_tested(tmp_path: Path) -> None:
    (path,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "LICENSE",
        "PKG-INFO",
        "codegen/tallystick/__init__.py",
        "tests/run",
        "codegen/demo",
    } <= names
    assert top_names(names) <= {
        ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", "README.md", "codegen", "contracts",
        "examples", "generated", "pyproject.toml", "tests",
    }  # fmt: skip
    assert [name for name in names if "node_modules" in name or ".venv" in name] == []
