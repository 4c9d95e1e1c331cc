"""Documents that are not what they should be: each gives the problem it has, at its place, and nothing is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tallystick.cli.command import run
from tests.hostile.running import judged, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bad:
    """A document, and the problems to be printed for it as (code, place). The name decides how it is read."""

    content: str | bytes
    problems: tuple[tuple[str, str], ...]
    name: str = "order.json"
    option: str = "--schema"


def schema(content: str | bytes, *problems: tuple[str, str]) -> Bad:
    """A JSON Schema document."""
    return Bad(content, problems)


def openapi(content: str | bytes, *problems: tuple[str, str], name: str = "shop.yaml") -> Bad:
    """An OpenAPI document."""
    return Bad(content, problems, name, "--openapi")


BOMB = "\n".join(
    f"{name}: &{name} [{', '.join(['*' + below] * 9)}]" for below, name in zip("abcdef", "bcdefg", strict=True)
)
CHAIN = {f"D{i}": {"$ref": f"#/$defs/D{i + 1}"} for i in range(5000)}

DOCUMENTS: dict[str, Bad] = {
    # -- Text
    "empty": schema("", ("TLY313", "order.json")),
    "blank": schema(" \n\t", ("TLY313", "order.json")),
    "empty YAML": openapi("", ("TLY313", "shop.yaml")),
    "only a comment": openapi("# later\n", ("TLY380", "shop.yaml#")),
    "program": schema(b"\x7fELF\x02\x01\x01\0\0", ("TLY314", "order.json")),
    "compressed": schema(b"\x1f\x8b\x08\0\x12", ("TLY314", "order.json")),
    "UTF-16": schema('{"type": "object"}'.encode("utf-16"), ("TLY316", "order.json")),
    "Latin-1": schema('{\n "title": "é"}'.encode("latin-1"), ("TLY315", "order.json:2:12")),
    # -- JSON
    "missing colon": schema('{\n  "type": "object",\n  "title" "a"\n}', ("TLY320", "order.json:3:11")),
    "single quotes": schema("{'type': 'object'}", ("TLY320", "order.json:1:2")),
    "trailing comma": schema('{"type": "object",}', ("TLY320", "order.json:1:19")),
    "comment": schema("{\n  // order\n}", ("TLY320", "order.json:2:3")),
    "cut off": schema('{"type": "object", "properties": {"a"', ("TLY321", "order.json:1:38")),
    "two values": schema("{} {}", ("TLY320", "order.json:1:4")),
    "key twice": schema('{"type": "object", "type": "array"}', ("TLY322", "order.json:1:20")),
    "NaN": schema('{"const": NaN}', ("TLY323", "order.json:1:11")),
    "out of range": schema('{"const": 1e400}', ("TLY324", "order.json:1:11")),
    "very long number": schema('{"const": ' + "9" * 5000 + "}", ("TLY324", "order.json:1:11")),
    "half a character": schema('{"const": "\\ud800"}', ("TLY325", "order.json:1:12")),
    "control character": schema('{"const": "\x01"}', ("TLY326", "order.json:1:12")),
    "unknown escape": schema('{"const": "\\x41"}', ("TLY328", "order.json:1:12")),
    "10,000 deep": schema('{"items":' * 10_000 + "{}" + "}" * 10_000, ("TLY327", "order.json:1:2305")),
    "10,000 brackets": schema("[" * 10_000, ("TLY327", "order.json:1:257")),
    # -- YAML
    "indentation": openapi("info:\n  title: a\n version: 1\n", ("TLY330", "shop.yaml:3:2")),
    "tab": openapi("info:\n\ttitle: a\n", ("TLY330", "shop.yaml:2:1")),
    "key twice in YAML": openapi("a: 1\nb: 2\na: 3\n", ("TLY332", "shop.yaml:3:1")),
    "aliases that multiply": openapi(f"a: &a [1, 1, 1]\n{BOMB}\n", ("TLY331", "shop.yaml:6:16")),
    "alias in itself": openapi("a: &a [*a]\n", ("TLY333", "shop.yaml:1:8")),
    "object of Python": openapi("a: !!python/object/apply:os.system ['true']\n", ("TLY334", "shop.yaml:1:4")),
    "two YAML documents": openapi("a: 1\n---\nb: 2\n", ("TLY335", "shop.yaml:2:1")),
    "300 deep in YAML": openapi("[" * 300 + "]" * 300, ("TLY327", "shop.yaml:1:257")),
    # -- Something else
    "list": schema("[]", ("TLY382", "order.json#")),
    "null": schema("null", ("TLY382", "order.json#")),
    "text": schema('"order"', ("TLY382", "order.json#")),
    "schema as OpenAPI": openapi('{"type": "object"}', ("TLY380", "shop.yaml#")),
    "Swagger": openapi('swagger: "2.0"', ("TLY340", "shop.yaml#/swagger")),
    "OpenAPI of the future": openapi('openapi: "4.0.0"', ("TLY341", "shop.yaml#/openapi")),
    "OpenAPI as a number": openapi("openapi: 3.1", ("TLY341", "shop.yaml#/openapi")),
    "no schemas": openapi('openapi: "3.1.0"', ("TLY381", "shop.yaml#/components/schemas")),
    "components as a list": openapi('{openapi: "3.1.0", components: []}', ("TLY381", "shop.yaml#/components/schemas")),
    "schema as a number": openapi(
        '{openapi: "3.1.0", components: {schemas: {A: 5}}}', ("TLY401", "shop.yaml#/components/schemas/A")
    ),
    "draft 3": schema('{"$schema": "http://json-schema.org/draft-03/schema#"}', ("TLY342", "order.json#/$schema")),
    # -- Keywords
    "unknown type": schema('{"type": "strnig"}', ("TLY402", "order.json#/type")),
    "several at once": schema(
        '{"type": "any", "properties": {"a": {"minLength": -1, "pattern": 5}, "b": {"required": "a"}}}',
        ("TLY402", "order.json#/type"),
        ("TLY401", "order.json#/properties/a/minLength"),
        ("TLY401", "order.json#/properties/a/pattern"),
        ("TLY401", "order.json#/properties/b/required"),
    ),
    "open group": schema('{"type": "string", "pattern": "(a"}', ("TLY405", "order.json#/pattern")),
    "very deep pattern": schema(
        json.dumps({"type": "string", "pattern": "(" * 5000 + ")" * 5000}), ("TLY405", "order.json#/pattern")
    ),
    "pattern of names": schema('{"patternProperties": {"[a": {}}}', ("TLY405", "order.json#/patternProperties/[a")),
    "constant between doubles": schema('{"const": 9007199254740993}', ("TLY406", "order.json#/const")),
    # -- References
    "nowhere": schema('{"$ref": "#/$defs/Money", "$defs": {"Mony": {}}}', ("TLY350", "order.json#/$ref")),
    "through a prototype": schema('{"$ref": "#/__proto__"}', ("TLY350", "order.json#/$ref")),
    "unknown anchor": schema('{"$ref": "#money"}', ("TLY351", "order.json#/$ref")),
    "not a reference": schema('{"$ref": 5}', ("TLY401", "order.json#/$ref")),
    "remote": schema('{"$ref": "https://example.com/a.json"}', ("TLY357", "order.json#/$ref")),
    "remote dialect": schema('{"$schema": "https://example.com/meta"}', ("TLY357", "order.json#/$schema")),
    "file of the machine": schema('{"$ref": "file:///etc/passwd"}', ("TLY358", "order.json#/$ref")),
    "out of the folder": schema('{"$ref": "../../etc/passwd"}', ("TLY359", "order.json#/$ref")),
    "missing document": schema('{"$ref": "money.json"}', ("TLY361", "order.json#/$ref")),
    "to a number": schema('{"$ref": "#/maximum", "maximum": 5}', ("TLY364", "order.json#/$ref")),
    "to itself": schema('{"$ref": "#"}', ("TLY356", "order.json#/$ref")),
    "around": schema(
        '{"$ref": "#/$defs/A", "$defs": {"A": {"$ref": "#/$defs/B"}, "B": {"$ref": "#/$defs/A"}}}',
        ("TLY356", "order.json#/$ref"),
    ),
    "around by 5,000": schema(
        json.dumps({"$ref": "#/$defs/D0", "$defs": CHAIN | {"D5000": {"$ref": "#/$defs/D0"}}}),
        ("TLY356", "order.json#/$ref"),
    ),
    "around through allOf": schema(
        '{"$ref": "#/$defs/A", "$defs": {"A": {"allOf": [{"$ref": "#/$defs/A"}]}}}', ("TLY407", "A")
    ),
    "around through anyOf": schema(
        '{"$ref": "#/$defs/A", "$defs": {"A": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/A"}]}}}', ("TLY407", "A")
    ),
    "chain of 5,000 allOf": schema(
        json.dumps(
            {
                "$ref": "#/$defs/D0",
                "$defs": {name: {"allOf": [link, {"minLength": 1}]} for name, link in CHAIN.items()} | {"D5000": {}},
            }
        ),
        ("TLY409", "order.json"),
    ),
    # -- Where it says it belongs
    "module that leads out": openapi(
        '{openapi: "3.1.0", components: {schemas: {A: {x-tallystick-module: ../../a}}}}',
        ("TLY401", "shop.yaml#/components/schemas/A/x-tallystick-module"),
    ),
    "module named like a device": openapi(
        '{openapi: "3.1.0", components: {schemas: {A: {x-tallystick-module: con}}}}',
        *(("TLY621", f"'typescript/{path}'") for path in ("con.js", "con.d.ts", "mini/con.js", "mini/con.d.ts")),
    ),
}
"""What is wrong -> the document and what is to be said of it."""


@pytest.mark.parametrize("case", DOCUMENTS)
def test_it_is_refused_by_name_and_place(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = DOCUMENTS[case]
    lay_out(tmp_path, {bad.name: bad.content})
    monkeypatch.chdir(tmp_path)
    code = run(["--format", "json", "generate", bad.option, bad.name, "--out", "out"])
    printed = capsys.readouterr()
    result = judged(tmp_path, {bad.name}, code, printed.out, printed.err)
    assert (result.code, tuple(result.problems), result.written) == (1, bad.problems, [])
    assert max(map(len, result.messages)) < 600
