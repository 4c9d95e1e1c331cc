"""Killed at any moment, the output is the old one or the new one, and the next run leaves nothing behind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and kill -9")

_REPAIRED = {"repaired": "new", "beside": ["generated"], "hidden": []}


@pytest.mark.parametrize("kind", ["steps", "moments"])
@pytest.mark.parametrize("company", ["alone", "shared"])
def test_a_killed_run_leaves_old_or_new(tmp_path: Path, company: str, kind: str) -> None:
    script = Path(__file__).with_name("crash.py")
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path), company, kind], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(rows) >= 60 or kind == "steps"
    assert [row for row in rows if {key: row[key] for key in _REPAIRED} != _REPAIRED] == []
    assert Counter(row["checked"] for row in rows).keys() <= {"old", "new"}
    if company == "alone":
        # Whole folders are exchanged: nobody at all can see a mix.
        assert Counter(row["raw"] for row in rows).keys() <= {"old", "new"}
    if kind == "steps":
        assert {row["raw"] for row in rows} >= {"old", "new"}
