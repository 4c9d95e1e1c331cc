"""The generated package as npm, Node and a bundler see it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tallystick import runtime
from tests.example import project, sizes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.node

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_FORBIDDEN = re.compile(r"\b(?:any|enum|namespace|require|eval)\b(?!\s*[?:(<]|\")")
_NAMED = re.compile(r"^  any,$|\bfunction any\b", re.MULTILINE)
"""Where the runtime speaks of its own function of that name."""


SERVICES = ["./client", "./express", "./forms", "./mocks", "./query"]
OPERATIONS = ["operations", "apis/ledger", "apis/workspace"]


def _modules() -> list[str]:
    return [module.path for module in project.built().package.modules]


def test_npm_packs_exactly_what_is_generated(package: Path) -> None:
    (packed,) = json.loads(project.run("npm", "pack", "--dry-run", "--json", cwd=package))
    wanted = {"README.md", "package.json", "openapi.json"}
    for path in ("index", *OPERATIONS, *_modules()):
        wanted |= {f"{folder}{path}{extension}" for folder in ("", "mini/") for extension in (".js", ".d.ts")}
    wanted |= {f"runtime/{path}" for path in runtime.files()}
    assert {file["path"] for file in packed["files"]} == wanted
    assert {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()} == wanted


def test_publint_has_nothing_to_say(installed: Path) -> None:
    tarball = next(installed.parent.parent.parent.glob("*.tgz"))
    printed = project.run(project.tool("publint"), str(tarball), "--strict", cwd=installed)
    assert re.sub(r"\x1b\[[0-9;]*m", "", printed).strip().splitlines()[-1] == "All good!"


def test_every_entry_has_its_types(installed: Path) -> None:
    tarball = next(installed.parent.parent.parent.glob("*.tgz"))
    command = (project.tool("attw"), str(tarball), "--profile", "esm-only", "--format", "json")
    analysis = json.loads(project.run(*command, cwd=installed))["analysis"]
    # The profile leaves out who cannot import an ESM package at all.
    assert [each for each in analysis["problems"] if each.get("resolutionKind") not in {"node10", "node16-cjs"}] == []
    manifest = json.loads((installed / "package.json").read_text("utf-8"))
    assert set(analysis["entrypoints"]) == set(manifest["exports"])


def test_every_entry_can_be_imported(installed: Path) -> None:
    manifest = json.loads((installed / "package.json").read_text("utf-8"))
    assert list(manifest["exports"]) == [
        ".",
        *(f"./{path}" for path in (*_modules(), *OPERATIONS)),
        "./mini",
        *(f"./mini/{path}" for path in (*_modules(), *OPERATIONS)),
        "./runtime",
        *SERVICES,
        "./openapi.json",
        "./package.json",
    ]
    of_schemas = [entry for entry in manifest["exports"] if not entry.endswith((".json", *OPERATIONS))]
    entries = [f"{project.PACKAGE}{entry[1:]}" for entry in of_schemas if entry not in SERVICES]
    script = (
        "const found = {};\n"
        f"for (const entry of {json.dumps(entries)}) found[entry] = Object.keys(await import(entry)).length;\n"
        "console.log(JSON.stringify(found));\n"
    )
    folder = installed.parent.parent.parent
    found = json.loads(project.run("node", "--input-type=module", "-", cwd=folder, stdin=script))
    declared = {f"/{module.path}": len(module.declarations) for module in project.built().package.modules}
    declared |= {"": sum(declared.values()), "/runtime": len(runtime.exports())}
    declared |= {f"/mini{entry}": count for entry, count in declared.items() if entry != "/runtime"}
    assert found == {f"{project.PACKAGE}{entry}": count for entry, count in declared.items()}


def test_no_dependencies_but_the_peer(package: Path) -> None:
    manifest = json.loads((package / "package.json").read_text("utf-8"))
    assert {key: manifest.get(key) for key in ("dependencies", "peerDependencies", "sideEffects", "type")} == {
        "dependencies": None,
        "peerDependencies": {
            "zod": ">=4.5.0 <5",
            "@tanstack/react-query": "^5.0.0",
            "@types/express": "^5.0.0",
            "express": "^5.0.0",
        },
        "sideEffects": False,
        "type": "module",
    }
    optional = manifest["peerDependenciesMeta"]
    assert optional == {name: {"optional": True} for name in manifest["peerDependencies"] if name != "zod"}


@pytest.mark.parametrize("extension", [".js", ".d.ts", ".ts"])
def test_no_word_that_loses_types_or_needs_a_transform(extension: str, package: Path, tmp_path: Path) -> None:
    folder = project.generate(tmp_path, emit="ts") if extension == ".ts" else package
    found = []
    for path in folder.rglob(f"*{extension}"):
        code = _NAMED.sub("", _STRING.sub('""', _COMMENT.sub("", path.read_text("utf-8"))))
        found += [(path.name, match.group()) for match in _FORBIDDEN.finditer(code)]
    assert found == []


def test_no_path_of_this_machine(package: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in package.rglob("*") if path.is_file()}
    assert [path for path, text in texts.items() if str(project.ROOT) in text or str(package) in text] == []


def test_no_name_is_told_apart_by_a_digest() -> None:
    declared = [d for module in project.built().package.modules for d in module.declarations]
    names = {name for each in declared for name in (each.name, each.input_name) if name is not None}
    assert sorted(name for name in names if "_" in name) == []


@pytest.mark.parametrize("dialect", sizes.HAND)
@pytest.mark.parametrize("imported", [sizes.IMPORTED, sizes.FROM_INDEX], ids=["module", "index"])
def test_one_schema_brings_no_more_than_itself(
    dialect: str, imported: dict[str, str], installed: Path, figure: Callable[[str], None]
) -> None:
    ours, theirs = sizes.bundled(imported[dialect], installed), sizes.bundled(sizes.HAND[dialect], installed)
    figure(f"worked example, MoneySchema bundled, {dialect}: {ours:,} bytes gzipped, by hand {theirs:,}")
    assert ours <= theirs * 1.05
