"""The OpenAPI document of an application with operations: theirs as the contract says it, the rest as FastAPI does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallystick.api import Operation, ProblemIssue, completed, groups
from tallystick.export.assemble import assemble
from tallystick.fastapi.endpoint import Endpoint
from tallystick.fastapi.reached import reached
from tallystick.fastapi.route import served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi import FastAPI

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
    placed = dict(_placed(app))
    if not placed:
        return own
    said = contract_document(placed.values(), title=app.title, version=app.version)
    theirs: Schema = own.get("components", {}).get("schemas", {})
    schemas: Schema = said["components"]["schemas"]
    taken = {name: f"{name}_" for name, schema in theirs.items() if schemas.get(name, schema) != schema}
    rest = _renamed(own, taken)
    paths: Schema = {}
    for operation_path, path, method in ((each.path, path, each.method) for (path, _), each in placed.items()):
        paths.setdefault(path, {})[method] = said["paths"][operation_path][method]
    for path, item in rest.get("paths", {}).items():
        paths.setdefault(path, {}).update(item)
    components: Schema = {**rest.get("components", {})}
    components["schemas"] = {**schemas, **components.get("schemas", {})}
    schemes = {**components.get("securitySchemes", {}), **said["components"].get("securitySchemes", {})}
    components |= {"securitySchemes": schemes} if schemes else {}
    return {**rest, "paths": paths, "components": components}


def _placed(app: FastAPI) -> Iterator[tuple[tuple[str, str], Operation[Any]]]:
    """The operations by path and method as they are reached, which a router's prefix may have moved."""
    for route in reached(app.routes):
        if isinstance(route.endpoint, Endpoint):
            operation = route.endpoint.operation
            before = str(route.path_format).removesuffix(served(operation.path))
            yield (before + operation.path, operation.method), operation


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
