"""What the routes of an application leave out of their answers: no schema of an answer may require it.

FastAPI publishes the schema of the model, whatever `response_model_exclude_none` and the like do to what is written. A
component that is only answered with is loosened where it stands; one that is also read is published twice, as FastAPI
names the two: `Invoice-Input`, `Invoice-Output`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tallystick.export.walk import Schema, redirected, references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_PREFIX: Final = "#/components/schemas/"
_REQUEST: Final = frozenset({"parameters", "requestBody"})


@dataclass(frozen=True, slots=True)
class Omission:
    """What one operation leaves out of its answers: what is null, some properties by name, or any (`names` is None)."""

    path: str
    method: str
    nulls: bool
    names: frozenset[str] | None


def with_omissions(document: Schema, omissions: Sequence[Omission]) -> Schema:
    """An OpenAPI document, as given, with answers that require nothing that is left out."""
    schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})
    by_name: dict[str, list[Omission]] = {}
    for omission in omissions:
        for name in _reached(_answered(document, omission), schemas):
            by_name.setdefault(name, []).append(omission)
    loosened = {name: _loosened(schemas[name], found, schemas) for name, found in by_name.items()}
    changed = {name for name, schema in loosened.items() if schema != schemas[name]}
    if not changed:
        return document
    read = _reached(_requested(document), schemas)
    twice = {name for name in read & by_name.keys() if not changed.isdisjoint(_reached([name], schemas))}
    components: dict[str, Schema] = {}
    for name, schema in schemas.items():
        if name in twice:
            components[f"{name}-Input"] = redirected(schema, _redirect(twice, "-Input"))
            components[f"{name}-Output"] = redirected(loosened[name], _redirect(twice, "-Output"))
        else:
            direction = "-Input" if name in read and name not in by_name else "-Output"
            components[name] = redirected(loosened.get(name, schema), _redirect(twice, direction))
            if name in changed and name not in read:
                components[name]["x-tallystick-direction"] = "output"  # the model itself takes no such instance
    whole = {**document, "components": {**document["components"], "schemas": components}}
    return {key: _rebased(value, twice, "-Output") if key != "components" else value for key, value in whole.items()}


def _redirect(twice: set[str], direction: str) -> Callable[[str], str]:
    def redirect(reference: str) -> str:
        known = reference.startswith(_PREFIX) and reference.removeprefix(_PREFIX) in twice
        return reference + direction if known else reference

    return redirect


def _rebased(value: Any, twice: set[str], direction: str) -> Any:  # noqa: ANN401 - any part of a document
    """A part of a document with its references by direction: what requests hold is read, all else is written."""
    if isinstance(value, list):
        return [_rebased(each, twice, direction) for each in value]
    if isinstance(value, str):
        return _redirect(twice, direction)(value)  # of a `$ref`, or of a discriminator's mapping
    if not isinstance(value, dict):
        return value
    return {key: _rebased(each, twice, "-Input" if key in _REQUEST else direction) for key, each in value.items()}


def _loosened(schema: Schema, omissions: Iterable[Omission], schemas: Mapping[str, Schema]) -> Schema:
    """The schema of an object without those required properties that are left out."""
    required: list[str] = schema.get("required", [])
    properties: Mapping[str, Any] = schema.get("properties", {})
    omissions = tuple(omissions)
    kept = [
        name
        for name in required
        if not any(
            each.names is None
            or name in each.names
            or (each.nulls and _may_be_null(properties.get(name, {}), schemas, frozenset()))
            for each in omissions
        )
    ]
    if kept == required:
        return schema
    return {key: value for key, value in {**schema, "required": kept}.items() if key != "required" or value}


def _may_be_null(schema: Any, schemas: Mapping[str, Schema], above: frozenset[str]) -> bool:  # noqa: ANN401 - or a boolean
    if not isinstance(schema, dict):
        return schema is not False
    name = str(schema.get("$ref", "")).removeprefix(_PREFIX)
    if name in schemas:
        return name not in above and _may_be_null(schemas[name], schemas, above | {name})
    for members in (schema.get("anyOf"), schema.get("oneOf")):
        if members:
            return any(_may_be_null(each, schemas, above) for each in members)
    types = schema.get("type", "null")
    return None in schema.get("enum", [None]) and schema.get("const") is None and "null" in types


def _answered(document: Schema, omission: Omission) -> Iterator[str]:
    """The components that the successful answers of an operation name."""
    operation = document.get("paths", {}).get(omission.path, {}).get(omission.method, {})
    for status, response in operation.get("responses", {}).items():
        if str(status).startswith("2"):
            yield from _named(response)


def _requested(document: Schema) -> Iterator[str]:
    """The components that requests name, those of parameters too."""
    pending: list[Any] = [value for key, value in document.items() if key != "components"]
    while pending:
        match pending.pop():
            case dict() as mapping:
                for key, value in mapping.items():
                    if key in _REQUEST:
                        yield from _named(value)
                    else:
                        pending.append(value)
            case list() as items:
                pending += items


def _named(value: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a document
    match value:
        case {"$ref": str(reference)} if reference.startswith(_PREFIX):
            yield reference.removeprefix(_PREFIX)
        case dict():
            for each in value.values():
                yield from _named(each)
        case list():
            for each in value:
                yield from _named(each)


def _reached(names: Iterable[str], schemas: Mapping[str, Schema]) -> set[str]:
    """These components and those that they refer to."""
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name in schemas and name not in found:
            found.add(name)
            pending += (each.removeprefix(_PREFIX) for each in references(schemas[name]))
    return found
