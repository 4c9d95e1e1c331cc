"""Random schemas: generated Zod and the jsonschema package must say the same of every instance.

`TALLYSTICK_SCHEMAS=20000 TALLYSTICK_SEED=7 pytest tests/ir/test_differential.py` looks further, for some five minutes.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.ir.random_schemas import Schemas, instances
from tests.suite.verdicts import Question, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = int(os.environ.get("TALLYSTICK_SEED", "1"))
SCHEMAS = int(os.environ.get("TALLYSTICK_SCHEMAS", "300"))
INSTANCES = 20


@pytest.mark.node
@pytest.mark.parametrize("dialect", ["zod", "zod-mini"])
def test_random_schemas(dialect: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    dice = random.Random(f"{SEED} {dialect}")  # noqa: S311  # the same schemas in every run, not a secret
    questions = []
    for _ in range(SCHEMAS):
        schema = Schemas(dice).document()
        questions.append(Question(schema, instances(dice, schema, INSTANCES)))
    accepted, wrong = 0, []
    for question, said in zip(questions, verdicts(questions, tmp_path, dialects=(dialect,)), strict=True):
        oracle = Draft202012Validator(question.schema)
        for instance, verdict in zip(question.instances, said, strict=True):
            want = oracle.is_valid(instance)
            accepted += want
            if verdict is not want:
                wrong.append({"schema": question.schema, "instance": instance, "jsonschema": want, "zod": verdict})
    figure(
        f"Random schemas, {dialect}: {SCHEMAS} x {INSTANCES} verdicts, {accepted} of them to accept, {len(wrong)} wrong"
    )
    assert sorted(wrong, key=_size)[:3] == []


def _size(wrong: dict[str, Any]) -> int:
    return len(str(wrong))
