"""Batches of random contract classes: written, imported, and verified on all sides."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from tallystick import ContractError, config
from tallystick.subjects import suite
from tallystick.verify.documents import make
from tallystick.verify.node import find_node
from tallystick.verify.run import Found, Javascript, Settings, run, working
from tallystick.verify.zod import find_zod
from tests.models.classes import Classes
from tests.models.vocabulary import PRELUDE

WORKSPACE = Path(__file__).parents[1] / "node"
_PROJECT = '[tool.tallystick]\ncontracts = ["{package}"]\n'


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of the classes of one batch: in which project they are, and the source of what is wrong with some."""

    root: Path
    working: tuple[str, ...]
    refused: dict[str, str]
    """Class -> the codes for which its contract cannot be exact."""
    failed: dict[str, str]
    """Class -> the error other than a refusal that defining it raised, and its source."""


def batch(folder: Path, seed: str, count: int) -> Batch:
    """Draw and define classes in a project of their own until `count` of them work, or have failed."""
    package, outside = f"models_{seed}", f"outside_{seed}"
    for home in (package, outside):
        (folder / home).mkdir(parents=True)
        (folder / home / "__init__.py").write_text("", "utf-8")
    (folder / "pyproject.toml").write_text(_PROJECT.format(package=package), "utf-8")
    (folder / outside / "prelude.py").write_text(PRELUDE, "utf-8")
    classes = Classes(Random(seed), package, outside)  # noqa: S311 - the same classes every time
    refused: dict[str, str] = {}
    failed: dict[str, str] = {}
    sys.path.insert(0, str(folder))
    try:
        while len(classes.known) < count and len(failed) < count:
            drawn = classes.draw()
            file = folder / f"{drawn.module.replace('.', '/')}.py"
            file.write_text(drawn.source, "utf-8")
            importlib.invalidate_caches()
            try:
                importlib.import_module(drawn.module)
            except ContractError as error:
                refused[drawn.name] = ", ".join(sorted({problem.code for problem in error.problems}))
                file.unlink()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what the test is after
                failed[drawn.name] = f"{type(error).__name__}: {error}\n{drawn.source}"
                file.unlink()
            else:
                classes.known[drawn.name] = drawn
    finally:
        sys.path.remove(str(folder))
        for module in [each for each in sys.modules if each.partition(".")[0] in {package, outside}]:
            del sys.modules[module]
    return Batch(folder, tuple(classes.known), refused, failed)


@cache
def javascript() -> Javascript:
    """Node and the Zod of `tests/node`."""
    return Javascript(find_node(), find_zod([WORKSPACE], None))


def judged(made: Batch, seed: int, documents: int) -> Found:
    """What all sides say of the classes of a batch, on so many documents each."""
    subjects = suite(config.load(made.root).config, made.root)
    settings = Settings(load=lambda: subjects, make=make, seed=seed, count=documents, javascript=javascript())
    with working(settings, subjects) as worker:
        return run(settings, worker, [subject.name for subject in subjects.subjects], lambda *_: None)
