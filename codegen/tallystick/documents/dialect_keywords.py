"""The dialects of JSON Schema that are read, and their keywords: one row each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tallystick.jsonvalue import Json


class Dialect(StrEnum):
    """A set of keywords and their meaning."""

    draft4 = "draft4"
    draft6 = "draft6"
    draft7 = "draft7"
    draft2019_09 = "draft2019_09"
    draft2020_12 = "draft2020_12"
    openapi30 = "openapi30"
    """OpenAPI 3.0: a subset of an early draft, with additions (3.0.3 section 4.7.24)."""
    openapi31 = "openapi31"
    """OpenAPI 3.1: 2020-12 with the OpenAPI base vocabulary (3.1.0 section 4.8.24)."""


class Holds(Enum):
    """What schemas a keyword's value holds."""

    NONE = auto()
    ONE = auto()
    LIST = auto()
    ONE_OR_LIST = auto()
    MAP = auto()
    """By key; what is not a schema among the values (the name lists of `dependencies`) is passed over."""


@dataclass(frozen=True, slots=True)
class Known:
    """A keyword: the dialects that know it, the vocabulary it is in since 2019-09, and the schemas in it."""

    dialects: frozenset[Dialect]
    vocabulary: str
    holds: Holds = Holds.NONE


_D = Dialect
OLD_DRAFTS = (_D.draft4, _D.draft6, _D.draft7)
_ALL = frozenset(_D) - {_D.openapi30}
_SINCE_6 = _ALL - {_D.draft4}
_SINCE_7 = _SINCE_6 - {_D.draft6}
_SINCE_2019 = _SINCE_7 - {_D.draft7}
_SINCE_2020 = _SINCE_2019 - {_D.draft2019_09}
_ONLY_2019 = frozenset({_D.draft2019_09})
_UNTIL_2019 = frozenset({*OLD_DRAFTS, _D.draft2019_09})
_OPENAPI = frozenset({_D.openapi30, _D.openapi31})
_EVERY = frozenset(_D)

KEYWORDS: dict[str, Known] = {
    # Identification and reference
    "$schema": Known(_ALL, "core"),
    "id": Known(frozenset({_D.draft4}), "core"),
    "$id": Known(_SINCE_6, "core"),
    "$anchor": Known(_SINCE_2019, "core"),
    "$vocabulary": Known(_SINCE_2019, "core"),
    "$comment": Known(_SINCE_7, "core"),
    "$ref": Known(_EVERY, "core"),
    "$recursiveRef": Known(_ONLY_2019, "core"),
    "$recursiveAnchor": Known(_ONLY_2019, "core"),
    "$dynamicRef": Known(_SINCE_2020, "core"),
    "$dynamicAnchor": Known(_SINCE_2020, "core"),
    "$defs": Known(_SINCE_2019, "core", Holds.MAP),
    # Since 2019-09 only for compatibility (2020-12 validation, appendix A), as the metaschemas have it.
    "definitions": Known(_ALL, "core", Holds.MAP),
    "dependencies": Known(_ALL, "applicator", Holds.MAP),
    # Applicators
    "allOf": Known(_EVERY, "applicator", Holds.LIST),
    "anyOf": Known(_EVERY, "applicator", Holds.LIST),
    "oneOf": Known(_EVERY, "applicator", Holds.LIST),
    "not": Known(_EVERY, "applicator", Holds.ONE),
    "if": Known(_SINCE_7, "applicator", Holds.ONE),
    "then": Known(_SINCE_7, "applicator", Holds.ONE),
    "else": Known(_SINCE_7, "applicator", Holds.ONE),
    "dependentSchemas": Known(_SINCE_2019, "applicator", Holds.MAP),
    "prefixItems": Known(_SINCE_2020, "applicator", Holds.LIST),
    "items": Known(_EVERY, "applicator", Holds.ONE_OR_LIST),
    "additionalItems": Known(_UNTIL_2019, "applicator", Holds.ONE),
    "contains": Known(_SINCE_6, "applicator", Holds.ONE),
    "properties": Known(_EVERY, "applicator", Holds.MAP),
    "patternProperties": Known(_ALL, "applicator", Holds.MAP),
    "additionalProperties": Known(_EVERY, "applicator", Holds.ONE),
    "propertyNames": Known(_SINCE_6, "applicator", Holds.ONE),
    "unevaluatedItems": Known(_SINCE_2019, "unevaluated", Holds.ONE),
    "unevaluatedProperties": Known(_SINCE_2019, "unevaluated", Holds.ONE),
    # Validation
    "type": Known(_EVERY, "validation"),
    "enum": Known(_EVERY, "validation"),
    "const": Known(_SINCE_6, "validation"),
    "multipleOf": Known(_EVERY, "validation"),
    "maximum": Known(_EVERY, "validation"),
    "exclusiveMaximum": Known(_EVERY, "validation"),
    "minimum": Known(_EVERY, "validation"),
    "exclusiveMinimum": Known(_EVERY, "validation"),
    "maxLength": Known(_EVERY, "validation"),
    "minLength": Known(_EVERY, "validation"),
    "pattern": Known(_EVERY, "validation"),
    "maxItems": Known(_EVERY, "validation"),
    "minItems": Known(_EVERY, "validation"),
    "uniqueItems": Known(_EVERY, "validation"),
    "maxContains": Known(_SINCE_2019, "validation"),
    "minContains": Known(_SINCE_2019, "validation"),
    "maxProperties": Known(_EVERY, "validation"),
    "minProperties": Known(_EVERY, "validation"),
    "required": Known(_EVERY, "validation"),
    "dependentRequired": Known(_SINCE_2019, "validation"),
    # Semantics of strings
    "format": Known(_EVERY, "format"),
    "contentEncoding": Known(_SINCE_7, "content"),
    "contentMediaType": Known(_SINCE_7, "content"),
    "contentSchema": Known(_SINCE_2019, "content", Holds.ONE),
    # Documentation: refuses nothing, so it is kept in every dialect, also where only later ones have it.
    "title": Known(_EVERY, "meta-data"),
    "description": Known(_EVERY, "meta-data"),
    "default": Known(_EVERY, "meta-data"),
    "deprecated": Known(_EVERY, "meta-data"),
    "readOnly": Known(_EVERY, "meta-data"),
    "writeOnly": Known(_EVERY, "meta-data"),
    "examples": Known(_EVERY, "meta-data"),
    # OpenAPI
    "nullable": Known(frozenset({_D.openapi30}), "openapi"),
    "discriminator": Known(_OPENAPI, "openapi"),
    "example": Known(_OPENAPI, "openapi"),
    "externalDocs": Known(_OPENAPI, "openapi"),
    "xml": Known(_OPENAPI, "openapi"),
}

