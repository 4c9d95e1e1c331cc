"""The runtime as files: compiled from its source, clean under both compilers, taken apart and shaken as bundlers do."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tallystick import runtime
from tallystick.runtime.declarations import Declaration, declarations

if TYPE_CHECKING:
    from tests.runtime.conftest import Node

SOURCE = Path(runtime.__file__).parent
WORKSPACE = Path(__file__).parent.parent / "node"
COMPILERS = {"7.0": "typescript", "5.9": "typescript-5.9"}


def _run(*command: str | Path, stdin: str = "") -> str:
    done = subprocess.run(command, cwd=WORKSPACE, input=stdin, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_files_are_those_that_ship() -> None:
    modules = sorted(
        path.relative_to(SOURCE).as_posix().removesuffix(".ts")
        for path in SOURCE.rglob("*.ts")
        if not path.name.endswith(".d.ts")
    )
    assert list(runtime.files()) == sorted(f"{module}{end}" for module in modules for end in (".js", ".d.ts"))


def test_source_and_output_are_ascii() -> None:
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*")
        if path.suffix in {".ts", ".js", ".py"}
    }
    assert [name for name, text in texts.items() if not text.isascii()] == []


def test_no_module_imports_a_package_at_run_time() -> None:
    imports = {
        source
        for path, text in runtime.files().items()
        if path.endswith(".js")
        for source in re.findall(r'from "([^"]+)"', text)
    }
    assert [source for source in imports if not source.startswith(".")] == []


@pytest.mark.node
def test_the_committed_output_is_what_the_source_compiles_to(tmp_path: Path) -> None:
    _run("node", "build-runtime.mjs", tmp_path)
    compiled = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.*ts")}
    compiled |= {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.js")}
    assert compiled == runtime.files()


@pytest.mark.node
def test_the_source_is_formatted() -> None:
    _run("node_modules/.bin/prettier", "--check", f"{SOURCE}/**/*.ts", f"{SOURCE}/**/*.js")


@pytest.mark.node
@pytest.mark.parametrize("version", COMPILERS)
def test_the_source_compiles(version: str) -> None:
    _run("node", f"node_modules/{COMPILERS[version]}/bin/tsc", "-p", "tsconfig.runtime.json", "--noEmit")


CONSUMER = """
import * as z from "zod";
import * as m from "zod/mini";
import * as r from "./index.js";

const Tree = z.custom<{ next?: unknown }>().check(r.schema({ properties: { next: () => Tree } }));
export const checked: readonly [string, Record<string, number>, number[], number, { next?: unknown }] = [
  z.string().check(r.email, r.decimalMinimum("1"), r.maxBytes(3)).parse(""),
  z.record(z.string(), z.number()).check(r.minProperties(1)).parse({}),
  z.array(z.number()).check(r.uniqueItems).parse([]),
  z.number().check(r.integer).parse(1),
  Tree.parse({}),
];
export const mini: readonly [string, { a: number }] = [
  m.string().check(r.dateTime, m.minLength(1)).parse(""),
  m.object({ a: m.number() }).check(r.schema({ minProperties: 1, anyOf: [m.any(), () => z.any()] })).parse({}),
];
export const pointers: readonly string[] = r.issues(new z.ZodError([])).map(({ pointer }) => pointer);
// @ts-expect-error -- a check of strings
z.number().check(r.email);
// @ts-expect-error -- no such keyword
r.schema({ minimun: 1 });
"""


@pytest.mark.node
@pytest.mark.parametrize("version", COMPILERS)
def test_the_declarations_serve_both_dialects(shipped: Path, version: str) -> None:
    shipped.joinpath("consumer.ts").write_text(CONSUMER, encoding="utf-8")
    modules = shipped / "node_modules"
    if not modules.exists():
        modules.symlink_to(WORKSPACE / "node_modules")
    strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--verbatimModuleSyntax"]
    target = ["--target", "es2022", "--lib", "es2022,dom", "--module", "esnext", "--moduleResolution", "bundler"]
    compiler = WORKSPACE / "node_modules" / COMPILERS[version] / "bin/tsc"
    _run("node", compiler, *strict, *target, "--noEmit", "--skipLibCheck", shipped / "consumer.ts")


DECLARED = re.compile(r"^(?:class|const|var|function) ([\w$]+)", re.MULTILINE)


@pytest.mark.node
@pytest.mark.parametrize("name", sorted(runtime.exports()))
def test_one_export_brings_what_a_bundler_keeps(shipped: Path, name: str) -> None:
    entry = f"export {{ {name} }} from {str(shipped / 'index.js')!r};"
    bundle = _run("node_modules/.bin/esbuild", "--bundle", "--format=esm", "--log-level=error", stdin=entry)
    assert set(DECLARED.findall(runtime.standalone([name]))) == set(DECLARED.findall(bundle))


def test_the_order_of_names_changes_nothing() -> None:
    assert runtime.standalone(["uri", "email", "email"]) == runtime.standalone(iter(["email", "uri"]))
    assert runtime.standalone([]) == ""


@pytest.mark.parametrize("name", ["isHostname", "nothing"])
def test_only_exports_can_be_asked_for(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        runtime.standalone([name])


def test_one_declaration_stands_alone() -> None:
    assert runtime.standalone(["integer"]) == (
        "/** Accepts numbers without a fractional part, of any size. */\n"
        "function integer(payload) {\n"
        "  if (!Number.isInteger(payload.value)) {\n"
        "    payload.issues.push({\n"
        '      code: "invalid_type",\n'
        '      expected: "int",\n'
        "      input: payload.value,\n"
        "    });\n"
        "  }\n"
        "}\n"
    )


@pytest.mark.node
def test_inlined_code_gives_the_same_verdicts(node: Node) -> None:
    names = sorted(runtime.exports())
    inlined = f"(() => {{ {runtime.standalone(names)}; return schema; }})()"
    keywords = "{ anyOf: [z.string().check(email), z.number()], uniqueItems: true, properties: { a: z.never() } }"
    instances = ['"a@b.c"', '"a"', "1", "null", "[1, 1]", '{"a": 1}']
    theirs = node.issues("zod", f"z.custom().check({inlined}({keywords}))", instances)
    assert theirs == node.issues("zod", f"z.custom().check(schema({keywords}))", instances)


def test_a_module_is_taken_apart() -> None:
    module = (
        '/** About the module. */\nimport { other } from "./b.js";\nconst LIMIT = 3;\n'
        "/** Speaks of unused. */\nexport function first(value, { unused: it }) {\n"
        '  // unused\n  return value.unused || other(...LIMIT) || { unused: "unused" };\n}\nfunction unused() {}\n'
    )
    found = declarations(
        {
            "a.js": module,
            "b.js": "export const other = () => first;\n",
            "index.js": 'export { first } from "./a.js";\nexport { other, } from "./b.js";\n',
        }
    )
    first = module[module.index("/** Speaks") : module.index("function unused")].replace("export ", "")
    assert found == {
        "LIMIT": Declaration("const LIMIT = 3;\n", frozenset(), public=False, hoisted=False),
        "first": Declaration(first, frozenset({"LIMIT", "other"}), public=True, hoisted=True),
        "unused": Declaration("function unused() {}\n", frozenset(), public=False, hoisted=True),
        "other": Declaration("const other = () => first;\n", frozenset({"first"}), public=True, hoisted=False),
    }


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("sideEffect();\n", "a.js: no declaration that this splitter knows: 'sideEffect();\\n'"),
        ("const a = 1;\nconst a = 2;\n", "a.js: a is declared twice in the runtime"),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(module: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        declarations({"a.js": module, "index.js": ""})
