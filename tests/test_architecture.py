"""Who may import whom, from cli down to problems and files. One way only."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "codegen" / "tallystick"

LAYERS: tuple[frozenset[str], ...] = (
    # Tables and values that everything may use.
    frozenset({"asked", "enumerations", "factories", "http_words", "implied", "issue_table", "jsonvalue"})
    | frozenset({"option_kinds", "parameters", "problems", "runtime", "version", "wording"}),
    # Text in, text out.
    frozenset({"documents", "files", "outcome", "places", "regex"}),
    frozenset({"config", "ir", "render", "report", "scan"}),
    # The middle: each does one thing with the representation, and none knows of another.
    frozenset({"adopt", "compat", "contract", "export", "source", "targets", "verify"}),
    # What users import: contracts, their types and operations, then what serves these, then frameworks.
    frozenset({"__init__", "api", "types"}),
    frozenset({"claims", "drift", "initialise", "own_code", "service"}),
    frozenset({"doctor", "fastapi", "publish"}),
    # What the verbs are made of, and the verbs.
    frozenset({"services", "subjects"}),
    frozenset({"pipeline"}),
    frozenset({"cli", "pytest"}),
    frozenset({"__main__"}),
)
"""From the bottom up. A part imports from layers below its own, and itself."""

EXCEPTIONS = {
    ("source", "__init__"): "a source tells contracts from plain models",
    ("source", "api"): "a source finds the operations that a module declares",
}
"""Imports of the same layer or one above that are meant, with the reason."""

ONLY = {
    "typer": {"cli"},
    "rich": {"cli", "report"},
    "watchfiles": {"cli"},
    "yaml": {"documents", "source"},
    "fastapi": {"fastapi", "source"},
    "starlette": {"fastapi", "source"},
    "jsonschema": {"verify"},
    "datamodel_code_generator": {"adopt"},
}
"""Packages that only some parts may import."""


@cache
def parts() -> list[str]:
    return sorted(
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path.is_dir() and list(path.rglob("*.py")))
    )


@cache
def files(part: str) -> list[Path]:
    single = PACKAGE / f"{part}.py"
    return [single] if single.exists() else sorted((PACKAGE / part).rglob("*.py"))


@cache
def imported(file: Path) -> frozenset[str]:
    """Every module that `file` imports, for types too: `tallystick.ir.nodes`."""
    return frozenset(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module="tallystick", names=names, level=0):
                yield from (f"tallystick.{alias.name}" for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
            case ast.ImportFrom():
                pytest.fail(f"{file}: a relative import, which hides who imports whom")
            case _:
                pass


def targets(part: str) -> dict[str, list[str]]:
    """The other parts that `part` imports, each with the files that do."""
    found: dict[str, list[str]] = {}
    for file in files(part):
        for module in imported(file):
            top, _, rest = module.partition(".")
            other = rest.split(".")[0]
            if top == "tallystick" and other != part:
                name = other if other in parts() else "__init__"
                found.setdefault(name, []).append(file.relative_to(PACKAGE).as_posix())
    return found


def test_every_part_has_a_layer() -> None:
    assert set(parts()) - {name for layer in LAYERS for name in layer} == set()


@pytest.mark.parametrize("part", parts())
def test_imports_go_one_way(part: str) -> None:
    level = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    wrong = {
        other: where
        for other, where in targets(part).items()
        if level[other] >= level[part] and (part, other) not in EXCEPTIONS
    }
    assert wrong == {}


def test_every_exception_is_used() -> None:
    assert [pair for pair in EXCEPTIONS if pair[1] not in targets(pair[0])] == []


@pytest.mark.parametrize("package", ONLY)
def test_some_packages_have_few_users(package: str) -> None:
    users = {part for part in parts() for file in files(part) if package in {m.split(".")[0] for m in imported(file)}}
    assert users <= ONLY[package]


WRITES = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "replace_file", "rmtree", "mkstemp", "symlink_to"}


def test_only_files_writes_to_the_disk() -> None:
    """By the names of the calls that write; the exceptions go through `files.single` or make a folder for it."""
    calls = {
        (part, node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id)
        for part in parts()
        if part != "files"
        for file in files(part)
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }
    assert {call for call in calls if call[1] in WRITES} == {
        ("cli", "replace_file"),
        ("initialise", "mkdir"),
        ("initialise", "replace_file"),
        ("verify", "replace_file"),
    }


_LONGEST = 450


def test_files_stay_small() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_bytes().split(b"\n"))) > _LONGEST
    }
    assert long == {}, "about 400 lines is where a module has more than one job"
