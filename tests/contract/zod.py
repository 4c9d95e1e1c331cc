"""Generated Zod schemas of contracts behind JavaScript's front door, asked for their verdicts in one run of Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallystick import runtime
from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import build
from tallystick.ir.read import Root
from tallystick.targets import standalone
from tallystick.targets.dialects import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MODULES = Path(__file__).parents[1] / "node" / "node_modules"
_MAIN = """
import { readFileSync, writeFileSync } from "node:fs";
import { parseJson } from "./parse.mjs";
const said = {};
for (const [name, [file, texts]] of Object.entries(JSON.parse(readFileSync("texts.json", "utf8")))) {
  const { Schema } = await import(`./${file}`);
  said[name] = texts.map((text) => {
    try {
      return Schema.safeParse(parseJson(text)).success;
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  });
}
writeFileSync(1, JSON.stringify(said));
"""


def verdicts(
    asked: Mapping[str, tuple[dict[str, Any], Sequence[str]]], dialect: str, folder: Path
) -> dict[str, list[bool]]:
    """For each name, what the schema generated from its document says of each text. Nothing may be refused or lost."""
    (folder / "node_modules").symlink_to(MODULES)
    texts: dict[str, tuple[str, list[str]]] = {}
    for number, (name, (schema, documents)) in enumerate(asked.items()):
        registry = Registry(schema, dialect=Dialect.draft2020_12)
        built = build(registry, [Root("Subject", registry.root())])
        assert list(built.problems) == [], name
        text = standalone(built.package, built.roots[0], runtime.standalone, BY_NAME[dialect])
        (folder / f"{number}.mjs").write_text(text, encoding="utf-8")
        texts[name] = (f"{number}.mjs", list(documents))
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    (folder / "parse.mjs").write_text(runtime.files()["parse.js"], encoding="utf-8")
    (folder / "main.mjs").write_text(_MAIN, encoding="utf-8")
    done = subprocess.run(["node", "main.mjs"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[bool]] = json.loads(done.stdout)
    return found
