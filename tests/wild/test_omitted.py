"""Routes that leave keys out of their answers: the client reads those answers, and still sends whole documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tallystick.config import Config
from tallystick.export.omitted import Omission, with_omissions
from tallystick.publish import PUBLISHERS
from tallystick.subjects import suite
from tests.wild.measure import ask

PROJECT = Path(__file__).with_name("project")
MODULES = Path(__file__).parents[1] / "node" / "node_modules"
CONFIG = Config(app="partial_app:app")


def test_nothing_is_required_that_a_route_leaves_out() -> None:
    document: Any = PUBLISHERS["app"](CONFIG, PROJECT).openapi
    required = {name: each.get("required") for name, each in document["components"]["schemas"].items()}
    assert {name: required[name] for name in required if "ValidationError" not in name} == {
        "Account": ["user"],
        "Box": ["item"],
        "Item": ["name"],
        "Note-Input": ["text", "author"],
        "Note-Output": ["text"],
        "Whole": ["name", "nothing"],
    }
    operation = document["paths"]["/notes"]["post"]
    assert operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("/Note-Input")
    assert operation["responses"]["201"]["content"]["application/json"]["schema"]["items"] == {
        "$ref": "#/components/schemas/Note-Output"
    }


ANSWERS = [
    ("Box", '{"item":{"name":"1","tags":[]}}', True),
    ("Note-Output", '{"text":"a"}', True),
    ("Note-Input", '{"text":"a"}', False),
    ("Account", '{"user":"a"}', True),
    ("Whole", '{"name":"a"}', False),
]


@pytest.mark.node
def test_what_such_routes_write_is_read() -> None:
    found = ask(suite(CONFIG, PROJECT), [(name, text) for name, text, _ in ANSWERS], MODULES)
    assert [isinstance(each, str) for each in found] == [read for *_, read in ANSWERS]


REF = "#/components/schemas/"


def document(**schemas: Any) -> dict[str, Any]:
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": f"{REF}A"}}}}}
    body = {"content": {"application/json": {"schema": {"$ref": f"{REF}A"}}}}
    paths = {"/a": {"get": {"responses": answer}, "put": {"requestBody": body, "responses": answer}}}
    return {"openapi": "3.1.0", "paths": paths, "components": {"schemas": schemas}}


NULL = {"type": "null"}
A = {"type": "object", "properties": {"b": {"$ref": f"{REF}B"}, "c": NULL}, "required": ["b", "c"]}
B = {"type": "object", "properties": {"d": {"anyOf": [{"type": "string"}, NULL]}}, "required": ["d"]}


def test_what_is_read_as_well_is_published_twice_with_all_that_it_leads_to() -> None:
    made = with_omissions(document(A=A, B=B), [Omission("/a", "get", nulls=True, names=frozenset())])
    schemas = made["components"]["schemas"]
    assert list(schemas) == ["A-Input", "A-Output", "B-Input", "B-Output"]
    assert schemas["A-Input"]["required"] == ["b", "c"]
    assert schemas["A-Input"]["properties"]["b"] == {"$ref": f"{REF}B-Input"}
    assert schemas["A-Output"]["required"] == ["b"]
    assert "required" not in schemas["B-Output"]
    text = json.dumps(made["paths"])
    assert text.count(f"{REF}A-Input") == 1
    assert text.count(f"{REF}A-Output") == 2


@pytest.mark.parametrize(
    "omission",
    [
        Omission("/a", "get", nulls=False, names=frozenset()),
        Omission("/a", "get", nulls=False, names=frozenset({"e"})),
        Omission("/a", "post", nulls=True, names=None),
        Omission("/b", "get", nulls=True, names=None),
    ],
)
def test_other_documents_stay_as_they_are(omission: Omission) -> None:
    given = document(A=A, B=B)
    assert with_omissions(given, [omission]) is given


def test_where_only_some_is_written_nothing_is_required() -> None:
    made = with_omissions(document(A=A, B=B), [Omission("/a", "get", nulls=False, names=None)])
    assert "required" not in made["components"]["schemas"]["A-Output"]
