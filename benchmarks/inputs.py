"""The documents that generators are measured on: real ones, whole or reduced to their component schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from tests.real.fetch import documents, fetch

if TYPE_CHECKING:
    from pathlib import Path


def content(name: str) -> dict[str, Any]:
    """The real document of that name, fetched where it is not there yet."""
    path = fetch(next(document for document in documents() if document.name == name))
    text = path.read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return loaded


def components(document: dict[str, Any]) -> dict[str, Any]:
    """A document less its operations: what every generator here reads alike, so that all do the same work."""
    kept = {"openapi": document["openapi"], "info": document["info"], "paths": {}}
    return {**kept, "components": {"schemas": document["components"]["schemas"]}}


def synthetic(models: int) -> dict[str, Any]:
    """A document of `models` objects with ten properties each: constrained scalars, lists, and references to others."""
    scalar: list[dict[str, Any]] = [
        {"type": "string", "minLength": 1, "maxLength": 80},
        {"type": "string", "format": "date-time"},
        {"type": "integer", "minimum": 0},
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "string", "enum": ["draft", "open", "paid"]},
        {"type": "string", "pattern": "^[A-Z]{3}-[0-9]+$"},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"type": "boolean", "default": False},
    ]
    schemas = {}
    for index in range(models):
        properties = {f"field{place}": dict(schema, description="A field.") for place, schema in enumerate(scalar)}
        properties["parent"] = {"$ref": f"#/components/schemas/Model{index // 8}"}
        properties["others"] = {"type": "array", "items": {"$ref": f"#/components/schemas/Model{index * 7 % models}"}}
        required = ["field0", "field1", "field4"]
        schemas[f"Model{index}"] = {"type": "object", "properties": properties, "required": required}
    info = {"title": "Synthetic", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}


def written(document: dict[str, Any], path: Path) -> Path:
    """`document` as JSON at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    return path
