"""Objects with a check of their own, as those with rules across fields: what Zod still lets one make of them.

Zod does not know which members a check looks at, so it refuses to take some away: `.pick`, `.omit` and `.partial` throw
on such an object, generated or not. `z.object(InvoiceSchema.shape)` is the same object without its rules, and takes
them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tallystick import runtime
from tallystick.ir.nodes import Check, Declaration, Module, Number, Object, Package, Property, String
from tallystick.targets import Options, generate
from tests.example import project

if TYPE_CHECKING:
    from pathlib import Path

PERIOD = Object(
    (Property("from", String(), required=True), Property("days", Number(), required=False)),
    checks=(Check("minProperties", 1),),
)

SCRIPT = """\
import * as z from "zod";
import * as mini from "zod/mini";
import { PeriodSchema as zod } from "./package/shop.js";
import { PeriodSchema as small } from "./package/mini/shop.js";

const attempts = {
  shape: () => Object.keys(zod.shape),
  extend: () => zod.extend({ c: z.string() }).safeParse({ from: "a" }).success,
  overwrite: () => zod.extend({ from: z.number() }),
  safeExtend: () => zod.safeExtend({ from: z.literal("a") }).safeParse({ from: "b" }).success,
  keyof: () => zod.keyof().options,
  strict: () => zod.strict().safeParse({ from: "a", b: 1 }).success,
  optional: () => zod.optional().parse(undefined) ?? null,
  toJSONSchema: () => z.toJSONSchema(zod).required,
  standard: () => zod["~standard"].validate({ from: "a" }).value,
  pick: () => zod.pick({ from: true }),
  omit: () => zod.omit({ from: true }),
  partial: () => zod.partial(),
  apart: () => z.object(zod.shape).pick({ days: true }).parse({}),
  miniShape: () => Object.keys(small.shape),
  miniExtend: () => mini.extend(small, { c: mini.string() }).safeParse({ from: "a" }).success,
  miniPick: () => mini.pick(small, { from: true }),
  miniApart: () => mini.partial(mini.object(small.shape)).parse({}),
};
function outcome(attempt) {
  try {
    return attempt();
  } catch {
    return "throws";
  }
}
const found = Object.entries(attempts).map(([name, attempt]) => [name, outcome(attempt)]);
console.log(JSON.stringify(Object.fromEntries(found)));
"""


@pytest.mark.node
def test_what_zod_makes_of_them(tmp_path: Path) -> None:
    package = Package((Module("shop", (Declaration("Period", PERIOD),)),))
    shipped = {f"runtime/{path}": text for path, text in runtime.files().items()}
    for path, text in (generate(package, Options()) | shipped).items():
        file = tmp_path / "package" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    project.link_packages(tmp_path)
    (tmp_path / "run.mjs").write_text(SCRIPT, "utf-8")
    (tmp_path / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    assert json.loads(project.run("node", "run.mjs", cwd=tmp_path)) == {
        "shape": ["from", "days"],
        "extend": False,
        "overwrite": "throws",
        "safeExtend": False,
        "keyof": ["from", "days"],
        "strict": False,
        "optional": None,
        "toJSONSchema": ["from"],
        "standard": {"from": "a"},
        "pick": "throws",
        "omit": "throws",
        "partial": "throws",
        "apart": {},
        "miniShape": ["from", "days"],
        "miniExtend": False,
        "miniPick": "throws",
        "miniApart": {},
    }
