"""Operations as OpenAPI: the whole document, valid, and the wire grammar of parameters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tallystick.config import Config
from tallystick.ir.build import build
from tallystick.parameters import document, texts
from tallystick.publish import PUBLISHERS, with_operations
from tallystick.targets import Options, generate
from tests.operations.shop import list_orders

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("shop.openapi.json")


def published() -> dict[str, Any]:
    found = PUBLISHERS["contracts"](
        Config(contracts=("tests/operations/shop.py",), title="Shop", version="1.0.0"), ROOT
    )
    assert found.problems == ()
    return dict(found.openapi or {})


def test_the_document_says_what_the_stubs_say(*, update: bool) -> None:
    text = json.dumps(published(), indent=2, ensure_ascii=False) + "\n"
    if update:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_document_is_valid() -> None:
    assert list(OpenAPIV31SpecValidator(published()).iter_errors()) == []


GIVEN = {
    "nothing": ({}, "{}"),
    "one of a list": ({"status": ["open"]}, '{"status": ["open"]}'),
    "a list": ({"status": ["open", "sent"]}, '{"status": ["open", "sent"]}'),
    "an integer": ({"limit": ["20"]}, '{"limit": 20}'),
    "no integer": ({"limit": ["020"]}, '{"limit": "020"}'),
    "a sign": ({"limit": ["+2"]}, '{"limit": "+2"}'),
    "a blank": ({"limit": [" 2"]}, '{"limit": " 2"}'),
    "nothing in it": ({"limit": [""]}, '{"limit": ""}'),
    "a fraction": ({"limit": ["2.0"]}, '{"limit": "2.0"}'),
    "twice": ({"limit": ["1", "2"]}, '{"limit": [1, 2]}'),
    "a boolean": ({"gift": ["true"]}, '{"gift": true}'),
    "no boolean": ({"gift": ["True"]}, '{"gift": "True"}'),
    "a number": ({"ratio": ["1e-2"]}, '{"ratio": 1e-2}'),
    "no number": ({"ratio": ["NaN"]}, '{"ratio": "NaN"}'),
    "a number too large": ({"ratio": ["-1e400"]}, '{"ratio": "-1e400"}'),
    "digits of another script": ({"limit": ["\u0661"]}, '{"limit": "\u0661"}'),
    "text": ({"price-below": ["1.50"], "pageCursor": ['a"b']}, '{"pageCursor": "a\\"b", "price-below": "1.50"}'),
    "a name without a parameter": ({"page_cursor": ["a"], "x": ["1"]}, "{}"),
}


@pytest.mark.parametrize(("given", "wanted"), GIVEN.values(), ids=GIVEN)
def test_texts_are_read_by_the_grammar(given: dict[str, list[str]], wanted: str) -> None:
    assert document(list_orders.at("query"), given) == wanted


@pytest.mark.parametrize("value", ["a", 1, -5, 1.5, 1e21, True, False, ["open", "sent"], "true", "1"])
def test_values_are_written_as_they_are_read(value: object) -> None:
    wire = {bool: "gift", int: "limit", float: "ratio", list: "status", str: "pageCursor"}[type(value)]
    assert json.loads(document(list_orders.at("query"), {wire: texts(value)})) == {wire: value}


def test_the_package_says_what_the_document_says(*, update: bool) -> None:
    """The whole module of operations, as JavaScript and as declarations."""
    config = Config(contracts=("tests/operations/shop.py",), title="Shop", version="1.0.0")
    found = PUBLISHERS["contracts"](config, ROOT)
    package = with_operations(build(found.registry, found.roots), found)
    files = generate(package, Options())
    for name in ("operations.js", "operations.d.ts"):
        golden = GOLDEN.with_name(f"shop.{name}")
        if update:
            golden.write_text(files[name], encoding="utf-8")
        assert files[name] == golden.read_text(encoding="utf-8")


def test_the_schemas_of_operations_are_where_the_package_imports_them(tmp_path: Path) -> None:
    """Of a document that names no modules: beside its others, and in no module that the package writes itself."""
    answer = {"description": "Whether it is well.", "content": {"application/json": {"schema": {"type": "boolean"}}}}
    paths = {"/health": {"get": {"operationId": "health", "responses": {"200": answer}}}}
    said = {"openapi": "3.1.0", "info": {"title": "Clinic", "version": "1"}, "paths": paths}
    (tmp_path / "clinic.json").write_text(json.dumps(said), encoding="utf-8")
    found = PUBLISHERS["openapi"](Config(openapi="clinic.json"), tmp_path)
    files = generate(with_operations(build(found.registry, found.roots), found), Options())
    assert "export const HealthResponseSchema" in files["schemas.js"]
    assert 'import { HealthResponseSchema } from "./schemas.js";' in files["operations.js"]
