"""Goldens under both compilers, Prettier and Node: what is generated compiles, agrees with itself, and decides."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tallystick import pipeline, runtime
from tallystick.config import Config
from tallystick.targets import Options, agreement, generate, standalone
from tallystick.targets.dialects import BY_NAME
from tests.targets.packages import PACKAGES

pytestmark = pytest.mark.node

HERE = Path(__file__).parent
MODULES = HERE.parent / "node" / "node_modules"
if not MODULES.is_dir():
    MODULES = Path(os.environ.get("TALLYSTICK_NODE_MODULES", MODULES))
STRICT = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "verbatimModuleSyntax": True,
    "erasableSyntaxOnly": True,
    "skipLibCheck": False,
    "module": "nodenext",
    "target": "es2023",
    "types": [],
}
COMPILERS = ["typescript", "typescript-5.9"]


def write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def node(*arguments: str | Path, cwd: Path) -> str:
    done = subprocess.run(["node", *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module", params=sorted(PACKAGES))
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a package as JavaScript in `printed`, as TypeScript in `inferred`, and what compares the two."""
    package = PACKAGES[request.param]
    home = tmp_path_factory.mktemp(request.param)
    (home / "node_modules").symlink_to(MODULES)
    shipped = {f"runtime/{path}": text for path, text in runtime.files().items()}
    write(home / "printed", generate(package, Options()) | shipped)
    write(home / "inferred", generate(package, Options(emit="ts")) | shipped)
    for name, dialect in BY_NAME.items():
        write(home, {f"{name}.ts": agreement(package, dialect, "./printed/", "./inferred/")})
    write(home, {"package.json": json.dumps({"type": "module"})})
    return home


@pytest.mark.parametrize("compiler", COMPILERS)
def test_types_and_schemas_agree(project: Path, compiler: str) -> None:
    write(
        project,
        {
            "tsconfig.json": json.dumps(
                {"compilerOptions": STRICT | {"noEmit": True}, "include": ["*.ts", "printed", "inferred"]}
            )
        },
    )
    assert node(MODULES / compiler / "bin" / "tsc", "-p", ".", cwd=project) == ""


@pytest.mark.parametrize("compiler", COMPILERS)
def test_a_consumer_compiles_with_isolated_declarations(project: Path, compiler: str) -> None:
    path = "ledger/money"
    text = (
        f'import {{ MoneySchema, type Money }} from "./printed/{path}.js";\n'
        "export const money: Money = MoneySchema.parse({});\n"
        "export const amount: string = MoneySchema.shape.amount.parse(money.amount);\n"
    )
    options = STRICT | {"isolatedDeclarations": True, "declaration": True, "outDir": "built"}
    write(project, {"consumer.ts": text})
    write(project, {"tsconfig.consumer.json": json.dumps({"compilerOptions": options, "files": ["consumer.ts"]})})
    assert node(MODULES / compiler / "bin" / "tsc", "-p", "tsconfig.consumer.json", cwd=project) == ""


def test_prettier_has_nothing_to_change(project: Path) -> None:
    globs = [f"{folder}/**/*.{extension}" for folder in ("printed", "inferred") for extension in ("js", "ts")]
    node(MODULES / "prettier" / "bin" / "prettier.cjs", "--check", *globs, cwd=project)


