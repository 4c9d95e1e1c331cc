"""What init finds in a project, and what it makes of its pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from tallystick.initialise import SNIPPETS, initialise
from tallystick.problems import Refusal
from tallystick.scan import Found, scan

EXAMPLES = Path(__file__).parents[2] / "examples" / "ci"


def project(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / f"{name.replace('__', '/') if '/' not in name else name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


APP = "from fastapi import FastAPI\napp = FastAPI()\n"
MODEL = "from pydantic import BaseModel\nclass A(BaseModel): ...\n"
CONTRACT = "import tallystick as t\nclass C(t.Contract): ...\nclass D(C): ...\n"


@pytest.mark.parametrize(
    ("files", "want"),
    [
        ({}, Found(applications=(), models={}, contracts={})),
        ({"main": APP}, Found(applications=("main:app",), models={}, contracts={})),
        (
            {"main": "import fastapi as f\napi: f.FastAPI = f.FastAPI(title='x')\n"},
            Found(applications=("main:api",), models={}, contracts={}),
        ),
        ({"main": "def FastAPI(): ...\napp = FastAPI()\n"}, Found(applications=(), models={}, contracts={})),
        ({"src__api__main": APP}, Found(applications=("api.main:app",), models={}, contracts={})),
        ({"a__models": MODEL}, Found(applications=(), models={"a.models": 1}, contracts={})),
        (
            {"a__models": MODEL, "a__more": "from .models import A\nclass B(A): ...\nclass E: ...\n"},
            Found(applications=(), models={"a.models": 1, "a.more": 1}, contracts={}),
        ),
        (
            {"a/__init__": MODEL, "a__b": "from . import A as X\nclass P(X): ...\n"},
            Found(applications=(), models={"a": 1, "a.b": 1}, contracts={}),
        ),
        ({"c": CONTRACT}, Found(applications=(), models={"c": 2}, contracts={"c": 2})),
        (
            {"p": "from pydantic import BaseModel, RootModel\nclass P(RootModel[int]): ...\nclass Q(P, object): ...\n"},
            Found(applications=(), models={"p": 2}, contracts={}),
        ),
        ({"broken": "class (", "tests__x": MODEL, "venv__y": MODEL}, Found(applications=(), models={}, contracts={})),
    ],
)
def test_scan(tmp_path: Path, files: dict[str, str], want: Found) -> None:
    assert scan(project(tmp_path, **files)) == want


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({"main": APP, "models": MODEL}, 'app = "main:app"'),
        ({"main": APP, "c": CONTRACT}, 'contracts = ["c"]'),
        ({"models": MODEL}, 'contracts = ["models"]'),
        ({"a__x": MODEL, "a__y": MODEL, "b__z": MODEL}, 'contracts = ["a", "b.z"]'),
        ({"deep__down__main": APP, "api__app": APP.replace("app =", "server =")}, 'app = "api.app:server"'),
    ],
)
def test_the_source_that_is_chosen(tmp_path: Path, files: dict[str, str], line: str) -> None:
    initialise(project(tmp_path, **files), given={})
    assert (tmp_path / "pyproject.toml").read_text() == (
        f'[tool.tallystick]\n{line}\nout = "generated"\n'
        'package = { name = "contracts", version = "0.1.0", private = true }\n'
    )


def test_what_it_says(tmp_path: Path) -> None:
    outcome = initialise(project(tmp_path, main=APP, models=MODEL), given={})
    assert outcome.summary == (
        "Found 1 FastAPI application (main:app) and 1 Pydantic model in 1 module.",
        'Wrote [tool.tallystick] to pyproject.toml: app = "main:app".',
        "Next: `tallystick generate`, and commit what it writes.",
        "`tallystick doctor` says where Python and TypeScript could still disagree, and the fix for each.",
        "In continuous integration: `tallystick check --format github`.",
    )
    assert outcome.clean
    assert dict(outcome.counts) == {"applications": 1, "models": 1}


@pytest.mark.parametrize(
    "before",
    [
        '[project]\nname = "My App" # a comment\n',
        '[project]\nname = "My App"',
        '# only a comment\n[project]\r\nname = "My App"\r\n',
        '[project]\nname = "My App"\n[tool.ruff]\nline-length = 100\n\n[[tool.uv.index]]\nname = "x"\n',
    ],
)
def test_what_stands_in_the_file_stays(tmp_path: Path, before: str) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_bytes(before.encode())
    initialise(project(tmp_path, main=APP), given={"out": "web/generated"})
    after = file.read_bytes().decode()
    assert after.startswith(before)
    added = after.removeprefix(before)
    assert ("\r\n" in added) == ("\r\n" in before)
    document = tomllib.loads(after)
    assert document["tool"].pop("tallystick") == {
        "app": "main:app",
        "out": "web/generated",
        "package": {"name": "my-app-contracts", "version": "0.1.0", "private": True},
    }
    original = tomllib.loads(before)
    assert document == {**original, "tool": original.get("tool", {})}


@pytest.mark.parametrize(
    ("before", "codes"),
    [
        ("[tool.tallystick]\nout = 'x'\n", ["TLY109"]),
        ("tool = { ruff = {} }\n", ["TLY110"]),
        ("[tool\n", ["TLY103"]),
    ],
)
def test_files_it_does_not_touch(tmp_path: Path, before: str, codes: list[str]) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(before)
    with pytest.raises(Refusal) as caught:
        initialise(project(tmp_path, main=APP), given={})
    assert [p.code for p in caught.value.problems] == codes
    assert caught.value.usage
    assert file.read_text() == before


def test_nothing_to_start_from(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        initialise(tmp_path, given={})
    assert [p.code for p in caught.value.problems] == ["TLY111"]
    assert list(tmp_path.iterdir()) == []


def test_a_named_application_needs_no_finding(tmp_path: Path) -> None:
    initialise(tmp_path, given={"app": "made.by:factory"})
    assert tomllib.loads((tmp_path / "pyproject.toml").read_text())["tool"]["tallystick"]["app"] == "made.by:factory"


@pytest.mark.parametrize("ci", SNIPPETS)
def test_snippets_are_copied_and_never_overwrite(tmp_path: Path, ci: str) -> None:
    initialise(project(tmp_path, main=APP), given={}, ci=ci)
    copied = tmp_path / SNIPPETS[ci].target
    assert copied.read_bytes() == (EXAMPLES / SNIPPETS[ci].file).read_bytes()
    (tmp_path / "pyproject.toml").unlink()
    copied.write_text("mine\n")
    outcome = initialise(tmp_path, given={}, ci=ci)
    assert [p.code for p in outcome.problems] == ["TLY114"]
    assert copied.read_text() == "mine\n"


@pytest.mark.parametrize(
    ("there", "codes", "last"),
    [
        (None, [], "`tallystick check` runs from .pre-commit-config.yaml."),
        ("repos: [] # tallystick check\n", [], "`tallystick check` runs from .pre-commit-config.yaml."),
        (
            "repos: []\n",
            ["TLY114"],
            "`tallystick doctor` says where Python and TypeScript could still disagree, and the fix for each.",
        ),
    ],
)
def test_it_says_that_check_runs_only_where_it_does(
    tmp_path: Path, there: str | None, codes: list[str], last: str
) -> None:
    if there is not None:
        (tmp_path / ".pre-commit-config.yaml").write_text(there)
    outcome = initialise(project(tmp_path, main=APP), given={}, ci="pre-commit")
    assert ([p.code for p in outcome.problems], outcome.summary[-1]) == (codes, last)


def test_the_copyable_files_parse_and_run_check() -> None:
    workflow = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text())
    steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert steps == [
        "pip install tallystick .",
        "tallystick check --format github",
        'tallystick check --format md >> "$GITHUB_STEP_SUMMARY"',
    ]
    assert workflow["permissions"] == {"contents": "read"}
    (hook,) = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("tallystick check", "system", False)
