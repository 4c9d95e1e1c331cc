"""Random contract classes: each works or is refused, and on those that work all sides agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.models.batch import batch, judged
from tests.models.report import lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEEDS = ("2", "3")
"""`python -m tests.models` runs other ones, and many."""
MODELS = 30
DOCUMENTS = 60


@pytest.mark.node
@pytest.mark.parametrize("seed", SEEDS)
def test_all_sides_agree_on_random_models(seed: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    made = batch(tmp_path, seed, MODELS)
    assert made.failed == {}
    assert len(made.working) == MODELS
    found = judged(made, seed=1, documents=DOCUMENTS)
    total, wrong = found.total, list(lines(found))
    figure(
        f"random models, seed {seed}: {MODELS} classes ({len(made.refused)} refused), {total.documents:,} documents "
        f"and {total.written:,} written back, {len(wrong)} disagreements"
    )
    assert not wrong, "\n".join(wrong)  # no comparison: pytest takes minutes to show how long documents differ
    assert total.documents > MODELS * DOCUMENTS // 2


def test_classes_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    first, second = batch(tmp_path / "a", "7", 12), batch(tmp_path / "b", "7", 12)
    assert first.working == second.working
    assert first.refused == second.refused
    texts = [
        [file.read_text("utf-8") for file in sorted((made.root / "models_7").glob("*.py"))] for made in (first, second)
    ]
    assert texts[0] == texts[1]
