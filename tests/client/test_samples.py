"""Samples of every schema of the worked example, and of schemas that are hard to meet: all keep the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.client.package import node, run
from tests.example import project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEEDS = 100

_EXAMPLE = """\
import * as schemas from "%s";
import { sample } from "%s";
const refused = [];
let count = 0;
for (const [name, schema] of Object.entries(schemas).filter(([, value]) => value?._zod)) {
  for (let seed = 0; seed < %d; seed += 1) {
    count += 1;
    if (!schema.safeParse(sample(schema, seed)).success) refused.push([name, seed]);
  }
}
console.log(JSON.stringify([count, refused]));
"""


@pytest.mark.parametrize("index", ["index.js", "mini/index.js"])
def test_every_sample_of_the_worked_example_is_valid(index: str, tmp_path: Path, figure: Callable[[str], None]) -> None:
    package = project.generate(tmp_path / "out")
    project.link_packages(tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    script = _EXAMPLE % (package / index, package / "runtime" / "mocks" / "index.js", SEEDS)
    (tmp_path / "all.js").write_text(script, encoding="utf-8")
    count, refused = json.loads(run("node", "all.js", cwd=tmp_path))
    assert refused == []
    assert count > 150 * SEEDS
    figure(f"samples: {count} of the worked example by {index}, all valid")


def test_hard_schemas(folder: Path) -> None:
    """Every format, patterns, limits on both sides, rules, recursion; and what is refused where there is no sample."""
    found = json.loads(node("samples.mjs", folder))
    assert found["invalid"] == []
    assert found["refused"] == {"never": "SampleError", "impossible": "SampleError", "noEnd": "SampleError"}
    assert set(found["seen"]["flag"]) == {"true", "false"}
    assert len(found["seen"]["pattern"]) > 1
