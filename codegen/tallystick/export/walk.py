"""Walks over JSON Schemas that know where a schema stands and where there is only data.

A `$ref` inside `examples`, `default`, `const` or `enum` is data, and so is a property that is named `$ref`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Schema = dict[str, Any]
"""A JSON Schema as Pydantic makes it: objects, never the boolean schemas."""

# Where JSON Schema 2020-12 puts schemas below a schema (core section 10 and 11, validation section 8).
_ONE = frozenset({
    "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not", "propertyNames", "then",
    "unevaluatedItems", "unevaluatedProperties",
})  # fmt: skip
_LISTED = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})


def is_structural(keyword: str) -> bool:
    """Whether the keyword holds schemas, rather than data or text."""
    return keyword in _ONE or keyword in _LISTED or keyword in _NAMED


def schemas(schema: Schema) -> Iterator[Schema]:
    """`schema` and every schema below it, outermost first, in document order."""
    yield schema
    for keyword, value in schema.items():
        for below in _below(keyword, value):
            yield from schemas(below)


def rebuilt(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """A copy of `schema` in which every schema, innermost first, is what `change` returns for its copy."""
    return change({keyword: _rebuilt_value(keyword, value, change) for keyword, value in schema.items()})


def _rebuilt_value(keyword: str, value: Any, change: Callable[[Schema], Schema]) -> Any:  # noqa: ANN401 - a JSON value
    if keyword in _ONE and isinstance(value, dict):
        return rebuilt(value, change)
    if keyword in _LISTED and isinstance(value, list):
        return [rebuilt(item, change) if isinstance(item, dict) else item for item in value]
    if keyword in _NAMED and isinstance(value, dict):
        return {name: rebuilt(item, change) if isinstance(item, dict) else item for name, item in value.items()}
    return value


def _below(keyword: str, value: Any) -> Iterator[Schema]:  # noqa: ANN401 - a JSON value
    if keyword in _ONE:
        candidates = [value]
    elif keyword in _LISTED and isinstance(value, list):
        candidates = value
    elif keyword in _NAMED and isinstance(value, dict):
        candidates = list(value.values())
    else:
        candidates = []
    yield from (candidate for candidate in candidates if isinstance(candidate, dict))


def references(schema: Schema) -> Iterator[str]:
    """Every reference of `schema` and the schemas below it, those of discriminators included, in document order."""
    for each in schemas(schema):
        if isinstance(target := each.get("$ref"), str):
            yield target
        yield from _mapping(each).values()


def redirected(schema: Schema, redirect: Callable[[str], str]) -> Schema:
    """A copy of `schema` with `redirect` applied to every reference, those of discriminators included."""

    def change(each: Schema) -> Schema:
        if isinstance(target := each.get("$ref"), str):
            each["$ref"] = redirect(target)
        if mapping := _mapping(each):
            redirects = {tag: redirect(target) for tag, target in mapping.items()}
            each["discriminator"] = {**each["discriminator"], "mapping": redirects}
        return each

    return rebuilt(schema, change)


def _mapping(schema: Schema) -> dict[str, str]:
    """The mapping of the discriminator (OpenAPI 3.1 section 4.8.25), if it has one that consists of references."""
    discriminator = schema.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    if not isinstance(mapping, dict):
        return {}
    return {tag: target for tag, target in mapping.items() if isinstance(target, str)}
