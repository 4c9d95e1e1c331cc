"""The types of the generated package, as a TypeScript project meets them, under both compilers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick.targets import agreement
from tallystick.targets.dialects import BY_NAME
from tests.example import project

if TYPE_CHECKING:
    from collections.abc import Sequence

CONSUMER = Path(__file__).parent / "consumer"
COMPILERS = {"5.9": "typescript-5.9", "7.0": "typescript"}
STRICT = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "verbatimModuleSyntax": True,
    "isolatedDeclarations": True,
    "declaration": True,
    "erasableSyntaxOnly": True,
    "noUncheckedIndexedAccess": True,
    "noUnusedLocals": False,
    "skipLibCheck": False,
    "target": "es2022",
    "lib": ["es2022", "dom"],
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "types": [],
}
ERROR = re.compile(r"^(?P<file>[^(\n]+)\((?P<line>\d+),\d+\): error (?P<code>TS\d+)", re.MULTILINE)

pytestmark = [pytest.mark.node, pytest.mark.parametrize("compiler", COMPILERS)]


def errors(folder: Path, compiler: str, files: Sequence[str], **options: object) -> tuple[list[tuple[str, str]], str]:
    """The place and code of each error in `files` of `folder`, and all that the compiler printed."""
    config = {"compilerOptions": {**STRICT, "noEmit": True, **options}, "files": list(files)}
    (folder / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    tsc = project.WORKSPACE / "node_modules" / COMPILERS[compiler] / "bin" / "tsc"
    command = ("node", str(tsc), "-p", str(folder), "--pretty", "false")
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = [(f"{match['file']}:{match['line']}", match["code"]) for match in ERROR.finditer(done.stdout)]
    assert (done.returncode == 0) == (not found), done.stdout + done.stderr
    return found, done.stdout


@pytest.fixture
def consumer(installed: Path, tmp_path: Path) -> Path:
    """A project of its own, written by hand, that has the package installed."""
    (tmp_path / "node_modules").symlink_to(installed.parent.parent)
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    for source in CONSUMER.iterdir():
        (tmp_path / source.name).write_text(source.read_text("utf-8"), "utf-8")
    return tmp_path


def test_a_consumer_compiles_and_runs(compiler: str, consumer: Path) -> None:
    assert errors(consumer, compiler, ["uses.ts"], noEmit=False, outDir="out") == ([], "")
    (consumer / "run.mjs").write_text('import { main } from "./out/uses.js";\nconsole.log(JSON.stringify(main()));\n')
    assert json.loads(project.run("node", "run.mjs", cwd=consumer)) == {
        "draft": {
            "clientId": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "currency": "EUR",
            "servicePeriod": ["2026-03-01", "2026-03-31"],
            "lines": [
                {
                    "description": "Design",
                    "quantity": "12.5",
                    "unit": "hour",
                    "unitPrice": "80.00",
                    "tax": {"name": "VAT", "rate": "19.00", "reverseCharge": False},
                }
            ],
            "discount": None,
            "reminders": {"firstAfter": "P3D", "repeatEvery": None, "atMost": 3},
            "attachments": [],
            "labels": {},
        },
        "tree": 2,
        "event": "-2",
        "money": ["1250.00 EUR", "invalid_format"],
        "form": False,
        "line": False,
        "note": True,
    }


def test_a_form_compiles(compiler: str, consumer: Path) -> None:
    options = {"jsx": "react", "jsxFactory": "createElement"}
    assert errors(consumer, compiler, ["form.tsx", "jsx.d.ts"], **options) == ([], "")


def test_mistakes_are_found(compiler: str, consumer: Path) -> None:
    lines = (CONSUMER / "mistakes.ts").read_text("utf-8").splitlines()
    wanted = [(f"mistakes.ts:{n}", line.partition("// TS")[2]) for n, line in enumerate(lines, 1) if "// TS" in line]
    found, printed = errors(consumer, compiler, ["mistakes.ts"])
    assert sorted(found) == sorted((place, f"TS{code}") for place, code in wanted), printed


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same package as TypeScript source."""
    return project.generate(tmp_path_factory.mktemp("source"), emit="ts")


def _agreement(folder: Path, package: Path, source: Path) -> list[str]:
    """Lay out both packages in `folder` with the modules that compare them; returns the names of those."""
    project.link_packages(folder)
    (folder / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    for name, made in (("printed", package), ("inferred", source)):
        (folder / name).symlink_to(made)
    names = []
    for name, dialect in BY_NAME.items():
        names.append(f"agreement-{name}.ts")
        text = agreement(project.built().package, dialect, "./printed/", "./inferred/")
        (folder / names[-1]).write_text(text, "utf-8")
    return names


INFERRED = {"preserveSymlinks": True, "isolatedDeclarations": False, "declaration": False}
"""The source leaves its types to be inferred: that is what the printed ones are held to."""


def test_what_is_printed_is_what_typescript_infers(compiler: str, package: Path, source: Path, tmp_path: Path) -> None:
    assert errors(tmp_path, compiler, _agreement(tmp_path, package, source), **INFERRED) == ([], "")


FAULTS = {
    "InvoiceSearch": ("ledger/invoice.d.ts", "  query: string;", "  query: string | null;"),
    "ExchangeRateTable": ("ledger/money.d.ts", "{ validOn: z.ZodString;", "{ validOn: z.ZodNullable<z.ZodString>;"),
    "Trend": ("ledger/dashboard.d.ts", "  comment?: string | undefined;", "  comment: string | undefined;"),
}
"""Name of a declaration -> what is made wrong in its printed types. Nothing else refers to the first two."""


def test_a_wrong_type_is_found(compiler: str, package: Path, source: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(package, broken)
    for path, right, wrong in FAULTS.values():
        text = (broken / path).read_text("utf-8")
        assert text.count(right) == 1
        (broken / path).write_text(text.replace(right, wrong), "utf-8")
    folder = tmp_path / "project"
    zod, _ = _agreement(folder, broken, source)
    found, printed = errors(folder, compiler, [zod], **INFERRED)
    lines = (folder / zod).read_text("utf-8").splitlines()
    named = {re.search(r"\.(\w+?)(?:Input)?Schema", lines[int(place.rpartition(":")[2]) - 1])[1] for place, _ in found}
    assert named == {*FAULTS, "Dashboard"}, printed
