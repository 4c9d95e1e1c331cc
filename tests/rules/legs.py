"""The rules that a document breaks, asked of every side: by name, or why the document is refused otherwise."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tallystick import runtime
from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.read import Root
from tallystick.ir.rules.data import KEYWORD, read
from tallystick.ir.rules.evaluate import broken
from tallystick.targets import standalone
from tallystick.targets.dialects import BY_NAME
from tests.docs.console import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tallystick import Contract
    from tallystick.ir.rules.tree import Rule

Broken = list[tuple[str, str, str]]
"""Name, pointer and message of each."""


def published(cls: type[Contract]) -> dict[str, Any]:
    return cls.model_json_schema()


def rules(cls: type[Contract]) -> tuple[Rule, ...]:
    schema = published(cls)
    return read(schema[KEYWORD] if KEYWORD in schema else schema["$defs"][cls.__name__][KEYWORD])


def pointer(path: Sequence[int | str]) -> str:
    return "".join(f"/{step}" for step in path)


def python(cls: type[Contract], text: str) -> Broken:
    """What Pydantic says, reading JSON."""
    try:
        cls.model_validate_json(text)
    except ValidationError as error:
        return [(found["type"], pointer(found["loc"]), found["msg"]) for found in error.errors()]
    return []


def wire(cls_rules: Sequence[Rule], text: str) -> Broken:
    """What the evaluator of JSON values says."""
    return [(rule.name, pointer(rule.at), rule.message) for rule in broken(cls_rules, json.loads(text))]


_MAIN = """
import { readFileSync } from "node:fs";
import { Schema } from "./schema.mjs";
const said = JSON.parse(readFileSync("documents.json", "utf8")).map((text) => {
  const { error } = Schema.safeParse(JSON.parse(text));
  return (error?.issues ?? []).map(({ code, path, message, params }) => [
    params?.rule ?? code,
    path.map((step) => `/${step}`).join(""),
    message,
  ]);
});
console.log(JSON.stringify(said));
"""


def zod(cls: type[Contract], texts: Sequence[str], dialect: str, folder: Path) -> list[Broken]:
    """What the generated schema says, in one run of Node."""
    registry = Registry(published(cls), dialect=Dialect.draft2020_12)
    return zod_of(registry, texts, dialect, folder)


def zod_of(registry: Registry, texts: Sequence[str], dialect: str, folder: Path) -> list[Broken]:
    made = build(registry, [Root("Subject", registry.root())])
    folder.mkdir(exist_ok=True)
    (folder / "node_modules").symlink_to(ROOT / "tests" / "node" / "node_modules")
    module = standalone(made.package, made.roots[0], runtime.standalone, BY_NAME[dialect])
    (folder / "schema.mjs").write_text(module, encoding="utf-8")
    (folder / "documents.json").write_text(json.dumps(list(texts)), encoding="utf-8")
    (folder / "main.mjs").write_text(_MAIN, encoding="utf-8")
    done = subprocess.run(["node", "main.mjs"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [[(name, path, message) for name, path, message in found] for found in json.loads(done.stdout)]
