"""The entry `codecs` of the worked example: in types, as a package, and on documents."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from tests.example import project
from tests.example.documents import Documents
from tests.example.sizes import bundled
from tests.example.test_types import COMPILERS, errors

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20261122
PER_SCHEMA = 60
HERE = Path(__file__).parent

pytestmark = pytest.mark.node


def _documents(name: str) -> list[str]:
    definitions = project.documents().bundle["$defs"]
    return Documents(definitions, Random(SEED)).make(name, PER_SCHEMA)  # noqa: S311 - the same documents every time


def _one(name: str, **wanted: object) -> Any:
    """A document that the schema of that name accepts, with these members instead of its own."""
    for text in _documents(name):
        document = json.loads(text)
        if isinstance(document, dict) and all(key in document for key in wanted):
            try:
                project.adapter(name).validate_json(json.dumps({**document, **wanted}))
            except ValidationError:
                continue
            return {**document, **wanted}
    raise AssertionError(name)


SENT = "2026-03-02T10:15:30.123456+01:00"


@pytest.mark.parametrize("compiler", COMPILERS)
def test_an_application_compiles_and_runs(compiler: str, installed: Path, tmp_path: Path) -> None:
    (tmp_path / "node_modules").symlink_to(installed.parent.parent)
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    (tmp_path / "uses.ts").write_text((HERE / "uses.ts").read_text("utf-8"), "utf-8")
    assert errors(tmp_path, compiler, ["uses.ts"], noEmit=False, outDir="out") == ([], "")
    comment = _one("Comment", writtenAt=SENT)
    given = {
        "invoice": _one("Invoice", sentAt=SENT),
        "client": _one("ClientInput", tags=["a", "b"]),
        "event": _one("CommentAdded", comment=comment),
    }
    (tmp_path / "run.mjs").write_text(
        f'import {{ main }} from "./out/uses.js";\nconsole.log(JSON.stringify(main({json.dumps(given)})));\n', "utf-8"
    )
    assert json.loads(project.run("node", "run.mjs", cwd=tmp_path)) == {
        "shared": True,
        "sentAt": "2026-03-02T09:15:30.123Z",
        "bytes": 9,
        "kept": SENT,
        "moved": "2026-03-03T00:00:00.000Z",
        "unchecked": "2026-03-03T00:00:00.000Z",
        "tags": ["a", "b", "new"],
        "when": "2026-03-02T09:15:30.123Z",
        "invalid": ["sentAt"],
        "refused": False,
    }


@pytest.mark.parametrize("compiler", COMPILERS)
def test_the_entry_compiles_as_source(compiler: str, tmp_path: Path) -> None:
    source = project.generate(tmp_path / "generated", emit="ts", codecs=True)
    project.link_packages(tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    names = sorted(str(path.relative_to(tmp_path)) for path in (source / "codecs").rglob("*.ts"))
    assert names
    options = {"isolatedDeclarations": False, "declaration": False, "preserveSymlinks": True}
    assert errors(tmp_path, compiler, names, **options) == ([], "")


def test_codecs_accept_and_write_what_the_wire_does(installed: Path, figure: Callable[[str], None]) -> None:
    definitions = project.documents().bundle["$defs"]
    jobs = [
        {
            "module": schema["x-tallystick-module"],
            "schema": project.schema_names()[name],
            "texts": _documents(name),
        }
        for name, schema in definitions.items()
    ]
    job = json.dumps({"package": installed.as_uri(), "jobs": jobs})
    answers = json.loads(project.run("node", str(HERE / "answers.mjs"), cwd=installed, stdin=job))
    apart = []
    kinds: Counter[str] = Counter()
    accepted = total = 0
    for each, given in zip(jobs, answers, strict=True):
        for text, answer in zip(each["texts"], given, strict=True):
            total += 1
            accepted += answer["wire"] is True
            kinds.update(answer.get("kinds", {}))
            one_verdict = answer["wire"] == answer["app"]
            if not one_verdict or not answer.get("value") == answer.get("encoded") == answer.get("unchecked"):
                apart.append((each["schema"], text, answer))
    held = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))
    figure(
        f"worked example, codecs: {total:,} documents (seed {SEED}), {accepted:,} accepted with {held}; "
        f"{len(apart)} differ from the wire in verdict, issues or what is written back"
    )
    assert apart == []
    assert accepted >= total // 5
    assert {kind for kind, count in kinds.items() if count >= 25} == {"Date", "Map", "Set", "Uint8Array"}


def test_npm_publint_and_attw_are_content(package: Path, installed: Path) -> None:
    (packed,) = json.loads(project.run("npm", "pack", "--dry-run", "--json", cwd=package))
    modules = ["index", *(module.path for module in project.built().package.modules)]
    wanted = {f"codecs/{path}{extension}" for path in modules for extension in (".js", ".d.ts")}
    assert {file["path"] for file in packed["files"] if file["path"].startswith("codecs/")} == wanted
    tarball = str(next(installed.parent.parent.parent.glob("*.tgz")))
    printed = project.run(project.tool("publint"), tarball, "--strict", cwd=installed)
    assert re.sub(r"\x1b\[[0-9;]*m", "", printed).strip().splitlines()[-1] == "All good!"
    command = (project.tool("attw"), tarball, "--profile", "esm-only", "--format", "json")
    problems = json.loads(project.run(*command, cwd=installed))["analysis"]["problems"]
    # The profile leaves out who cannot import an ESM package at all.
    assert [each for each in problems if each.get("resolutionKind") not in {"node10", "node16-cjs"}] == []


def test_every_entry_can_be_imported(installed: Path) -> None:
    exports = json.loads((installed / "package.json").read_text("utf-8"))["exports"]
    entries = [entry for entry in exports if entry.startswith("./codecs")]
    paths = [module.path for module in project.built().package.modules]
    assert entries == ["./codecs", *(f"./codecs/{path}" for path in paths)]
    script = "".join(f"await import({json.dumps(project.PACKAGE + entry[1:])});\n" for entry in entries)
    (installed.parent.parent.parent / "imports.mjs").write_text(script, "utf-8")
    assert project.run("node", "imports.mjs", cwd=installed.parent.parent.parent) == ""


def test_what_codecs_cost(installed: Path, figure: Callable[[str], None]) -> None:
    line = 'export { InvoiceSchema } from "%s/%sledger/invoice";\n'
    wire, app = (bundled(line % (project.PACKAGE, folder), installed) for folder in ("", "codecs/"))
    shared = 'export { MoneySchema } from "%s/%sledger/money";\n'
    money, same = (bundled(shared % (project.PACKAGE, folder), installed) for folder in ("", "codecs/"))
    figure(f"worked example, InvoiceSchema bundled: {wire:,} bytes gzipped, with codecs {app:,}")
    assert wire < app <= wire * 1.1
    assert same <= money * 1.01
