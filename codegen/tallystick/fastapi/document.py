"""The OpenAPI document of an application with operations: theirs as the contract says it, the rest as FastAPI does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallystick import ContractError
from tallystick.api import Operation, ProblemIssue, completed, groups
from tallystick.contract.operations.model import PROBLEM
from tallystick.export.assemble import assemble
from tallystick.fastapi.endpoint import Endpoint
from tallystick.fastapi.reached import reached
from tallystick.fastapi.route import served
from tallystick.problems import Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi import FastAPI

    from tallystick.problems import Problem

Schema = dict[str, Any]

_COMPONENTS = "#/components/schemas/"


def describe(app: FastAPI) -> None:
    """Let the application's OpenAPI document have its operations in the contract's words."""
    own = app.openapi

    def openapi() -> Schema:
        if app.openapi_schema is None:
            app.openapi_schema = _merged(own(), app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # as FastAPI's documentation has it


def _merged(own: Schema, app: FastAPI) -> Schema:
    """The application's own document with the operations and what they refer to."""
    reached_by = dict(_placed(app))
    if not reached_by:
        return own
    placed = {place: endpoint.operation for place, endpoint in reached_by.items()}
    if found := twice(app):
        raise ContractError(*found)
    said = contract_document(placed.values(), title=app.title, version=app.version)
    theirs: Schema = own.get("components", {}).get("schemas", {})
    schemas: Schema = said["components"]["schemas"]
    taken = {name: f"{name}_" for name, schema in theirs.items() if schemas.get(name, schema) != schema}
    rest = _renamed(own, taken)
    paths: Schema = {}
    for (path, method), endpoint in reached_by.items():
        stated = said["paths"][endpoint.operation.path][method]
        paths.setdefault(path, {})[method] = _as_fastapi(stated) if endpoint.settings.errors == "fastapi" else stated
    for path, item in rest.get("paths", {}).items():
        paths.setdefault(path, {}).update(item)
    components: Schema = {**rest.get("components", {})}
    components["schemas"] = {**schemas, **components.get("schemas", {})}
    schemes = {**components.get("securitySchemes", {}), **said["components"].get("securitySchemes", {})}
    components |= {"securitySchemes": schemes} if schemes else {}
    return {**rest, "paths": paths, "components": components}


def twice(app: FastAPI) -> list[Problem]:
    """Problems of operations whose ids another route of the application has, too: a document has one of an id."""
    taken: dict[str, str] = {}
    found = []
    for route in reached(app.routes):
        is_ours = isinstance(route.endpoint, Endpoint)
        id_ = route.endpoint.operation.id if is_ours else getattr(route, "operation_id", None)
        if id_ is None or not (is_ours or route.include_in_schema):
            continue
        place = f"{', '.join(sorted(route.methods or ()))} {route.path_format}"
        if id_ in taken and taken[id_] != place:
            found.append(problem("TLY600", Where(name=id_), id=id_, one=taken[id_], other=place))
        taken.setdefault(id_, place)
    return found


_DETAIL: Schema = {
    "type": "object",
    "properties": {
        "detail": {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "type": {"type": "string"},
                            "loc": {"type": "array", "items": {"type": ["string", "integer"]}},
                            "msg": {"type": "string"},
                        },
                        "required": ["type", "loc", "msg"],
                    },
                },
            ]
        }
    },
    "required": ["detail"],
}
"""How errors are where they are written as FastAPI does."""


def _as_fastapi(operation: Schema) -> Schema:
    """An operation whose problems are written with FastAPI's `detail`."""
    responses = {
        status: {**answer, "content": {"application/json": {"schema": _DETAIL}}}
        if PROBLEM in answer.get("content", {})
        else answer
        for status, answer in operation["responses"].items()
    }
    return {**operation, "responses": responses}


def _placed(app: FastAPI) -> Iterator[tuple[tuple[str, str], Endpoint]]:
    """The endpoints of operations by path and method as they are reached, which a router's prefix may have moved."""
    for route in reached(app.routes):
        if isinstance(route.endpoint, Endpoint):
            operation = route.endpoint.operation
            before = str(route.path_format).removesuffix(served(operation.path))
            yield (before + operation.path, operation.method), route.endpoint


@dataclass(frozen=True, slots=True)
class _Model:
    """A type of an operation, as the export wants it."""

    name: str
    type: Any
    module: str
    file: str | None = None
    line: int | None = None
    core_schema: Any = None


def contract_document(operations: Iterable[Operation[Any]], *, title: str, version: str) -> Schema:
    """The OpenAPI document of operations alone, with the types that they need."""
    every = tuple(operations)
    types: dict[int, Any] = {id(each): each for each in _types(every)}
    modules = [each.__module__.split(".") for each in types.values()]
    shared = modules[0][0] if len({each[0] for each in modules}) == 1 and all(len(each) > 1 for each in modules) else ""
    models = [
        _Model(
            getattr(each, "__qualname__", each.__name__),
            each,
            each.__module__.removeprefix(f"{shared}.").replace(".", "/"),
        )
        for each in types.values()
    ]
    made = assemble(models, title=title, version=version, inputs=tuple(groups(every)))
    return completed(made.openapi, every, made.types)


def _types(operations: Iterable[Operation[Any]]) -> Iterator[Any]:
    for operation in operations:
        yield from operation.groups.values()
        if operation.body is not None and operation.body.type is not None:
            yield operation.body.type
        yield from (answer.type for answer in operation.answers if answer.type is not None)
        for answer in operation.errors:
            yield from (answer.type, ProblemIssue)


def _renamed(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - a part of a document
    """A document whose components of some names have others."""
    if not names:
        return value
    match value:
        case {"$ref": str(reference)} if reference.removeprefix(_COMPONENTS) in names:
            return {**value, "$ref": _COMPONENTS + names[reference.removeprefix(_COMPONENTS)]}
        case {"schemas": dict(schemas)}:
            named = {names.get(name, name): _renamed(schema, names) for name, schema in schemas.items()}
            return {**value, "schemas": named}
        case dict():
            return {key: _renamed(each, names) for key, each in value.items()}
        case list():
            return [_renamed(each, names) for each in value]
        case _:
            return value