SAMPLES = {
    "ledger": [
        ("ledger/money", "MoneySchema", {"amount": "1.00", "currency": "EUR"}, {"amount": "1.00", "currency": "EUR"}),
        ("ledger/money", "MoneySchema", {"amount": "0.00", "currency": "EUR"}, None),
        ("ledger/money", "MoneySchema", {"amount": "1.00", "currency": "EUR", "more": 1}, None),
        ("ledger/money", "MoneySchema", {"amount": "1" * 21, "currency": "EUR"}, None),
        ("ledger/invoice", "InvoiceDraftSchema", {"client": "a"}, {"client": "a", "net": 30}),
        ("ledger/invoice", "InvoiceDraftSchema", {}, None),
    ],
    "workspace": [
        ("workspace/shapes", "PetSchema", {"kind": "dog", "friends": [{"kind": "cat"}]}, ...),
        ("workspace/shapes", "PetSchema", {"kind": "dog", "friends": [{"kind": "cow"}]}, None),
        ("workspace/shapes", "JsonSchema", {"a": [1, "b", {"c": False}]}, ...),
        ("workspace/shapes", "MixedSchema", "a\u202eb", ...),
        ("workspace/shapes", "MixedSchema", 2, None),
        ("workspace/shapes", "PricesSchema", {"EUR": 1}, ...),
        ("workspace/shapes", "PricesSchema", {"XXX": 1}, None),
        ("workspace/shapes", "WholeSchema", 3, ...),
        ("workspace/shapes", "WholeSchema", 0, None),
        ("workspace/shapes", "SeveralSchema", ["a", 1, 2], ...),
        ("workspace/shapes", "SeveralSchema", ["a"], None),
        ("workspace/shapes", "ExtrasSchema", {"name": "a", "1st": "b", "c": 1}, ...),
        ("workspace/shapes", "ExtrasSchema", {"name": "a", "1st": "b", "c": "d"}, None),
        ("workspace/shapes", "FolderSchema", {"parent": {"name": "a"}}, ...),
        ("workspace/shapes", "FolderSchema", {"parent": {}}, None),
        ("workspace/shapes", "RuleSchema", "no", None),
        ("workspace/shapes", "ExactlySchema", True, None),
        ("workspace/formats", "DaySchema", "2024-02-30", None),
        ("workspace/formats", "DaySchema", "2024-02-29", ...),
        ("workspace/wide", "CodesSchema", 39, ...),
    ],
}
"""Module, schema, instance, and the value it is parsed to: `...` for itself, `None` for a refusal."""


def test_both_dialects_decide(project: Path) -> None:
    name = project.name.rstrip("0123456789")
    rows = SAMPLES[name]
    script = """
import { readFileSync } from "node:fs";
const rows = JSON.parse(readFileSync(0, "utf8"));
const verdicts = [];
for (const [module, schema, instance] of rows) {
  const found = await import(new URL(module, import.meta.url));
  const result = found[schema].safeParse(instance);
  verdicts.push(result.success ? result.data : null);
}
console.log(JSON.stringify(verdicts));
"""
    write(project, {"decide.mjs": script})
    for folder in ("", "mini/"):
        asked = [[f"./printed/{folder}{module}.js", schema, instance] for module, schema, instance, _ in rows]
        done = subprocess.run(
            ["node", "decide.mjs"], cwd=project, input=json.dumps(asked), capture_output=True, text=True, check=True
        )
        wanted = [instance if value is ... else value for _, _, instance, value in rows]
        assert json.loads(done.stdout) == wanted


def test_standalone_imports_only_zod(tmp_path: Path) -> None:
    (tmp_path / "node_modules").symlink_to(MODULES)
    write(tmp_path, {"schema.mjs": standalone(PACKAGES["ledger"], "Money", runtime.standalone)})
    money = '{ amount: "1.00", currency: "EUR" }'
    line = f'import {{ Schema }} from "./schema.mjs"; console.log(Schema.safeParse({money}).success)'
    assert node("--input-type=module", "--eval", line, cwd=tmp_path) == "true\n"


def test_standalone_declares_each_schema_after_those_it_needs(tmp_path: Path) -> None:
    """The modules of a document stand in any order, and may need each other."""
    (tmp_path / "node_modules").symlink_to(MODULES)
    ids = {name: {"$ref": f"#/$defs/{name}"} for name in ("Order", "Line", "Piece")}
    shapes = {"Order": {"line": ids["Line"]}, "Line": {"piece": ids["Piece"]}, "Piece": {"of": ids["Order"]}}
    definitions = {
        name: {"x-tallystick-module": name.lower(), "type": "object", "properties": shape}
        for name, shape in shapes.items()
    }
    (tmp_path / "order.json").write_text(json.dumps({**ids["Order"], "$defs": definitions}), "utf-8")
    write(tmp_path, {"schema.mjs": pipeline.standalone(Config(schema="order.json"), root=tmp_path)})
    line = (
        'import { Schema } from "./schema.mjs"; console.log(Schema.safeParse({ line: { piece: { of: 1 } } }).success)'
    )
    assert node("--input-type=module", "--eval", line, cwd=tmp_path) == "false\n"


def test_bundlers_drop_what_is_not_used(project: Path) -> None:
    (project / "entry.js").write_text(
        'import { CurrencySchema } from "./printed/ledger/money.js";\nconsole.log(CurrencySchema);\n'
    )
    esbuild = MODULES / "esbuild" / "bin" / "esbuild"
    command = [esbuild, "entry.js", "--bundle", "--format=esm", "--external:zod", "--log-level=error"]
    bundled = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout
    assert "decimalMinimum" not in bundled
    assert "MoneySchema" not in bundled
