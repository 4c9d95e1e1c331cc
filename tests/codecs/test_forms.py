"""Every form and every composite, in a package made for it: what is decoded, what is left, what is written back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tallystick import runtime
from tallystick.ir.nodes import (
    Array,
    Boolean,
    Check,
    Declaration,
    Direction,
    Extra,
    General,
    Keyword,
    Literal,
    Module,
    Node,
    Nullable,
    Number,
    Object,
    Package,
    Property,
    Record,
    Reference,
    String,
    Tuple,
    Union,
)
from tallystick.targets import Options, generate
from tests.example import project
from tests.example.test_types import COMPILERS, errors

if TYPE_CHECKING:
    from pathlib import Path

TEXT = String()
WHEN = String("contract-datetime")
BYTES = String("contract-base64")
BIG = String(None, (Check("pattern", "^(?:0|-?[1-9][0-9]*)$"),))
WHOLE_KEY = String(None, (Check("pattern", "^(?:0|-?[1-9][0-9]{0,14})$"),))
UNIQUE = (Check("uniqueItems", value=True),)


def must(name: str, node: Node) -> Property:
    return Property(name, node, required=True)


def declared(name: str, node: Node, **more: Any) -> Declaration:
    return Declaration(name, node, **more)


DECLARATIONS = (
    declared("Big", BIG),
    declared("Letters", Array(TEXT, UNIQUE)),
    declared("Level", Literal((1, 2))),
    declared("Levels", Array(Reference("Level"), UNIQUE)),
    declared("Moments", Array(WHEN, UNIQUE)),
    declared("ByNumber", Record(WHOLE_KEY, WHEN)),
    declared("ByBig", Record(BIG, Number())),
    declared("ByFlag", Record(Literal(("true", "false")), TEXT)),
    declared("ByText", Record(TEXT, BYTES)),
    declared("Row", Tuple((TEXT, WHEN), BYTES)),
    declared("Pair", Tuple((Nullable(WHEN), TEXT))),
    declared("Open", Object((must("at", WHEN), must("__proto___", TEXT)), Extra.OPEN)),
    declared("Rest", Object((must("name", TEXT), must("at", WHEN)), BYTES)),
    declared("Optional", Object((Property("at", WHEN, required=False),))),
    declared(
        "Tree",
        Object((must("at", WHEN), must("children", Array(Reference("Tree"))))),
        late=frozenset({"Tree"}),
    ),
    declared("Created", Object((must("kind", Literal(("created",))), must("at", WHEN)))),
    declared("Named", Object((must("kind", Literal(("named", "renamed"))), must("name", TEXT)))),
    declared("Event", Union((Reference("Created"), Reference("Named")), discriminator="kind")),
    # Told apart by the kind of JSON value.
    declared("Moment", Union((WHEN, Number(), Reference("Created"), Reference("Letters")))),
    # Not told apart, so all of it stays what it is on the wire.
    declared("Either", Union((Reference("Created"), Reference("Rest")))),
    declared("Late", Union((WHEN, TEXT))),
    # Rules over what is sent are asked before it is decoded.
    declared(
        "Ruled",
        General(
            (Keyword("required", ("at",)),),
            view=Object((must("at", WHEN),)),
            base=Object((Property("at", WHEN, required=False), Property("on", Boolean(), required=False))),
        ),
    ),
    declared("Foreign", General((Keyword("not", Reference("Created")),), view=Reference("Created"))),
    declared(
        "Filled",
        Object((Property("tags", Array(TEXT, UNIQUE), required=False, default=["a"]), must("at", WHEN))),
        input_name="FilledInput",
    ),
    declared(
        "Sent",
        Object((Property("unit", TEXT, required=False, default="h"),)),
        direction=Direction.INPUT,
        input_name="Sent",
    ),
    declared("Sending", Object((must("sent", Reference("Sent")), must("at", WHEN))), direction=Direction.INPUT,
             input_name="Sending"),
)  # fmt: skip
PACKAGE = Package((Module("shop", DECLARATIONS),))

A, B = "2026-03-02T10:15:30.123456+01:00", "0001-01-01T00:00:00Z"

GOOD: list[tuple[str, Any, Any]] = [
    ("Big", "-123456789012345678901234567890", "n:-123456789012345678901234567890"),
    ("Letters", ["b", "a"], {"Set": ["b", "a"]}),
    ("Levels", [2, 1], {"Set": [2, 1]}),
    ("Moments", [A, B], ["D:2026-03-02T09:15:30.123Z", "D:0001-01-01T00:00:00.000Z"]),
    ("ByNumber", {"-7": A}, {"Map": [[-7, "D:2026-03-02T09:15:30.123Z"]]}),
    ("ByBig", {"90071992547409931": 1}, {"Map": [["n:90071992547409931", 1]]}),
    ("ByFlag", {"true": "x"}, {"Map": [[True, "x"]]}),
    ("ByText", {"a": "AAE="}, {"a": "b:0,1"}),
    ("Row", ["x", A, "", "/w=="], ["x", "D:2026-03-02T09:15:30.123Z", "b:", "b:255"]),
    ("Pair", [None, "x"], [None, "x"]),
    ("Open", {"at": B, "__proto___": "p", "constructor": 1, "more": [A]},
     {"at": "D:0001-01-01T00:00:00.000Z", "__proto___": "p", "constructor": 1, "more": [A]}),
    ("Rest", {"name": "AAE=", "at": B, "x": "AAE="},
     {"name": "AAE=", "at": "D:0001-01-01T00:00:00.000Z", "x": "b:0,1"}),
    ("Optional", {}, {}),
    ("Tree", {"at": B, "children": [{"at": B, "children": []}]},
     {"at": "D:0001-01-01T00:00:00.000Z", "children": [{"at": "D:0001-01-01T00:00:00.000Z", "children": []}]}),
    ("Event", {"kind": "created", "at": B}, {"kind": "created", "at": "D:0001-01-01T00:00:00.000Z"}),
    ("Event", {"kind": "renamed", "name": B}, {"kind": "renamed", "name": B}),
    ("Moment", B, "D:0001-01-01T00:00:00.000Z"),
    ("Moment", 1.5, 1.5),
    ("Moment", ["x"], {"Set": ["x"]}),
    ("Moment", {"kind": "created", "at": B}, {"kind": "created", "at": "D:0001-01-01T00:00:00.000Z"}),
    ("Either", {"kind": "created", "at": B}, {"kind": "created", "at": B}),
    ("Late", B, B),
    ("Ruled", {"at": B, "on": True}, {"at": "D:0001-01-01T00:00:00.000Z", "on": True}),
    ("Foreign", {"kind": "other", "at": B}, {"kind": "other", "at": B}),
    ("Filled", {"at": B, "tags": ["z"]}, {"tags": {"Set": ["z"]}, "at": "D:0001-01-01T00:00:00.000Z"}),
    ("Sending", {"sent": {"unit": "d"}, "at": B}, {"sent": {"unit": "d"}, "at": "D:0001-01-01T00:00:00.000Z"}),
]  # fmt: skip

BAD: list[tuple[str, Any]] = [
    ("Big", "01"), ("Big", 1), ("Letters", ["a", "a"]), ("ByNumber", {"01": A}), ("ByNumber", {"1": "x"}),
    ("Row", ["x"]), ("Tree", {"at": B, "children": [{"at": "x", "children": []}]}), ("Event", {"kind": "other"}),
    ("Moment", "x"), ("Ruled", {"on": True}), ("Foreign", {"kind": "created", "at": B}), ("Filled", {"at": 1}),
]  # fmt: skip

SCRIPT = """\
import { readFileSync } from "node:fs";
import * as z from "zod";
import * as wire from "./package/shop.js";
import * as codecs from "./package/codecs/index.js";

