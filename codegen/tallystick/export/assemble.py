"""Models in, documents out: OpenAPI 3.1, one JSON Schema 2020-12 document per model, and a bundle of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallystick.export import names
from tallystick.export.collect import collect
from tallystick.export.export import Export, Exportable, key, target
from tallystick.export.places import Place, places
from tallystick.export.plain import PlainRules
from tallystick.export.polish import polished
from tallystick.export.shapes import differing
from tallystick.export.walk import Schema, redirected, references
from tallystick.problems import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from tallystick.export.export import Mode

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_COMPONENTS = "#/components/schemas/"
_DEFS = "#/$defs/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """What is published. All of it is plain JSON; `text.to_text` writes it.

    `schemas` is keyed by component name, in the order of the components. `types` says which Python type each component
    comes from; for a type whose input and output differ, the `NameInput` component is validated and the plain one is
    serialized.
    """

    openapi: Schema
    schemas: dict[str, Schema]
    bundle: Schema
    types: dict[str, Any]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Component:
    """One published schema: the name it gets, the definition it is, and where it comes from."""

    name: str
    definition: str
    place: Place
    direction: str | None


def assemble(
    models: Sequence[Exportable],
    *,
    title: str,
    version: str,
    inputs: Sequence[Any] = (),
    rules: type[PlainRules] = PlainRules,
) -> Documents:
    """The documents of `models`, in their order. `inputs` are the types that are only ever read.

    `rules` say what the schemas of plain models have.

    A model that has no JSON Schema is left out, with everything that refers to it, and named in `problems`; so is every
    part of a schema that JSON cannot say. Nothing is raised.
    """
    sources, export, problems = collect(models, rules)
    found = places(sources, export)
    components = _components(found, export, {id(each) for each in inputs})
    refer = _referrer(components)
    schemas: dict[str, Schema] = {}
    for component in components:
        definition = redirected(export.definitions[component.definition], refer)
        schema, complaints = polished(definition, component.place.type, _where(component.place))
        problems += complaints
        schemas[component.name] = {**schema, **_origin(component)}
    bundle = {"$schema": DIALECT, "title": title, "$defs": schemas}
    return Documents(
        openapi={
            "openapi": "3.1.0",
            "info": {"title": title, "version": version},
            "paths": {},
            "components": {"schemas": {name: _moved(schema, _COMPONENTS) for name, schema in schemas.items()}},
        },
        schemas={name: _standalone(name, schemas) for name in schemas},
        bundle=bundle,
        types={each.name: each.place.type for each in components if each.place.type is not None},
        problems=tuple(dict.fromkeys(problems)),
    )


def _components(found: Sequence[Place], export: Export, inputs: Container[int]) -> list[_Component]:
    """Every component in its order."""
    split = differing(export.definitions)
    chosen = _chosen(found)
    names_of_inputs = names.input_names([place.ref for place in found if place.ref in split], chosen)
    components = []
    for place in found:
        output, read = key(place.ref, "serialization"), key(place.ref, "validation")
        name = chosen[place.ref]
        if id(place.type) in inputs:
            components.append(_Component(name, read, place, "input"))
        elif place.ref in split:
            components.append(_Component(names_of_inputs[place.ref], read, place, "input"))
            components.append(_Component(name, output, place, "output"))
        elif read not in export.definitions:
            components.append(_Component(name, output, place, "output"))
        else:
            components.append(_Component(name, read, place, None if output in export.definitions else "input"))
    return components


def _chosen(found: Sequence[Place]) -> dict[str, str]:
    """The published name of each place, by core reference; parametrised types after their arguments."""
    chosen: dict[str, str] = {}
    waiting = list(found)

    def of_type(argument: Any) -> str | None:  # noqa: ANN401 - any type expression
        return next((chosen[p.ref] for p in found if p.type is argument and p.ref in chosen), None)

    while waiting:
        pending = {id(place.type) for place in waiting}
        ready = [place for place in waiting if not any(id(argument) in pending for argument in place.arguments)]
        ready = ready or waiting
        wanted = [
            names.Wanted(
                place.ref,
                names.generic(place.own, place.arguments, of_type) if place.arguments else place.own,
                place.path,
                place.title,
            )
            for place in ready
        ]
        chosen |= names.choose(wanted, chosen.values())
        waiting = [place for place in waiting if place.ref not in chosen]
    return chosen


def _referrer(components: Sequence[_Component]) -> Callable[[str], str]:
    """A function from a reference between definitions to a reference between published schemas."""
    published = {component.definition: component.name for component in components}

    def refer(reference: str) -> str:
        found = target(reference)
        if found is None:
            return reference
        ref, mode = found
        other: Mode = "validation" if mode == "serialization" else "serialization"
        return _DEFS + (published.get(key(ref, mode)) or published[key(ref, other)])

    return refer


def _origin(component: _Component) -> Schema:
    origin = {"x-tallystick-module": component.place.module}
    if component.place.file is not None:
        origin["x-tallystick-source"] = component.place.file
    if component.direction is not None:
        origin["x-tallystick-direction"] = component.direction
    return origin


def _moved(schema: Schema, prefix: str) -> Schema:
    return redirected(schema, lambda reference: _rebased(reference, prefix))


def _rebased(reference: str, prefix: str) -> str:
    return prefix + reference.removeprefix(_DEFS) if reference.startswith(_DEFS) else reference


def _standalone(name: str, schemas: Mapping[str, Schema]) -> Schema:
    """A document of its own for one component: the schema itself at the root, and below it all that it reaches."""
    reached = {name}
    queue = [name]
    while queue:
        for reference in references(schemas[queue.pop()]):
            other = reference.removeprefix(_DEFS)
            if other in schemas and other not in reached:
                reached.add(other)
                queue.append(other)
    root = f"{_DEFS}{name}"
    own = {
        each: redirected(schema, lambda reference: "#" if reference == root else reference)
        for each, schema in schemas.items()
        if each in reached
    }
    document = {"$schema": DIALECT, "title": name, **own.pop(name)}
    return {**document, "$defs": own} if own else document


def _where(place: Place) -> Where:
    return Where(file=place.file, line=place.line, name=f"{place.module.replace('/', '.')}.{place.own}")
