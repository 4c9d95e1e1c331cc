"""FastAPI applications as sources."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from tallystick.problems import Refusal
from tallystick.source.app import load_app

if TYPE_CHECKING:
    from pathlib import Path

APP = """
    from fastapi import FastAPI
    from pkg.models import Invoice
    print("starting up")

    app = FastAPI(title="Shop")

    @app.get("/invoice")
    def invoice() -> Invoice: ...

    def make():
        return app

    def broken():
        raise RuntimeError("no database")

    class holder:
        api = app

    number = 3
    bad = FastAPI()

    def fail():
        raise ValueError("cannot say")

    bad.openapi = fail
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg" / "main.py").write_text(textwrap.dedent(APP), encoding="utf-8")
    (tmp_path / "pkg" / "models.py").write_text(
        "from pydantic import BaseModel\nclass Invoice(BaseModel):\n    id: int\n"
    )
    (tmp_path / "pkg" / "fails.py").write_text("import pkg.main\n1 / 0\n")
    return tmp_path


@pytest.mark.parametrize("spec", ["pkg.main:app", "pkg.main:make", "pkg.main:holder.api"])
def test_the_document_and_the_models_of_an_application(
    root: Path, spec: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(sys.modules)
    found = load_app(root, spec)
    assert (found.document["info"]["title"], list(found.document["paths"])) == ("Shop", ["/invoice"])
    assert found.document["components"]["schemas"]["Invoice"]["required"] == ["id"]
    assert [model.__qualname__ for model in found.models] == ["Invoice"]
    assert not {name for name in set(sys.modules) - before if name.startswith("pkg")}
    assert capsys.readouterr() == ("", "starting up\n")


FAILURES = {
    "pkg.mian:app": "TLY204 pkg.mian",
    "pkg.main:aap": "TLY208 pkg.main:aap",
    "pkg.main:number": "TLY209 pkg.main:number",
    "pkg.main:broken": "TLY210 pkg/main.py:15 pkg.main:broken",
    "pkg.main:bad": "TLY210 pkg/main.py:24 pkg.main:bad",
    "pkg.fails:app": "TLY202 pkg/fails.py:2 pkg.fails",
}


@pytest.mark.parametrize(("spec", "expected"), FAILURES.items())
def test_failures_are_problems(root: Path, spec: str, expected: str) -> None:
    with pytest.raises(Refusal) as caught:
        load_app(root, spec)
    assert [f"{each.code} {each.where}" for each in caught.value.problems] == [expected]


def test_suggestions(root: Path) -> None:
    found = {}
    for spec in ("pkg.mian:app", "pkg.main:aap"):
        with pytest.raises(Refusal) as caught:
            load_app(root, spec)
        found[spec] = caught.value.problems[0].way_out
    assert found == {"pkg.mian:app": "Did you mean `pkg.main`?", "pkg.main:aap": "Did you mean `app`?"}


def test_nothing_imports_fastapi_before_an_application_is_loaded() -> None:
    code = "import sys, json, tallystick.source.app, tallystick.source.discover, tallystick.export.assemble\n"
    code += "print(json.dumps([name for name in ('fastapi', 'typer', 'rich') if name in sys.modules]))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == []
