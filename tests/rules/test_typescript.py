"""Rules in generated packages: TypeScript compiles them, Prettier keeps them, Zod's own methods work with them."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tallystick import runtime
from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.read import Root
from tallystick.targets import Options, generate
from tests.docs.console import ROOT
from tests.rules import legs
from tests.rules.making import contract
from tests.rules.samples import Everything
from tests.rules.test_grammar import ACCEPTED
from tests.rules.test_python import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from tallystick import Contract

pytestmark = pytest.mark.node
MODULES = ROOT / "tests" / "node" / "node_modules"
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
    "noEmit": True,
}


def package(cls: type[Contract], folder: Path, emit: str) -> None:
    registry = Registry(legs.published(cls), dialect=Dialect.draft2020_12)
    made = build(registry, [Root(cls.__name__, registry.root())])
    files = generate(made.package, Options(emit=emit)) | {
        f"runtime/{path}": text for path, text in runtime.files().items()
    }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("rules")
    (home / "node_modules").symlink_to(MODULES)
    (home / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (home / "tsconfig.json").write_text(
        json.dumps({"compilerOptions": STRICT, "include": ["**/*.ts"]}), encoding="utf-8"
    )
    many = contract(" and ".join(f"({text})" for text in ACCEPTED))
    for name, cls in (("everything", Everything), ("grammar", many), ("tree", Tree)):
        for emit in ("js", "ts"):
            package(cls, home / f"{name}-{emit}", emit)
    return home


@pytest.mark.parametrize("compiler", ["typescript", "typescript-5.9"])
def test_it_compiles(project: Path, compiler: str) -> None:
    run("node", MODULES / compiler / "bin" / "tsc", "-p", ".", cwd=project)


def test_prettier_has_nothing_to_change(project: Path) -> None:
    globs = [f"{name}-*/**/schemas.{end}" for name in ("everything", "tree") for end in ("js", "ts", "d.ts")]
    run("node", MODULES / "prettier" / "bin" / "prettier.cjs", "--check", *globs, cwd=project)


PROBE = """
import * as z from "zod";
import { TreeSchema } from "./tree-js/schemas.js";
import { issues } from "./tree-js/runtime/index.js";
const bad = { value: 1, children: [{ value: 1, children: [] }] };
const attempt = (make) => {
  try {
    const { success, error } = make().safeParse(bad);
    return success ? "accepted" : error.issues.map(({ code, params }) => params?.rule ?? code).join();
  } catch (error) {
    return error.message;
  }
};
console.log(JSON.stringify({
  itself: attempt(() => TreeSchema),
  pick: attempt(() => TreeSchema.pick({ value: true })),
  omit: attempt(() => TreeSchema.omit({ children: true })),
  extend: attempt(() => TreeSchema.extend({ more: z.number().optional() })),
  replace: attempt(() => TreeSchema.extend({ value: z.number() })),
  safeExtend: attempt(() => TreeSchema.safeExtend({ value: z.number() })),
  refine: attempt(() => TreeSchema.refine(() => false)),
  issues: issues(TreeSchema.safeParse(bad).error),
}));
"""


def test_methods_of_zod(project: Path) -> None:
    (project / "probe.mjs").write_text(PROBE, encoding="utf-8")
    said = json.loads(run("node", "probe.mjs", cwd=project))
    assert said == {
        "itself": "less",
        "pick": ".pick() cannot be used on object schemas containing refinements",
        "omit": ".omit() cannot be used on object schemas containing refinements",
        "extend": "less",
        "replace": "Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.",
        "safeExtend": "less",
        "refine": "less,custom",
        "issues": [{"pointer": "/children", "code": "less", "message": "children are less"}],
    }