function shown(value) {
  if (value instanceof Date) return `D:${value.toISOString()}`;
  if (value instanceof Uint8Array) return `b:${value}`;
  if (typeof value === "bigint") return `n:${value}`;
  if (value instanceof Set) return { Set: [...value].map(shown) };
  if (value instanceof Map) return { Map: [...value].map(([key, each]) => [shown(key), shown(each)]) };
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shown(each)]));
}
const found = (error) => error.issues.map((issue) => JSON.stringify(issue)).sort();

const { good, bad } = JSON.parse(readFileSync(0, "utf8"));
console.log(
  JSON.stringify({
    good: good.map(([name, text]) => {
      const [schema, onWire] = [codecs[`${name}Schema`], wire[`${name}Schema`]];
      const value = schema.parse(JSON.parse(text));
      const raw = schema === onWire ? value : codecs.toWire(schema, value);
      return [shown(value), z.encode(schema, value), raw];
    }),
    bad: bad.map(([name, text]) =>
      [codecs, wire].map((from) => found(from[`${name}Schema`].safeParse(JSON.parse(text)).error)),
    ),
    // What was changed is written anew, and what the wire does not take is refused with its place.
    moved: z.encode(codecs.MomentsSchema, [new Date(0)]),
    invalid: z.safeEncode(codecs.MomentsSchema, [new Date(Number.NaN)]).error.issues[0].path,
    tooLate: z.safeEncode(codecs.MomentsSchema, [new Date(8.64e15)]).error.issues[0].path,
    long: z.encode(codecs.ByTextSchema, { a: new Uint8Array(100_000) }).a.length,
    // A value of the wire is taken as it is.
    given: z.encode(codecs.MomentsSchema, ["2026-03-02T10:15:30Z"]),
  }),
);
"""

TYPES = """\
import type * as z from "zod";
import type * as app from "./package/codecs/index.js";
import type * as wire from "./package/shop.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<_ extends true>(): void;

