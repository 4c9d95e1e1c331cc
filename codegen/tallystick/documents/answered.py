"""Which components of an OpenAPI description only answers have: what a server writes of them, and never reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.documents.openapi_places import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tallystick.jsonvalue import Json

_COMPONENT = "#/components/schemas/"
_OF_OPERATION = 3
"""The token of the keyword of an operation: `paths`, path, method, keyword."""


def only_answered(description: Mapping[str, Json]) -> frozenset[str]:
    """The names of the schemas that answers lead to and nothing else does: no body, parameter, webhook or callback."""
    asked: list[Json] = []
    answered: list[Json] = []
    components: dict[str, Json] = {}
    for tokens, schema in schemas(dict(description)):
        if tokens[:2] == ("components", "schemas"):
            components[str(tokens[2])] = schema
        else:
            (answered if _is_of_an_answer(tokens) else asked).append(schema)
    return _reached(answered, components) - _reached(asked, components)


def _is_of_an_answer(tokens: tuple[str | int, ...]) -> bool:
    return tokens[:2] == ("components", "responses") or (
        tokens[0] == "paths" and tokens[_OF_OPERATION : _OF_OPERATION + 1] == ("responses",)
    )


def _reached(waiting: Iterable[Json], components: Mapping[str, Json]) -> frozenset[str]:
    found: set[str] = set()
    open_ = list(waiting)
    while open_:
        for name in _named(open_.pop()):
            if name in components and name not in found:
                found.add(name)
                open_.append(components[name])
    return frozenset(found)


def _named(value: Json) -> Iterator[str]:
    """The components that a schema refers to."""
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str) and reference.startswith(_COMPONENT):
            yield reference.removeprefix(_COMPONENT)
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _named(child)
