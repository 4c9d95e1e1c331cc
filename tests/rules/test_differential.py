"""The same documents on every side: Pydantic, the evaluator of JSON values, Zod and Zod mini break the same rules."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.rules import legs
from tests.rules.samples import Everything, document

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20260302
COUNT = 3_000


@pytest.fixture(scope="module")
def documents() -> list[str]:
    print(f"seed {SEED}, {COUNT} documents")  # noqa: T201 - a failure is shown with its seed
    source = random.Random(SEED)  # noqa: S311 - documents, not secrets
    return [document(source) for _ in range(COUNT)]


@pytest.fixture(scope="module")
def wanted(documents: list[str]) -> list[legs.Broken]:
    return [legs.python(Everything, text) for text in documents]


def test_every_rule_is_kept_and_broken_often(wanted: list[legs.Broken]) -> None:
    """So that agreement means something."""
    names = {rule.name for rule in legs.rules(Everything)}
    counts = {name: sum(any(found[0] == name for found in each) for each in wanted) for name in names}
    assert {name: count for name, count in counts.items() if not COUNT * 0.02 < count < COUNT * 0.98} == {}
    assert {found[0] for each in wanted for found in each} == names
    assert len(names) >= 24


def test_the_evaluator_of_json_values_agrees(documents: list[str], wanted: list[legs.Broken]) -> None:
    rules = legs.rules(Everything)
    different = [
        (text, legs.wire(rules, text), want)
        for text, want in zip(documents, wanted, strict=True)
        if legs.wire(rules, text) != want
    ]
    assert different[:1] == []


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
def test_generated_schemas_agree(dialect: str, documents: list[str], wanted: list[legs.Broken], tmp_path: Path) -> None:
    said = legs.zod(Everything, documents, dialect, tmp_path)
    different = [triple for triple in zip(documents, said, wanted, strict=True) if triple[1] != triple[2]]
    assert different[:1] == []
