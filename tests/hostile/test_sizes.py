"""Very large and very awkward documents work, through the real command, and what comes out says what they say."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.hostile.running import lay_out, tallystick

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.node

MODULES = Path(__file__).parents[1] / "node" / "node_modules"
PROBE = """
import { readFileSync } from "node:fs";
const { Schema } = await import(process.argv[1]);
const instances = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(instances.map((instance) => Schema.safeParse(instance).success)));
"""


@dataclass(frozen=True, slots=True)
class Large:
    """A schema, with instances that it accepts and that it refuses."""

    schema: Callable[[], Any]
    accepted: tuple[Any, ...]
    refused: tuple[Any, ...]


def chain(links: int, link: Callable[[dict[str, str]], Any]) -> dict[str, Any]:
    """Definitions that each refer to the next by `link`; the last is a string."""
    below = {f"D{i}": link({"$ref": f"#/$defs/D{i + 1}"}) for i in range(links)}
    return {"$ref": "#/$defs/D0", "$defs": below | {f"D{links}": {"type": "string"}}}


def nested(depth: int) -> dict[str, Any]:
    """A schema of lists in lists."""
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema}
    return schema


def within(depth: int, value: Any) -> Any:
    """A value in lists in lists."""
    for _ in range(depth):
        value = [value]
    return value


def kinds(count: int) -> list[dict[str, Any]]:
    """Objects that a tag tells apart."""
    return [
        {"type": "object", "properties": {"kind": {"const": f"k{i}"}, "n": {"type": "integer"}}, "required": ["kind"]}
        for i in range(count)
    ]


LARGE: dict[str, Large] = {
    "100 deep": Large(lambda: nested(100), (within(100, "a"), within(99, [])), (within(100, 1), within(99, "a"))),
    "enumeration of 100,000": Large(
        lambda: {"enum": [f"value {i}" for i in range(100_000)]}, ("value 0", "value 99999"), ("value 100000", 1)
    ),
    "enumeration of 20,000 objects": Large(
        lambda: {"enum": [{"a": i} for i in range(20_000)]}, ({"a": 0}, {"a": 19_999}), ({"a": 20_000}, {})
    ),
    "union of 5,000": Large(
        lambda: {"anyOf": kinds(5000)},
        ({"kind": "k0"}, {"kind": "k4999", "n": 1}),
        ({"kind": "k5000"}, {"kind": "k1", "n": "a"}),
    ),
    "union of 5,000 references": Large(
        lambda: {
            "oneOf": [{"$ref": f"#/$defs/K{i}"} for i in range(5000)],
            "$defs": {f"K{i}": kind for i, kind in enumerate(kinds(5000))},
        },
        ({"kind": "k0"}, {"kind": "k4999", "n": 1}),
        ({"kind": "k5000"}, {"kind": "k1", "n": "a"}),
    ),
    "10,000 properties": Large(
        lambda: {
            "type": "object",
            "properties": {f"p{i}": {"type": "string"} for i in range(10_000)},
            "required": ["p9999"],
        },
        ({"p9999": "a"},),
        ({}, {"p9999": "a", "p0": 1}),
    ),
    "chain of 5,000 references": Large(lambda: chain(5000, lambda link: link), ("a",), (1,)),
    "chain of 500 properties": Large(  # Zod follows schemas on its own stack, which ends between 1,000 and 5,000
        lambda: chain(500, lambda link: {"type": "object", "properties": {"next": link}}),
        ({}, {"next": {"next": {}}}),
        ({"next": 1}, {"next": {"next": 1}}),
    ),
    "30 that double, by properties": Large(
        lambda: chain(30, lambda link: {"type": "object", "properties": {"left": link, "right": link}}),
        ({}, {"left": {"right": {}}}),
        ({"left": 1},),
    ),
    "30 that double, by positions": Large(
        lambda: chain(30, lambda link: {"type": "array", "prefixItems": [link, link], "items": False}),
        ([], [[], []]),
        ([1], [[], 1]),
    ),
    "wide pattern": Large(
        lambda: {"type": "string", "pattern": f"^(?:{'|'.join(f'word{i}' for i in range(20_000))})$"},
        ("word19999",),
        ("word20000",),
    ),
    "prototype": Large(
        lambda: {"type": "object", "properties": {"__proto__": {"type": "string"}}, "required": ["__proto__"]},
        (json.loads('{"__proto__": "a"}'),),
        ({}, json.loads('{"__proto__": 1}')),
    ),
}
"""What is large -> the schema and its instances. Time is for the benchmarks; here it only has to end."""


@pytest.mark.parametrize("case", LARGE)
def test_it_works(case: str, tmp_path: Path) -> None:
    large = LARGE[case]
    lay_out(tmp_path, {"order.json": json.dumps(large.schema())})
    result = tallystick(tmp_path, ["generate", "--schema", "order.json", "--out", "out"])
    assert (result.code, result.problems) == (0, [])
    lay_out(tmp_path, {"entry.mjs": 'export { OrderSchema as Schema } from "./out/typescript/index.js";'})
    (tmp_path / "node_modules").symlink_to(MODULES)
    command = ["node", "--input-type=module", "--eval", PROBE, (tmp_path / "entry.mjs").as_uri()]
    instances = json.dumps([*large.accepted, *large.refused])
    answer = subprocess.run(command, input=instances, capture_output=True, text=True, check=False)
    assert answer.stderr == ""
    assert json.loads(answer.stdout) == [True] * len(large.accepted) + [False] * len(large.refused)


def test_names_that_collide_stay_apart(tmp_path: Path) -> None:
    """Names that differ in signs, in case or in nothing that a name can show, and names that are taken already."""
    names = [
        "a b",
        "a-b",
        "a_b",
        "A b",
        "AB",
        "aB",
        "ab",
        "Ab",
        "Promise",
        "class",
        "Schema",
        "1st",
        "",
        "é",
        "e\u0301",
        "con",
        "Con",
    ]
    schemas = {name: {"const": number} for number, name in enumerate(names)}
    for place, order in enumerate((names, names[::-1], [*names, "A B"])):
        document = {"openapi": "3.1.0", "components": {"schemas": {name: schemas.get(name, {}) for name in order}}}
        lay_out(tmp_path, {"shop.json": json.dumps(document)})
        assert tallystick(tmp_path, ["generate", "--openapi", "shop.json", "--out", f"out{place}"]).code == 0
    first, reversed_, more = (declared(out) for out in sorted(tmp_path.glob("out*")))
    assert len(first) == 2 * len(names)
    assert first == reversed_
    assert first < more


def declared(out: Path) -> set[str]:
    """The declarations of the only module."""
    header, types, *declarations = (out / "typescript" / "schemas.d.ts").read_text("utf-8").strip().split("\n\n")
    assert header.startswith("//")
    assert types.startswith("import")
    return set(declarations)
