"""What Zod schemas are for besides parsing, on the generated ones: in types with both compilers, and when run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.example import project
from tests.example.test_types import COMPILERS, errors

SOURCE = Path(__file__).parent / "surface.ts"

pytestmark = pytest.mark.node

MONEY = {"amount": "12.50", "currency": "EUR"}


@pytest.mark.parametrize("compiler", COMPILERS)
def test_the_methods_of_zod_work_on_generated_schemas(compiler: str, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "node_modules").symlink_to(installed.parent.parent)
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    (tmp_path / SOURCE.name).write_text(SOURCE.read_text("utf-8"), "utf-8")
    assert errors(tmp_path, compiler, [SOURCE.name], noEmit=False, outDir="out") == ([], "")
    (tmp_path / "run.mjs").write_text(
        'import { main } from "./out/surface.js";\nconsole.log(JSON.stringify(await main()));\n'
    )
    assert json.loads(project.run("node", "run.mjs", cwd=tmp_path)) == {
        "shape": [["query", "results", "byStatus"], 4],
        "pick": [{"description": "Design", "unit": "hour"}] * 2,
        "omit": [{"amount": "1"}, {"amount": "1"}, False],
        "partial": [{}, {}, False],
        "keyof": ["amount", "currency"],
        "extend": [False, "n"],
        "safeExtend": [False, "0"],
        "catchall": [False, {**MONEY, "more": 1}],
        "miniSafeExtend": True,
        "loose": {**MONEY, "more": 1},
        "wrappers": [None, False, 1250],
        "refine": "euros only",
        "meta": {"description": "What it costs", "title": "Price"},
        "unchanged": None,
        "tree": {"label": "Travel"},
        "failed": [["clientId", "lines", "servicePeriod"]] * 2,
        "standard": [MONEY, MONEY, 2, 2],
    }
