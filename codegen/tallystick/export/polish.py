"""From a definition as Pydantic exports it to a schema worth publishing: plain JSON, in reading order."""

from __future__ import annotations

import inspect
import math
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticSerializationError, to_jsonable_python

from tallystick.export.walk import Schema, is_structural, rebuilt
from tallystick.ir.keywords import TOLD_BY
from tallystick.problems import Problem, Where, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

# Told first: what it is. Then which values, in the order in which one would say it aloud. Keywords without a place here
# keep their order, between these; annotations of our own come last.
_FIRST = ("$schema", "$id", "title", "description", "deprecated", "readOnly", "writeOnly", "$ref", "type", "format")
_LAST = ("properties", "patternProperties", "required", "additionalProperties", "default", "examples")
_RANK = {name: rank - len(_FIRST) for rank, name in enumerate(_FIRST)} | {
    name: 1 + rank for rank, name in enumerate(_LAST)
}

_WITHOUT_EFFECT = {
    "maximum": math.inf,
    "exclusiveMaximum": math.inf,
    "minimum": -math.inf,
    "exclusiveMinimum": -math.inf,
}
"""Bounds that exclude no finite number."""


def polished(schema: Schema, cls: Any, where: Where) -> tuple[Schema, list[Problem]]:  # noqa: ANN401 - any class or alias
    """`schema` ready to publish, and a problem for each part that had to be left out because JSON cannot say it."""
    problems: list[Problem] = []

    def change(each: Schema) -> Schema:
        kept: Schema = {}
        for keyword, value in each.items():
            if is_structural(keyword):
                kept[keyword] = value
                continue
            plain, complaint = _plain(keyword, value)
            if complaint is None:
                kept[keyword] = plain
            elif complaint:
                problems.append(problem("TLY304", where, keyword=keyword, reason=complaint))
                if keyword in {"const", "enum"}:
                    kept["not"] = {}
        return _in_order(_tidy(kept))

    published = rebuilt(schema, change)
    if published.get("title") == getattr(cls, "__name__", None):
        published.pop("title", None)
    return published, problems


def _tidy(schema: Schema) -> Schema:
    """Docs dedented; a discriminator only where its mapping holds references to members (OpenAPI 3.1, 4.8.25)."""
    if isinstance(text := schema.get("description"), str):
        schema["description"] = inspect.cleandoc(text)
    discriminator = schema.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    members = [each.get("$ref") for name in ("oneOf", "anyOf") for each in schema.get(name, ())]
    if isinstance(mapping, dict) and not all(isinstance(each, str) and each in members for each in mapping.values()):
        schema[TOLD_BY] = schema.pop("discriminator")["propertyName"]
    return schema


def _plain(keyword: str, value: Any) -> tuple[Any, str | None]:  # noqa: ANN401 - any Python value
    """The value as plain JSON, and why it cannot be: `None` where it can, empty where it says nothing."""
    if keyword in _WITHOUT_EFFECT and value == _WITHOUT_EFFECT[keyword]:
        return None, ""
    try:
        plain = to_jsonable_python(value, inf_nan_mode="constants")
    except PydanticSerializationError:
        return None, f"{type(value).__name__} is not a JSON value"
    if any(not math.isfinite(number) for number in _floats(plain)):
        return None, "JSON has no infinity and no NaN"
    return plain, None


def _floats(value: Any) -> Iterator[float]:  # noqa: ANN401 - any Python value
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _floats(each)
    elif isinstance(value, list):
        for each in value:
            yield from _floats(each)


def _in_order(schema: Schema) -> Schema:
    last = len(_LAST) + 1
    return dict(sorted(schema.items(), key=lambda item: last if item[0].startswith("x-") else _RANK.get(item[0], 0)))
