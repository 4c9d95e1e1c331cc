"""The plugin in suites of their own, in processes of their own, as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.verify.projects import ZOD, project

if TYPE_CHECKING:
    from pathlib import Path

SUITE = """
from tallystick.pytest import contracts

test_contracts = contracts("shop.py", count=30, {options})
"""


def outcome(folder: Path, *arguments: str, options: str = "without_node=True") -> tuple[int, str]:
    """Runs pytest on a suite of that one line; gives the exit code and what it prints."""
    (folder / "test_shop.py").write_text(SUITE.format(options=options), "utf-8")
    (folder / "pyproject.toml").write_text("[tool.pytest.ini_options]\nfilterwarnings = ['error']\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tallystick.pytest", "-p", "no:cacheprovider", *arguments]
    alone = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=folder, env=alone, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.node
def test_a_test_for_each_model(tmp_path: Path) -> None:
    code, out = outcome(project(tmp_path), "-v", options=f"zod={str(ZOD)!r}")
    assert code == 0, out
    for model in ("Card", "CashInput", "LineInput", "OrderInput"):
        assert f"test_shop.py::test_contracts[{model}] PASSED" in out


def test_one_model_of_several(tmp_path: Path) -> None:
    code, out = outcome(project(tmp_path), options="without_node=True, models=['Order']")
    assert (code, "1 passed" in out) == (0, True), out


def test_a_disagreement_fails_its_test(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(
        "from typing import Annotated\n"
        "from pydantic import BaseModel, WithJsonSchema\n"
        "class Good(BaseModel):\n    name: str\n"
        "class Bad(BaseModel):\n    code: Annotated[str, WithJsonSchema({'type': 'boolean'})]\n",
        "utf-8",
    )
    code, out = outcome(tmp_path, options="without_node=True, jsonschema_share=1.0")
    assert (code, "1 failed, 1 passed" in out) == (1, True), out
    assert "error TLY802 Bad" in out
    assert 'document    {"code":true}' in out


def test_without_zod_tests_fail_and_say_what_to_install(tmp_path: Path) -> None:
    code, out = outcome(project(tmp_path), "-k", "Card", options="zod='nowhere'")
    assert (code, "error TLY812" in out, "npm install zod" in out) == (1, True, True), out


def test_contracts_that_cannot_be_loaded_end_the_collection(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text("import nowhere_at_all\n", "utf-8")
    code, out = outcome(tmp_path)
    assert (code, "TLY204 shop.py:1" in out) == (2, True), out
