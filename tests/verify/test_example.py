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
    from pathlib import Path

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


LOWERED = """\
from uuid import UUID, uuid4
from pydantic import Field, field_serializer, model_serializer
from tallystick import Contract, python_only

class Made(Contract):
    id: UUID = Field(default_factory=uuid4)

class Shouted(Contract):
    text: str
    @field_serializer("text")
    @python_only(reason="The archive wants capitals.")
    def shouted(self, value: str) -> int:
        return len(value)

class Flat(Contract):
    held: Shouted
    @model_serializer
    @python_only(reason="The archive wants a list.")
    def flat(self) -> list[str]:
        return []
"""


@pytest.mark.node
def test_what_a_lower_claim_leaves_open_is_no_disagreement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lowered.py").write_text(LOWERED, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["verify", "lowered.py", "--zod", str(ZOD), "--count", "60", "--format", "json"]) == 0
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert (counts["identical"], counts["lowered"], counts["disagreements"]) == (0, 3, 0)