same<Same<app.Big, bigint>>();
same<Same<app.Letters, Set<string>>>();
same<Same<app.Levels, Set<wire.Level>>>();
same<Same<app.Moments, Date[]>>();
same<Same<app.ByNumber, Map<number, Date>>>();
same<Same<app.ByBig, Map<bigint, number>>>();
same<Same<app.ByFlag, Map<boolean, string>>>();
same<Same<app.ByText, { [key: string]: Uint8Array }>>();
same<Same<app.Row, [string, Date, ...Uint8Array[]]>>();
same<Same<app.Pair, [Date | null, string]>>();
same<Same<app.Tree["children"], app.Tree[]>>();
same<Same<app.Tree["at"], Date>>();
same<Same<app.Event, app.Created | wire.Named>>();
same<Same<app.Moment, Date | number | app.Created | Set<string>>>();
same<Same<app.Either, wire.Either>>();
same<Same<app.Late, string>>();
same<Same<app.Ruled, { at?: Date | undefined; on?: boolean | undefined }>>();
same<Same<app.Foreign, wire.Foreign>>();
same<Same<app.Filled, { tags: Set<string>; at: Date }>>();
same<Same<app.Sending["sent"], z.output<typeof wire.SentSchema>>>();
same<Same<z.input<typeof app.TreeSchema>, wire.Tree>>();
same<Same<z.output<typeof app.TreeSchema>, app.Tree>>();
same<Same<z.input<typeof app.FilledSchema>, wire.FilledInput>>();
same<Same<z.output<typeof app.FilledSchema>, app.Filled>>();
"""

pytestmark = pytest.mark.node


@pytest.fixture(scope="module", params=["zod", "zod-mini"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the package in `package`, its codecs over one surface of Zod."""
    home = tmp_path_factory.mktemp(request.param)
    project.link_packages(home)
    (home / "package.json").write_text('{"type": "module", "private": true}\n', "utf-8")
    files = generate(PACKAGE, Options(codecs=True, dialects=(request.param,)))
    shipped = {f"runtime/{path}": text for path, text in runtime.files().items()}
    for path, text in (files | shipped).items():
        file = home / "package" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    if request.param == "zod-mini":
        (home / "package" / "shop.js").write_text('export * from "./mini/shop.js";\n', "utf-8")
        (home / "package" / "shop.d.ts").write_text('export * from "./mini/shop.js";\n', "utf-8")
    return home


def test_every_form_goes_both_ways(folder: Path) -> None:
    (folder / "run.mjs").write_text(SCRIPT, "utf-8")
    stdin = json.dumps(
        {"good": [[name, json.dumps(document)] for name, document, _ in GOOD],
         "bad": [[name, json.dumps(document)] for name, document in BAD]}
    )  # fmt: skip
    found = json.loads(project.run("node", "run.mjs", cwd=folder, stdin=stdin))
    assert found["good"] == [[value, document, document] for _, document, value in GOOD]
    assert [ours for ours, _ in found["bad"]] == [theirs for _, theirs in found["bad"]]
    assert all(ours for ours, _ in found["bad"])
    assert {name: found[name] for name in ("moved", "invalid", "tooLate", "long", "given")} == {
        "moved": ["1970-01-01T00:00:00.000Z"],
        "invalid": [0],
        "tooLate": [0],
        "long": 133_336,
        "given": ["2026-03-02T10:15:30Z"],
    }


@pytest.mark.parametrize("compiler", COMPILERS)
def test_every_form_has_its_type(compiler: str, folder: Path) -> None:
    (folder / "types.ts").write_text(TYPES, "utf-8")
    assert errors(folder, compiler, ["types.ts"]) == ([], "")


@pytest.mark.parametrize("emit", ["js", "ts"])
def test_no_entry_without_the_option(emit: Any) -> None:
    files = generate(PACKAGE, Options(emit=emit))
    assert [path for path in files if path.startswith("codecs")] == []
    assert "codecs" not in files["README.md"] + files["package.json"]


def test_the_readme_says_that_there_are() -> None:
    text = generate(PACKAGE, Options(codecs=True, name="@acme/contracts"))["README.md"]
    assert "Under `@acme/contracts/codecs` the same names" in text
