"""What the generated Zod says of instances, in Node: one module a schema, all of them in one process."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallystick import pipeline
from tallystick.config import Config
from tallystick.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
MODULES = HERE.parent / "node" / "node_modules"


@dataclass(frozen=True, slots=True)
class Question:
    """A schema, and the instances to ask it about."""

    schema: Any
    instances: tuple[Any, ...]


Verdict = bool | str
"""Accepted, refused, or why neither could be said: the schema was refused, its module does not load, parsing threw."""


def verdicts(
    questions: Sequence[Question], workshop: Path, *, resolve: tuple[tuple[str, str], ...] = (), **options: Any
) -> list[list[Verdict]]:
    """The verdicts on the instances of each question. `options` are those of `Config`, `workshop` an empty folder."""
    (workshop / "node_modules").symlink_to(MODULES)
    jobs, refused = [], {}
    for index, question in enumerate(questions):
        source = workshop / f"schema-{index}.json"
        source.write_text(json.dumps(question.schema), "utf-8")
        module = workshop / f"schema-{index}.mjs"
        try:
            module.write_text(
                pipeline.standalone(Config(schema=source.name, resolve=resolve, **options), root=workshop), "utf-8"
            )
        except Refusal as refusal:
            refused[index] = str(refusal)
        jobs.append({"module": module.as_uri(), "instances": question.instances})
    answer = subprocess.run(
        ["node", HERE / "harness.mjs"], input=json.dumps(jobs), capture_output=True, text=True, check=True
    )
    said: list[list[Verdict]] = json.loads(answer.stdout)
    return [
        [refused[index]] * len(question.instances) if index in refused else said[index]
        for index, question in enumerate(questions)
    ]
