"""Where the schemas of an OpenAPI description stand (OpenAPI 3.1.0 section 4.8): one row for each kind of object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tallystick.http_words import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.jsonvalue import Json

_Many = Literal["one", "list", "map"]

_SCHEMA = "schema"
_OPERATIONS = (*METHODS, "query")
_MEMBERS: dict[str, dict[str, tuple[_Many, str]]] = {
    "openapi": {
        "paths": ("map", "path item"),
        "webhooks": ("map", "path item"),
        "components": ("one", "components"),
    },
    "components": {
        "schemas": ("map", _SCHEMA),
        "responses": ("map", "response"),
        "parameters": ("map", "parameter"),
        "requestBodies": ("map", "content"),
        "headers": ("map", "parameter"),
        "callbacks": ("map", "callback"),
        "pathItems": ("map", "path item"),
        "mediaTypes": ("map", "media type"),
    },
    "path item": {
        "parameters": ("list", "parameter"),
        "additionalOperations": ("map", "operation"),
        **dict.fromkeys(_OPERATIONS, ("one", "operation")),
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "content"),
        "responses": ("map", "response"),
        "callbacks": ("map", "callback"),
    },
    "parameter": {"schema": ("one", _SCHEMA), "content": ("map", "media type")},
    "content": {"content": ("map", "media type")},
    "response": {"headers": ("map", "parameter"), "content": ("map", "media type")},
    "media type": {
        "schema": ("one", _SCHEMA),
        "itemSchema": ("one", _SCHEMA),
        "encoding": ("map", "encoding"),
    },
    "encoding": {"headers": ("map", "parameter")},
}


def schemas(description: Json) -> Iterator[tuple[tuple[str | int, ...], dict[str, Json]]]:
    """Every outermost schema object of an OpenAPI description, with the tokens that lead to it."""
    open_: list[tuple[tuple[str | int, ...], str, Json]] = [((), "openapi", description)]
    while open_:
        tokens, kind, value = open_.pop()
        if not isinstance(value, dict):
            continue
        if kind == _SCHEMA:
            yield tokens, value
        elif kind == "callback":
            open_.extend(((*tokens, expression), "path item", item) for expression, item in value.items())
        else:
            for name, (many, below) in _MEMBERS[kind].items():
                if name in value:
                    open_.extend(((*tokens, name, *step), below, child) for step, child in _each(value[name], many))


def _each(value: Json, many: _Many) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    if many == "one":
        yield (), value
    elif many == "list" and isinstance(value, list):
        yield from (((index,), child) for index, child in enumerate(value))
    elif many == "map" and isinstance(value, dict):
        yield from (((key,), child) for key, child in value.items())
