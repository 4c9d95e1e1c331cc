"""Nothing is forgotten: every keyword, format, check and node means something in every target.

A new row of `ir/keywords.py` or `ir/formats.py` needs a row here: a value just inside and one just outside. The test
then generates its schema for every dialect, and Node says who does not handle it yet.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tallystick import runtime
from tallystick.documents.dialects import Dialect
from tallystick.documents.resolve import Registry
from tallystick.ir.build import Built, build
from tallystick.ir.formats import FORMATS
from tallystick.ir.keywords import ASSERTED, KEYWORDS, Group
from tallystick.ir.nodes import Array, Number, Object, Record, String, Tuple
from tallystick.ir.read import Root
from tallystick.ir.walk import children
from tallystick.targets import TARGETS, standalone
from tallystick.targets.dialects import BY_NAME
from tallystick.targets.dialects import FORMATS as SAID_FORMATS
from tallystick.targets.model import NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.ir.nodes import Node

HERE = Path(__file__).parent
TYPES = {Group.STRING: "string", Group.NUMBER: "number", Group.ARRAY: "array", Group.OBJECT: "object"}
TEXT = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A value of a keyword (with others, where it means nothing alone), and instances on both sides of it."""

    value: Any
    inside: Any
    outside: Any
    beside: dict[str, Any] | None = None


KEYWORD_SAMPLES: dict[str, Sample] = {
    "$ref": Sample("#/$defs/T", "a", 1, {"$defs": {"T": TEXT}}),
    "$dynamicRef": Sample("#t", "a", 1, {"$defs": {"T": {"$dynamicAnchor": "t", **TEXT}}}),
    "type": Sample(["string", "null"], None, 1),
    "const": Sample({"a": [1, 2]}, {"a": [1.0, 2]}, {"a": [1]}),
    "enum": Sample([1, "a"], "a", "b"),
    "allOf": Sample([TEXT, {"minLength": 2}], "ab", "a"),
    "anyOf": Sample([TEXT, {"type": "null"}], None, 1),
    "oneOf": Sample([{"minimum": 2}, {"maximum": 3}], 1, 2),
    "not": Sample(TEXT, 1, "a"),
    "if": Sample(TEXT, "ab", "a", {"then": {"minLength": 2}}),
    "then": Sample({"minLength": 2}, "ab", "a", {"if": TEXT}),
    "else": Sample({"type": "null"}, None, 1, {"if": TEXT}),
    "multipleOf": Sample(0.01, 0.07, 0.075),
    "maximum": Sample(5, 5, 5.5),
    "exclusiveMaximum": Sample(5, 4.5, 5),
    "minimum": Sample(5, 5, 4.5),
    "exclusiveMinimum": Sample(5, 5.5, 5),
    "maxLength": Sample(2, "\U0001f600\U0001f600", "abc"),
    "minLength": Sample(2, "ab", "\U0001f600"),
    "pattern": Sample("^[a-c]+$", "abc", "abd"),
    "format": Sample("ipv4", "127.0.0.1", "127.0.0.256"),
    "x-tallystick-minimum": Sample("0.10", "0.1", "0.09"),
    "x-tallystick-exclusiveMinimum": Sample("0.10", "0.11", "0.1"),
    "x-tallystick-maximum": Sample("0.10", "0.1", "0.11"),
    "x-tallystick-exclusiveMaximum": Sample("0.10", "0.09", "0.100"),
    "x-tallystick-minBytes": Sample(2, "AAA=", "AA=="),
    "x-tallystick-maxBytes": Sample(1, "AA==", "AAA="),
    "prefixItems": Sample([TEXT, {"type": "number"}], ["a", 1], ["a", "b"]),
    "items": Sample(TEXT, ["a"], [1]),
    "contains": Sample(TEXT, [1, "a"], [1]),
    "minContains": Sample(2, ["a", "b"], ["a"], {"contains": TEXT}),
    "maxContains": Sample(1, ["a", 1], ["a", "b"], {"contains": TEXT}),
    "maxItems": Sample(1, [1], [1, 2]),
    "minItems": Sample(1, [1], []),
    "uniqueItems": Sample(value=True, inside=[1, "1"], outside=[{"a": 1, "b": 2}, {"b": 2.0, "a": 1}]),
    "unevaluatedItems": Sample(
        value=False, inside=["a"], outside=["a", 1], beside={"allOf": [{"prefixItems": [TEXT]}]}
    ),
    "properties": Sample({"a": TEXT}, {"a": "a"}, {"a": 1}),
    "patternProperties": Sample({"^a": TEXT}, {"ab": "a", "b": 1}, {"ab": 1}),
    "additionalProperties": Sample(value=False, inside={"a": 1}, outside={"b": 1}, beside={"properties": {"a": True}}),
    "propertyNames": Sample({"maxLength": 1}, {"a": 1}, {"ab": 1}),
    "required": Sample(["a"], {"a": 1}, {"b": 1}),
    "dependentRequired": Sample({"a": ["b"]}, {"a": 1, "b": 1}, {"a": 1}),
    "dependentSchemas": Sample({"a": {"maxProperties": 1}}, {"a": 1}, {"a": 1, "b": 1}),
    "maxProperties": Sample(1, {"a": 1}, {"a": 1, "b": 1}),
    "minProperties": Sample(1, {"a": 1}, {}),
    "unevaluatedProperties": Sample(
        value=False, inside={"a": 1}, outside={"b": 1}, beside={"allOf": [{"properties": {"a": True}}]}
    ),
}