KNOWN: dict[Dialect, frozenset[str]] = {
    dialect: frozenset(name for name, known in KEYWORDS.items() if dialect in known.dialects) for dialect in Dialect
}
_HOLDING: dict[Dialect, dict[str, Holds]] = {
    dialect: {
        name: known.holds
        for name, known in KEYWORDS.items()
        if dialect in known.dialects and known.holds is not Holds.NONE
    }
    for dialect in Dialect
}

REFERENCE_ALONE = frozenset({*OLD_DRAFTS, _D.openapi30})
"""Dialects in which everything beside a `$ref` is ignored (draft 7 core section 8.3; OpenAPI 3.0.3 section 4.7.23)."""

RECURSIVE = "$recursiveAnchor"
"""The dynamic anchor that `$recursiveAnchor: true` becomes: not a possible name, so it meets no other."""


def children(schema: Mapping[str, Json], dialect: Dialect) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    """The subschemas of `schema` where its dialect has them, each with the tokens that lead to it, in document order.

    Beside a `$ref` that stands alone only definitions count, which are reached by pointer.
    """
    holding = _HOLDING[dialect]
    alone = dialect in REFERENCE_ALONE and isinstance(schema.get("$ref"), str)
    for name, value in schema.items():
        holds = holding.get(name)
        if holds is None or (alone and name != "definitions"):
            continue
        if holds is Holds.MAP:
            if isinstance(value, dict):
                yield from (((name, key), child) for key, child in value.items() if isinstance(child, dict))
        elif isinstance(value, list):
            if holds is not Holds.ONE:
                yield from (((name, index), child) for index, child in enumerate(value) if isinstance(child, dict))
        elif isinstance(value, dict) and holds is not Holds.LIST:
            yield (name,), value


def identifier_keyword(dialect: Dialect) -> str | None:
    """The keyword that names a schema resource; OpenAPI 3.0 has none."""
    return {Dialect.draft4: "id", Dialect.openapi30: None}.get(dialect, "$id")


def identifier(schema: Mapping[str, Json], dialect: Dialect) -> Json:
    """The value of the keyword that names a schema resource, where the dialect heeds it; `None` where there is none."""
    keyword = identifier_keyword(dialect)
    if keyword is None or (dialect in REFERENCE_ALONE and isinstance(schema.get("$ref"), str)):
        return None
    return schema.get(keyword)
