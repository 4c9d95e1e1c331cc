"""What documents that nobody here wrote say of operations: references are followed, and not multiplied."""

from __future__ import annotations

from typing import Any

import pytest

from tallystick.ir.read_operations import described

LINKS = 40
"""So many schemas, each with the next one twice: written out, they would be 2**40."""


def reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


SCHEMAS: dict[str, Any] = {
    **{f"Object{n}": {"properties": dict.fromkeys("ab", reference(f"Object{n + 1}"))} for n in range(LINKS)},
    f"Object{LINKS}": {"type": "string"},
    **{f"Text{n}": {"anyOf": [reference(f"Text{n + 1}")] * 2} for n in range(LINKS)},
    f"Text{LINKS}": {"type": "string"},
    "Texts": {"type": "array", "items": reference("Text0")},
    "Loop": {"anyOf": [reference("Loop"), {"type": "string"}]},
    "Round": reference("Round"),
    "Anything": True,
    "a/b~c d": {"type": "integer"},
    "File": {"type": "string", "format": "binary"},
    "Files": {"type": "array", "items": reference("File"), "maxItems": 3},
}
ASKED = {
    **{name: reference(name) for name in ("Object0", "Text0", "Texts", "Loop", "Round", "Anything", "Nothing")},
    "escaped": reference("a~1b~0c%20d"),
}
TEXT = {"content": {"application/json": {"schema": reference("Text0")}}}
NUMBER = {"content": {"application/problem+json": {"schema": {"type": "integer"}}}}
RESPONSES: dict[str, tuple[dict[str, Any], dict[int, str | None], dict[int | None, str | None]]] = {
    "one by one": ({"200": TEXT, "204": {}, "404": NUMBER}, {200: "Text0", 204: None}, {404: "DoResponse404"}),
    "successes alike": (
        {"2XX": TEXT, "201": NUMBER},
        {200: "Text0", 201: "DoResponse201", 202: "Text0", 203: "Text0", 204: None, 206: "Text0"},
        {},
    ),
    "nothing but a default": (
        {"default": TEXT},
        {200: "Text0", 201: "Text0", 202: "Text0", 203: "Text0", 204: None, 206: "Text0"},
        {None: "Text0"},
    ),
    "a default in place": (
        {"default": NUMBER},
        {status: None if status == 204 else "DoResponseDefault" for status in (200, 201, 202, 203, 204, 206)},
        {None: "DoResponseDefault"},
    ),
    "errors alike": ({"200": TEXT, "4XX": NUMBER}, {200: "Text0"}, {None: "DoResponse4xx"}),
    "several kinds of others": ({"200": {}, "5XX": TEXT, "4XX": NUMBER, "default": {}}, {200: None}, {None: "DoError"}),
    "others without a body": ({"200": {}, "5XX": {}, "default": {}}, {200: None}, {None: None}),
    "what is no status": (
        {"200": {}, "0404": TEXT, "x-more": TEXT, "6XX": TEXT, "\u0664\u0660\u0664": TEXT},
        {200: None},
        {},
    ),
}
FILES = {name: reference(name) for name in ("File", "Files")}
KINDS = {"Text0": ("string", False), "Texts": ("string", True), "escaped": ("integer", False)}


def test_references_are_followed_once() -> None:
    form = {"multipart/form-data": {"schema": {"properties": ASKED | FILES}}}
    operation = {
        "parameters": [{"in": "query", "name": name, "schema": schema} for name, schema in ASKED.items()],
        "requestBody": {"content": form},
        "responses": {},
    }
    document = {"paths": {"/a": {"post": operation}}, "components": {"schemas": SCHEMAS}}
    (found,) = described(document, "api.json").operations
    ((query,), body) = found.groups, found.body
    assert body is not None
    for parameters in (query.parameters, body.fields):
        assert {each.wire: (each.kind, each.repeated) for each in parameters} == KINDS
    assert [(each.wire, each.several, each.max_files) for each in body.files] == [
        ("File", False, None),
        ("Files", True, 3),
    ]


@pytest.mark.parametrize("called", RESPONSES)
def test_answers_are_told_by_status(called: str) -> None:
    responses, answers, errors = RESPONSES[called]
    document = {
        "paths": {"/a": {"get": {"operationId": "do", "responses": responses}}},
        "components": {"schemas": SCHEMAS},
    }
    (found,) = (read := described(document, "api.json")).operations
    for given, wanted in ((found.answers, answers), (found.errors, errors)):
        assert {each.status: each.content and each.content.schema for each in given} == wanted
    if called == "several kinds of others":
        assert read.schemas["DoError"] == {
            "anyOf": [reference("DoResponse4xx"), reference("Text0")],
            "x-tallystick-module": "schemas",
        }
