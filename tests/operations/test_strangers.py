"""What documents that nobody here wrote say of operations: references are followed, and not multiplied."""

from __future__ import annotations

from typing import Any

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
    "a/b~c": {"type": "integer"},
    "File": {"type": "string", "format": "binary"},
    "Files": {"type": "array", "items": reference("File"), "maxItems": 3},
}
ASKED = {
    **{name: reference(name) for name in ("Object0", "Text0", "Texts", "Loop", "Round", "Anything", "Nothing")},
    "escaped": reference("a~1b~0c"),
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
