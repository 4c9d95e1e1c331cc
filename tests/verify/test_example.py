"""The worked example, by the command that the README names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tallystick.cli.command import run
from tests.example.project import ROOT
from tests.verify.projects import ZOD

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20261122
COUNT = 200
LEAST = 20_000


@pytest.mark.node
def test_all_sides_of_the_worked_example_agree(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], figure: Callable[[str], None]
) -> None:
    monkeypatch.chdir(ROOT)
    wanted = {
        "--zod": ZOD,
        "--seed": SEED,
        "--count": COUNT,
        "--format": "json",
        "--jsonschema-share": 0.05,
        "--jobs": 2,
    }
    code = run(["verify", *(str(word) for option in wanted.items() for word in option)])
    report = json.loads(capsys.readouterr().out)
    counts = report["counts"]
    figure(
        f"worked example, verify: {counts['documents']:,} documents over {counts['models']} models (seed {SEED}), "
        f"{counts['accepted']:,} accepted, {counts['written']:,} written by Pydantic, "
        f"{counts['disagreements']:,} disagreements"
    )
    assert [problem["message"] for problem in report["problems"] if problem["severity"] == "error"] == []
    assert code == 0
    assert counts["documents"] >= LEAST
    assert counts["accepted"] >= counts["documents"] // 5
    assert counts["identical"] == counts["models"]
