"""The generated schemas in Chromium: the answers that they give in Node, on the documents of the worked example."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.example import project
from tests.example.documents import Documents
from tests.example.test_verdicts import DIALECTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20261122
PER_SCHEMA = 60
LEAST = 5_000

RUN = project.ROOT / "tests" / "browser" / "run.mjs"


@pytest.mark.node
def test_chromium_answers_as_node_does(
    installed: Path, chromium: str, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    definitions = project.documents().bundle["$defs"]
    maker = Documents(definitions, Random(SEED))  # noqa: S311 - the same documents every time
    made = {name: maker.make(name, PER_SCHEMA) for name in definitions}
    jobs = [
        {"dialect": dialect, "schema": project.schema_names()[name], "texts": texts}
        for dialect in DIALECTS
        for name, texts in made.items()
    ]
    folder = tmp_path / "site"
    modules = folder / "node_modules" / "@acme"
    modules.mkdir(parents=True)
    (modules / "contracts").symlink_to(installed)
    (folder / "node_modules" / "zod").symlink_to(project.WORKSPACE / "node_modules" / "zod")
    runner = str(_runner(tmp_path))
    answers = json.loads(project.run("node", runner, chromium, cwd=folder, stdin=json.dumps({"jobs": jobs})))

    apart = []
    accepted = 0
    for job, in_node, in_browser in zip(jobs, answers["node"], answers["browser"], strict=True):
        for text, ours, theirs in zip(job["texts"], in_node, in_browser, strict=True):
            accepted += isinstance(ours, str)
            if ours != theirs:
                apart.append((job["dialect"], job["schema"], text, ours, theirs))
    total = sum(len(job["texts"]) for job in jobs)
    figure(
        f"worked example in Chromium {answers['agent']} and Node, both dialects: {total:,} answers (seed {SEED}), "
        f"{accepted:,} accepted, {len(apart)} differ in verdict, issues or value"
    )
    assert apart == []
    assert total >= LEAST
    assert accepted >= total // 5


def _runner(folder: Path) -> Path:
    """The driver where it finds what `tests/node` has installed."""
    (folder / "node_modules").symlink_to(project.WORKSPACE / "node_modules")
    for name in (RUN.name, "answers.mjs"):
        (folder / name).write_text((RUN.parent / name).read_text("utf-8"), "utf-8")
    return folder / RUN.name
