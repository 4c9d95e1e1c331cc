"""A tool that knows nothing of ours finds nothing wrong with the service on FastAPI."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers import running

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

UNKNOWN_TO_IT = "positive_data_acceptance"
"""Bounds of decimals are no keywords of JSON Schema."""


def test_schemathesis_finds_nothing(
    tmp_path: Path, request: pytest.FixtureRequest, figure: Callable[[str], None]
) -> None:
    """Its requests at every boundary take a minute to make, so they are sent with `--extended` only."""
    phases, least = ("examples,coverage,fuzzing", 1000) if request.config.getoption("--extended") else ("fuzzing", 80)
    command = Path(sys.executable).with_name("schemathesis")
    with running.fastapi(tmp_path / "ledger.db") as service:
        done = subprocess.run(
            [
                *(command, "run", f"{service.url}/openapi.json", "--header", running.AUTHORIZATION),
                *("--phases", phases, "--max-examples", "8", "--seed", "1"),
                *("--exclude-checks", UNKNOWN_TO_IT),
            ],
            cwd=tmp_path,
            env=os.environ | {"NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-4000:]
    made = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert made is not None, done.stdout[-2000:]
    assert int(made[1]) > least
    figure(f"schemathesis, {phases}: {made[0]}")
