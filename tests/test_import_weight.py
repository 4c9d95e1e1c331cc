"""What starting up loads. Counted in modules, not seconds: `benchmarks/` has the seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "datamodel_code_generator", "fastapi", "hypothesis", "jsonschema", "referencing",
    "rich", "typer", "watchfiles", "yaml",
}  # fmt: skip


SCRIPT = """
import sys
{first}
before = set(sys.modules)
{then}
print("\\n" + " ".join(sorted(set(sys.modules) - before)))
"""


def loaded(then: str, *, first: str = "") -> set[str]:
    """The modules that `then` loads in a fresh interpreter that has run `first`."""
    script = SCRIPT.format(first=first, then=then)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    return set(done.stdout.split("\n")[-2].split())


def tops(modules: set[str]) -> set[str]:
    return modules | {module.split(".")[0] for module in modules}


A_MODEL = """
from pydantic import BaseModel, RootModel
class Model(BaseModel):
    field: int
Model.model_json_schema()
"""
"""What any backend with a Pydantic model has loaded."""

FRONT_DOOR = {"pydantic.type_adapter"}
"""What `parse_json` and `issues` take beside contracts: one module of Pydantic's, 0.7 ms beside a model."""


def test_importing_tallystick_loads_pydantic_and_nothing_heavier() -> None:
    added = loaded("import tallystick", first=A_MODEL)
    others = {module for module in added if module.split(".")[0] not in sys.stdlib_module_names}
    assert {module for module in others if module.split(".")[0] != "tallystick"} == FRONT_DOOR
    own = {module.split(".")[1] for module in added if module.startswith("tallystick.")}
    assert own <= {"contract", "enumerations", "factories", "ir", "issue_table", "problems", "regex"}
    assert {module for module in added if module.startswith("tallystick.ir.")} <= {
        f"tallystick.ir.{name}" for name in ("formats", "grammars")
    }


MIDDLE = {"adopt", "compat", "documents", "fastapi", "pipeline", "source", "targets", "verify"}


def test_the_command_line_loads_typer_and_nothing_heavier_before_a_verb_runs() -> None:
    added = loaded("import tallystick.cli.command", first="import tallystick, typer")
    assert tops(added) & HEAVY == set()
    assert {module.split(".")[1] for module in added if module.startswith("tallystick.")} & MIDDLE == set()


@pytest.mark.parametrize("verb", ["check", "doctor", "generate --help", "--help"])
def test_no_verb_loads_what_only_extras_and_tests_need(verb: str) -> None:
    """On this repository's own contracts, which need neither YAML nor a framework."""
    run = f"from tallystick.cli.command import run\nassert run({verb.split()!r}) in {{0, 1}}"
    assert tops(loaded(run)) & (HEAVY - {"typer"}) == set()