BOUND_SAMPLES: dict[str, tuple[str, str, str, str]] = {
    "date-time": (
        "2024-01-01T00:00:00Z",
        "2023-12-31T23:59:59.999999Z",
        "2024-01-01T01:00:00+01:00",
        "2025-01-01T00:00:00Z",
    ),
    "day-time-duration": ("P1D", "-P2D", "PT24H", "PT24H0.000001S"),
}
"""By the formats whose strings compare by an order of their own: a bound, and strings below, at and above it."""

FORMAT_SAMPLES: dict[str, tuple[str, str]] = {
    "contract-date": ("2024-02-29", "2023-02-29"),
    "contract-datetime": ("2024-02-29T23:59:59.123456Z", "2024-02-29T23:59:60Z"),
    "contract-any-datetime": ("2024-02-29T23:59:59", "2023-02-29T23:59:59Z"),
    "contract-local-datetime": ("2024-02-29T23:59:59", "2024-02-29T23:59:59Z"),
    "contract-local-time": ("23:59:59", "24:00:00"),
    "contract-duration": ("P1DT2H", "P1Y"),
    "contract-base64": ("AA==", "AB=="),
    "date-time": ("2024-02-29T23:59:59+01:00", "2024-02-30T23:59:59+01:00"),
    "date": ("2024-02-29", "2023-02-29"),
    "time": ("23:59:59Z", "23:59:59"),
    "duration": ("P1Y2M", "P1D2H"),
    "email": ("a@b.example", "a@@b.example"),
    "idn-email": ("ö@b.example", "ö"),
    "hostname": ("a-b.example", "-a.example"),
    "ipv4": ("127.0.0.1", "127.0.0.01"),
    "ipv6": ("::1", "::1::"),
    "uri": ("urn:a:b", "/a"),
    "uri-reference": ("/a", "\\a"),
    "iri": ("http://ö.example/", "/ö"),
    "iri-reference": ("/ö", "\\ö"),
    "uri-template": ("/a/{b}", "/a/{b"),
    "json-pointer": ("/a~1b", "/a~2b"),
    "relative-json-pointer": ("1/a", "01/a"),
    "regex": ("^a+$", "^(a$"),
    "uuid": ("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-00000000000"),
}

WAIVED: dict[tuple[str, str], str] = {}
"""(keyword or format, target) -> why the target cannot say it. Such a schema has to be refused by the reader."""


@dataclass(frozen=True, slots=True)
class Case:
    """A schema, and the verdicts it must give."""

    name: str
    schema: dict[str, Any]
    inside: Any
    outside: Any


def keyword_cases() -> Iterator[Case]:
    """Each keyword beside its type, where it becomes idiomatic Zod, and alone, where it becomes a general node."""
    for name, sample in KEYWORD_SAMPLES.items():
        alone = {name: sample.value, **(sample.beside or {})}
        if name != "format":  # an annotation where no type stands beside it
            yield Case(name, alone, sample.inside, sample.outside)
        if (group := KEYWORDS[name].group) in TYPES:
            yield Case(name, {"type": TYPES[group], **alone}, sample.inside, sample.outside)


