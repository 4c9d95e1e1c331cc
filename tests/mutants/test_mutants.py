"""The proof proved: what verify compares notices every small break of the generator and of the transform."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tallystick import config, subjects
from tallystick.contract import containers, leaves
from tallystick.ir.walk import rewrite
from tallystick.verify.documents import make
from tallystick.verify.run import Settings, run, working
from tests.models.batch import javascript
from tests.models.report import lines
from tests.mutants.breaks import BREAKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.ir.build import Built
    from tallystick.verify.run import Found
    from tests.mutants.breaks import Break

SEED = 1
DOCUMENTS = 800

TRANSFORMS: dict[str, tuple[dict[str, Any], str]] = {
    "integers as Pydantic has them": (leaves.LEAVES, "int"),
    "booleans as Pydantic has them": (leaves.LEAVES, "bool"),
    "decimals as Pydantic has them": (leaves.LEAVES, "decimal"),
    "datetimes as Pydantic has them": (leaves.LEAVES, "datetime"),
    "UUIDs as Pydantic has them": (leaves.LEAVES, "uuid"),
    "bytes as Pydantic has them": (leaves.LEAVES, "bytes"),
    "sets as Pydantic has them": (containers.CONTAINERS, "set"),
}
"""What of the transform is left out -> the table that has it, and its row."""

pytestmark = pytest.mark.node


def judged(root: Path) -> Found:
    """What all sides say of the contract, as it is published and generated now."""
    suite = subjects.suite(config.load(root).config, root)
    settings = Settings(load=lambda: suite, make=make, seed=SEED, count=DOCUMENTS, javascript=javascript())
    with working(settings, suite) as worker:
        return run(settings, worker, [name for name in _names(suite) if name.startswith("Order")], lambda *_: None)


def _names(suite: Any) -> list[str]:
    return [subject.name for subject in suite.subjects]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutants")
    (folder / "pyproject.toml").write_text('[tool.tallystick]\ncontracts = ["contract.py"]\n', "utf-8")
    shutil.copy(Path(__file__).with_name("contract.py"), folder)
    return folder


@cache
def build() -> Callable[..., Built]:
    """The build as it is when nothing is broken."""
    return subjects.build


def broken_by(change: Break) -> Callable[..., Built]:
    """The build, with every node of every declaration changed behind it."""
    sound = build()

    def broken(*args: Any, **kwargs: Any) -> Built:
        built = sound(*args, **kwargs)
        modules = tuple(
            replace(
                module,
                declarations=tuple(replace(each, node=rewrite(each.node, change)) for each in module.declarations),
            )
            for module in built.package.modules
        )
        return replace(built, package=replace(built.package, modules=modules))

    return broken


def caught(found: Found) -> str:
    """What shows a break, of all that does the one that most documents show."""
    key = max(found.groups.broken, key=lambda key: (found.groups.counts[key], key))
    return f"{found.groups.counts[key]:>4} documents: {key.kind.value.format(left=key.left, right=key.right)}"


def test_nothing_is_found_where_nothing_is_broken(root: Path) -> None:
    build()
    found = judged(root)
    assert list(lines(found)) == []
    assert found.total.documents > DOCUMENTS // 2


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_of_the_generator_is_caught(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    monkeypatch.setattr(subjects, "build", broken_by(BREAKS[name]))
    found = judged(root)
    assert found.groups.broken
    figure(f"mutants: {name:<32} {caught(found)}")


@pytest.mark.parametrize("name", TRANSFORMS)
def test_a_break_of_the_transform_is_caught(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    table, row = TRANSFORMS[name]
    monkeypatch.setitem(table, row, lambda node, *_: node)
    found = judged(root)
    assert found.groups.broken
    figure(f"mutants: {name:<32} {caught(found)}")
