"""Sources: from each kind of source to what it publishes. One function a kind, and the table of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from tallystick.documents.dialects import Dialect, detect
from tallystick.documents.pointer import tokens_of
from tallystick.documents.resolve import Registry
from tallystick.documents.text import to_line
from tallystick.ir.nodes import Direction
from tallystick.ir.read import Root
from tallystick.ir.read_operations import described, renamed
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.config import Config
    from tallystick.ir.build import Built
    from tallystick.ir.nodes import Package
    from tallystick.ir.operations import Operation
    from tallystick.jsonvalue import Json
    from tallystick.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a source publishes, and where the generator starts to read.

    `text` is what the contract says, as one text, for its digest. `openapi` is the document that belongs in the
    package. `documents` are those to publish beside it, by name (`openapi`, `jsonschema`, or a model's): none where the
    source is a document already. `models` are the Python types, where there are any.
    """

    registry: Registry
    roots: tuple[Root, ...]
    text: str
    operations: tuple[Operation, ...] = ()
    """What they carry is named by component."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """By the id of an operation, the module that declares it, where one does."""
    openapi: dict[str, Json] | None = None
    documents: Mapping[str, Json] = field(default_factory=dict)
    models: tuple[type[Any], ...] = ()
    types: Mapping[str, Any] = field(default_factory=dict)
    """By the name of a published schema, the Python type that reads it, or writes it where it is only written."""
    problems: tuple[Problem, ...] = ()


def _contracts(config: Config, root: Path) -> Published:
    """Pydantic models in modules: assembled into documents of our own."""
    from tallystick.api import completed, groups
    from tallystick.export.assemble import assemble
    from tallystick.export.plain_lenient import GENERATORS
    from tallystick.source.discover import load_project

    project = load_project(root, config.contracts)
    models = project.models
    inputs = tuple(groups(project.operations))
    made = assemble(
        models, title=config.title, version=config.version, inputs=inputs, rules=GENERATORS[config.coercions]
    )
    openapi = completed(made.openapi, project.operations, made.types)
    found = described(openapi, "openapi.json")
    registry = Registry(found.added_to(openapi), uri="openapi.json", dialect=Dialect.openapi31)
    return Published(
        registry=registry,
        roots=_schemas(registry, _COMPONENTS),
        operations=found.operations,
        homes={each.id: each.stub.__module__ for each in project.operations},
        text=to_line(openapi),
        openapi=openapi,
        documents={"openapi": openapi, "jsonschema": made.bundle, **made.schemas},
        models=tuple(model.type for model in models),
        types=made.types,
        problems=(*made.problems, *found.problems),
    )


def _app(config: Config, root: Path) -> Published:
    """A FastAPI application: the document it publishes itself, and the models its routes name."""
    from tallystick.export.omitted import Omission, with_omissions
    from tallystick.export.plain_lenient import GENERATORS
    from tallystick.source.app import load_app

    app = load_app(root, cast("str", config.app), GENERATORS[config.coercions])
    omissions = [Omission(each.path, each.method, each.nulls, each.names) for each in app.partial]
    document = with_omissions(app.document, omissions)
    published = _openapi_document(document, "openapi.json", config, root)
    types = _types(app.models, _keys(document, *_COMPONENTS))
    return replace(published, documents={"openapi": document}, models=app.models, types=types)


def _types(models: tuple[type[Any], ...], names: tuple[str, ...]) -> dict[str, Any]:
    """The models by the names that FastAPI gives their schemas; without those that share a name, which it lengthens."""
    by_name: dict[str, list[type[Any]]] = {}
    for model in models:
        by_name.setdefault(_UNNAMEABLE.sub("_", model.__name__), []).append(model)
    alone = {name: same[0] for name, same in by_name.items() if len(same) == 1}
    return {name: alone[own] for name in names if (own := _DIRECTION.sub("", name)) in alone}


_UNNAMEABLE = re.compile(r"[^a-zA-Z0-9.\-_]")
"""What Pydantic replaces in the name of a class, for the name of its schema."""
_DIRECTION = re.compile("-(?:Input|Output)$")


def _openapi(config: Config, root: Path) -> Published:
    """An OpenAPI document in a file."""
    from tallystick.documents.read import read_document

    path = root / cast("str", config.openapi)
    return _openapi_document(read_document(path), path.name, config, path.parent)


def _openapi_document(document: Json, uri: str, config: Config, folder: Path) -> Published:
    dialect = detect(document, uri)
    if not isinstance(document, dict) or dialect not in {Dialect.openapi30, Dialect.openapi31}:
        raise Refusal(problem("TLY380", Where(file=uri, pointer="")))

    found = described(document, uri)
    whole = found.added_to(document)
    registry = Registry(whole, uri=uri, dialect=dialect, resolvers=_resolvers(config, folder), folder=folder)
    roots = _schemas(registry, _COMPONENTS)
    if not roots:
        raise Refusal(problem("TLY381", Where(file=uri, pointer="/components/schemas")))
    return Published(
        registry=registry,
        roots=roots,
        operations=found.operations,
        text=to_line(document),
        openapi=document,
        problems=tuple(found.problems),
    )


def _schema(config: Config, root: Path) -> Published:
    """A JSON Schema document in a file: its root, and the definitions beside it."""
    from tallystick.documents.read import read_document

    path = root / cast("str", config.schema)
    document = read_document(path)
    if not isinstance(document, dict | bool):
        raise Refusal(problem("TLY382", Where(file=path.name, pointer="")))
    registry = Registry(
        document,
        uri=path.name,
        dialect=detect(document, path.name),
        resolvers=_resolvers(config, root),
        folder=path.parent,
    )
    title = document.get("title") if isinstance(document, dict) else None
    name = title if isinstance(title, str) and title.strip() else PurePosixPath(path.name).stem
    return Published(
        registry=registry,
        roots=(Root(name, registry.root()), *_schemas(registry, _DEFINITIONS)),
        text=to_line(document),
    )


PUBLISHERS: Mapping[str, Callable[[Config, Path], Published]] = {
    "contracts": _contracts,
    "app": _app,
    "openapi": _openapi,
    "schema": _schema,
}


_DEFINITIONS = (("$defs",), ("definitions",))
_COMPONENTS = (("components", "schemas"),)
"""Where an OpenAPI document has its schemas (3.1.0 section 4.8.7)."""


def _schemas(registry: Registry, places: tuple[tuple[str, ...], ...]) -> tuple[Root, ...]:
    """The named schemas at some places of the document, in document order."""
    root = registry.root()
    found = {(*place, name): name for place in places for name in _keys(root.schema, place)}
    directed = _directed(set(found.values()))
    roots = []
    for tokens, raw in found.items():
        name, direction = directed.get(raw, (raw, Direction.BOTH))
        roots.append(Root(name, registry.subschema(root, *tokens), direction))
    return tuple(roots)


def _directed(names: set[str]) -> dict[str, tuple[str, Direction]]:
    """The names that FastAPI made by direction, `Invoice-Input` and `Invoice-Output`, with those they should have."""
    pairs = {name.removesuffix("-Output") for name in names if name.endswith("-Output")}
    return {
        raw: wanted
        for name in pairs
        if f"{name}-Input" in names and name not in names
        for raw, wanted in {
            f"{name}-Output": (name, Direction.OUTPUT),
            f"{name}-Input": (f"{name}Input", Direction.INPUT),
        }.items()
    }


def _keys(value: Json, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of the object that `tokens` lead to; none where there is no object."""
    for token in tokens:
        value = value.get(token) if isinstance(value, dict) else None
    return tuple(value) if isinstance(value, dict) else ()


def _resolvers(config: Config, root: Path) -> dict[str, Path]:
    """The mapped URL prefixes, with folders relative to the project."""
    return {prefix: root / folder for prefix, folder in config.resolve}


def with_operations(built: Built, published: Published) -> Package:
    """The package that was built of a source, with the operations that the source publishes."""
    names = {_raw(root): name for root, name in zip(published.roots, built.roots, strict=True)}
    return replace(built.package, operations=tuple(renamed(each, names) for each in published.operations))


def _raw(root: Root) -> str:
    """The name of a schema in its document, which references to it end in; that of a document's own root is given."""
    tokens = tokens_of(root.at.location.pointer)
    return tokens[-1] if tokens else root.name