def bound_cases() -> Iterator[Case]:
    """Each bound beside a format of each order, decimals aside."""
    for keyword, (bound, below, equal, above) in BOUND_SAMPLES.items():
        for name, inside, outside in (
            ("x-tallystick-minimum", equal, below),
            ("x-tallystick-exclusiveMinimum", above, equal),
            ("x-tallystick-maximum", equal, above),
            ("x-tallystick-exclusiveMaximum", below, equal),
        ):
            said = {"format": keyword, name: bound}
            yield Case(name, {"type": "string", **said}, inside, outside)
            yield Case(name, {"$comment": "alone", **said}, inside, outside)


def format_cases() -> Iterator[Case]:
    for row in FORMATS:
        pattern = {} if row.pattern is None else {"pattern": row.pattern}
        inside, outside = FORMAT_SAMPLES[row.name]
        yield Case(row.name, {"type": "string", "format": row.keyword, **pattern}, inside, outside)


def built(schema: dict[str, Any]) -> Built:
    registry = Registry(schema, dialect=Dialect.draft2020_12)
    return build(registry, [Root("Subject", registry.root())])


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from nodes(child)


def verdicts(cases: list[Case], dialect: str, folder: Path) -> list[tuple[bool, bool]]:
    """What the generated schemas say of the instances inside and outside, in one run of Node."""
    (folder / "node_modules").symlink_to(HERE / "node" / "node_modules")
    for number, case in enumerate(cases):
        made = built(case.schema)
        text = standalone(made.package, made.roots[0], runtime.standalone, BY_NAME[dialect])
        (folder / f"{number}.mjs").write_text(text, encoding="utf-8")
    (folder / "cases.json").write_text(json.dumps([[case.inside, case.outside] for case in cases]), encoding="utf-8")
    (folder / "main.mjs").write_text(
        'import { readFileSync } from "node:fs";\n'
        'const cases = JSON.parse(readFileSync("cases.json", "utf8"));\n'
        "const said = [];\n"
        "for (const [number, instances] of cases.entries()) {\n"
        "  const { Schema } = await import(`./${number}.mjs`);\n"
        "  said.push(instances.map((instance) => Schema.safeParse(instance).success));\n"
        "}\n"
        "console.log(JSON.stringify(said));\n",
        encoding="utf-8",
    )
    done = subprocess.run(["node", "main.mjs"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [(inside, outside) for inside, outside in json.loads(done.stdout)]


def test_every_keyword_has_a_sample() -> None:
    assert set(KEYWORD_SAMPLES) == ASSERTED


def test_every_format_has_a_sample() -> None:
    assert set(FORMAT_SAMPLES) == {row.name for row in FORMATS}


@pytest.mark.node
@pytest.mark.parametrize("dialect", BY_NAME)
def test_every_keyword_and_format_is_handled_in_every_dialect(dialect: str, tmp_path: Path) -> None:
    cases = [case for case in (*keyword_cases(), *bound_cases(), *format_cases()) if (case.name, dialect) not in WAIVED]
    said = zip(cases, verdicts(cases, dialect, tmp_path), strict=True)
    assert {json.dumps(case.schema): verdict for case, verdict in said if verdict != (True, False)} == {}


@pytest.mark.parametrize("target", [target for target in TARGETS if target.checks], ids=lambda target: target.name)
def test_every_check_is_handled_or_waived(target: Any) -> None:
    """The checks that the reader makes are those the target has a row for: none is missing, none is left over."""
    checks = {
        check.keyword
        for case in (*keyword_cases(), *bound_cases())
        for declaration in built(case.schema).package.declarations()
        for node in nodes(declaration.node)
        if isinstance(node, String | Number | Array | Tuple | Object | Record)
        for check in node.checks
    }
    assert set(target.checks) | set(target.unsupported) == checks
    assert not set(target.checks) & set(target.unsupported)


def test_every_format_is_said_in_zod() -> None:
    assert set(SAID_FORMATS) == {row.name for row in FORMATS}


def test_the_samples_reach_every_node() -> None:
    """So a new class of node is printed by the tests above, or is missing here."""
    more: list[dict[str, Any]] = [
        {"not": {}},
        {"type": "boolean"},
        {"type": "array", "prefixItems": [TEXT], "items": False, "minItems": 1},
        {"type": "object", "additionalProperties": TEXT},
    ]
    found = {
        type(node)
        for schema in [case.schema for case in keyword_cases()] + more
        for declaration in built(schema).package.declarations()
        for node in nodes(declaration.node)
    }
    assert set(NODES) - found == set()
