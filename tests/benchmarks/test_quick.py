"""The benchmarks run. What they measure is nobody's expectation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.node
def test_every_benchmark_runs_and_prints_its_table() -> None:
    readme = (ROOT / "benchmarks/README.md").read_bytes()
    command = [sys.executable, "-m", "benchmarks.main", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    titles = [line.partition(":")[0] for line in done.stdout.splitlines() if line.startswith("### ")]
    kinds = ["Generation", "Consumer", "Growth", "Bundle", "Validation", "Check", "Contract"]
    assert titles == [f"### {kind}" for kind in kinds]
    assert "failed" not in done.stdout
    assert (ROOT / "benchmarks/README.md").read_bytes() == readme
