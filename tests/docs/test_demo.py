"""`codegen/demo` runs to its end on the worked example, in a copy whose environment is there already."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.docs.console import NODE, ROOT

if TYPE_CHECKING:
    from pathlib import Path


def installed(folder: Path) -> None:
    """Stands in for what setting up would install: the interpreter of these tests, with the copy's own sources."""
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, command in {"python": "", "tallystick": " -m tallystick"}.items():
        script = programs / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{command} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    (programs / "activate").write_text(
        f'export PATH="{programs}:$PATH" PYTHONPATH="{folder / "codegen"}"\n', encoding="utf-8"
    )
    current = hashlib.sha256((folder / "pyproject.toml").read_bytes()).hexdigest()
    (folder / ".venv" / ".installed-verify").write_text(current, encoding="utf-8")


@pytest.mark.node
def test_the_demo_says_what_it_does(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("contracts", "codegen"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    installed(tmp_path)
    (tmp_path / "tests" / "node").mkdir(parents=True)
    (tmp_path / "tests" / "node" / "node_modules").symlink_to(NODE / "node_modules")

    done = subprocess.run(
        [tmp_path / "codegen" / "demo"],
        env=os.environ | {"COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    steps = re.split(r"^==> .*\n", done.stdout, flags=re.MULTILINE)[1:]
    generated, contract, type_, schema, clean, moved, doctor, proof = steps
    assert re.fullmatch(r"Generated \d+ schemas into generated: \d+ written, 0 removed, 0 unchanged\.\n", generated)
    assert contract.startswith("class TaxRate(ApiModel):\n")
    assert contract.endswith('so it is shown and not added."""\n')
    assert type_.startswith("export interface TaxRate {\n")
    assert type_.endswith("}\n")
    assert schema.startswith("export const TaxRateSchema =")
    assert schema.endswith("))();\n")
    assert re.fullmatch(r"\d+ files in generated match the contracts\.\n", clean)
    assert moved.startswith("What moved:\n  ledger.TaxRate.rate: now nullable\n\n…\n")
    assert "To put it right:\n    tallystick generate\n" in moved
    assert doctor.startswith("Python 3.")
    assert re.search(
        r"^(\d+) models, claimed: \1 identical\.\n[\d,]+ documents .*: 0 disagreements\.$", proof, re.MULTILINE
    )
