"""Layouts, each given with the column it starts at and the whole text wanted."""

from __future__ import annotations

import pytest

from tallystick.render.imports import Imports, specifier, statement
from tallystick.render.layout import Arrow, Chain, Doc, Getter, Items, Members, assigned, fit
from tallystick.render.type_layout import Alternatives, Fixed, Generic, Intersected, Sequence, Shape, Spread

LONG = "LongNameOfSomeSchema"


def chain(*calls: tuple[str, tuple[Doc, ...]], root: str = "z") -> Chain:
    return Chain(root, calls)


EXPRESSIONS: list[tuple[str, Doc, str]] = [
    ("a call that fits", chain((".array", (LONG,))), f"z.array({LONG})"),
    (
        "an array is hugged",
        chain((".union", (Items([LONG] * 4),))),
        f"z.union([\n  {LONG},\n  {LONG},\n  {LONG},\n  {LONG},\n])",
    ),
    ("an object is hugged", chain((".object", (Members([("a", "b")], forced=True),))), "z.object({\n  a: b,\n})"),
    ("an empty object", chain((".object", (Members([], forced=True),))), "z.object({})"),
    (
        "calls are not hugged",
        chain((".array", (chain((".object", (Members([("a", "b")], forced=True),))),))),
        "z.array(\n  z.object({\n    a: b,\n  }),\n)",
    ),
    (
        "a chain with an object in it",
        chain((".object", (Members([("a", "b")], forced=True),)), (".optional", ())),
        "z\n  .object({\n    a: b,\n  })\n  .optional()",
    ),
    (
        "a long chain with work in it",
        chain((".string", ()), (".max", ("1",)), (".regex", ("/^[a-z]+$/u",))),
        "z\n  .string()\n  .max(1)\n  .regex(/^[a-z]+$/u)",
    ),
    (
        "a short chain with work in it",
        chain((".string", ()), (".regex", ("/^[a-z]+$/u",))),
        "z.string().regex(/^[a-z]+$/u)",
    ),
    (
        "a getter",
        Members([("", Getter("next", "Next", "typeof Next"))]),
        "{\n  get next(): typeof Next {\n    return Next;\n  },\n}",
    ),
    (
        "functions are composed a line each",
        chain((".record", (chain((".string", ())), chain((".lazy", (Arrow("X"),)))))),
        "z.record(\n  z.string(),\n  z.lazy(() => X),\n)",
    ),
    (
        "numbers fill their lines",
        Items([str(10**9 + index) for index in range(9)], filled=True),
        (
            "[\n  1000000000, 1000000001, 1000000002, 1000000003, 1000000004, 1000000005,\n"
            "  1000000006, 1000000007, 1000000008,\n]"
        ),
    ),
]


@pytest.mark.parametrize(("doc", "want"), [row[1:] for row in EXPRESSIONS], ids=[row[0] for row in EXPRESSIONS])
def test_expression(doc: Doc, want: str) -> None:
    assert fit(doc, 0, 0, 1) == want


TYPES: list[tuple[str, Doc, str]] = [
    ("a shape that fits", Shape([("", "a:", "string"), ("", "b?:", "number")]), "{ a: string; b?: number }"),
    ("a comment breaks a shape", Shape([("/** A. */", "a:", "string")]), "{\n  /** A. */\n  a: string;\n}"),
    ("one shape is hugged", Generic("z.A", (Shape([("/** A. */", "a:", "B")]),)), "z.A<{\n  /** A. */\n  a: B;\n}>"),
    (
        "a shape among others is not",
        Generic("z.A", (Shape([("/** A. */", "a:", "B")]), "C")),
        "z.A<\n  {\n    /** A. */\n    a: B;\n  },\n  C\n>",
    ),
    ("an array of a union", Sequence(Alternatives(("A", "B"))), "(A | B)[]"),
    (
        "a union, a member a line",
        Alternatives((LONG,) * 4),
        f"\n  | {LONG}\n  | {LONG}\n  | {LONG}\n  | {LONG}",
    ),
    (
        "a nullable shape",
        Alternatives((Shape([("/** A. */", "a:", "B")]), "null")),
        "{\n  /** A. */\n  a: B;\n} | null",
    ),
    ("a tuple with a rest", Fixed(("A", Spread("B"))), "[A, ...B[]]"),
    (
        "a long tuple",
        Fixed((LONG,) * 4, "readonly ["),
        f"readonly [\n  {LONG},\n  {LONG},\n  {LONG},\n  {LONG},\n]",
    ),
    ("an intersection", Intersected((LONG,) * 4), f"{LONG} &\n  {LONG} &\n  {LONG} &\n  {LONG}"),
]


@pytest.mark.parametrize(("doc", "want"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_type(doc: Doc, want: str) -> None:
    assert fit(doc, 0, 0, 1) == want


@pytest.mark.parametrize(
    ("doc", "want"),
    [
        ("value", "key: value"),
        ('"' + "x" * 78 + '"', 'key:\n  "' + "x" * 78 + '"'),
        (chain((".array", ("x" * 70,))), "key: z.array(\n  " + "x" * 70 + ",\n)"),
    ],
)
def test_assigned(doc: Doc, want: str) -> None:
    assert assigned("key:", doc, 0, 1) == want


@pytest.mark.parametrize(
    ("home", "target", "want"),
    [
        ("ledger/invoice", "ledger/money", "./money.js"),
        ("ledger/invoice", "runtime/index", "../runtime/index.js"),
        ("index", "ledger/money", "./ledger/money.js"),
        ("mini/ledger/invoice", "ledger/invoice", "../../ledger/invoice.js"),
    ],
)
def test_specifier(home: str, target: str, want: str) -> None:
    assert specifier(home, target) == want


def test_imports_follow_use() -> None:
    imports = Imports("ledger/invoice")
    imports.value("MoneySchema", "ledger/money")
    imports.type("Money", "ledger/money")
    imports.type("Line", "ledger/invoice")
    imports.type("Client", "ledger/client")
    assert imports.block() == [
        'import type { Client } from "./client.js";',
        'import { type Money, MoneySchema } from "./money.js";',
    ]


def test_a_long_import_is_a_name_a_line() -> None:
    rows = "".join(f"  {LONG},\n" for _ in range(4))
    assert statement([LONG] * 4, "./a.js") == f'import {{\n{rows}}} from "./a.js";'
    assert statement([LONG * 4], "./a.js") == f'import {{ {LONG * 4} }} from "./a.js";'
