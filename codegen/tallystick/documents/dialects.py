"""Dialects told apart, and older ones said in 2020-12.

`lift` respells one schema object, not its children, so that the reader knows one dialect only. What a dialect does not
know has no meaning in it (draft 4 section 5.1 of core, and so on in every later one): such keywords are left out and
named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tallystick.documents.dialect_keywords import (
    KEYWORDS,
    KNOWN,
    OLD_DRAFTS,
    RECURSIVE,
    REFERENCE_ALONE,
    Dialect,
    identifier_keyword,
)
from tallystick.problems import Refusal, Where, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.jsonvalue import Json

__all__ = ["RECURSIVE", "Dialect", "Lifted", "detect", "dialect_of_metaschema", "lift"]

_METASCHEMAS = {
    "json-schema.org/draft-04/schema": Dialect.draft4,
    "json-schema.org/draft-06/schema": Dialect.draft6,
    "json-schema.org/draft-07/schema": Dialect.draft7,
    "json-schema.org/draft/2019-09/schema": Dialect.draft2019_09,
    "json-schema.org/draft/2020-12/schema": Dialect.draft2020_12,
    "spec.openapis.org/oas/3.1/dialect/base": Dialect.openapi31,
}
_RETIRED = frozenset(
    {
        "json-schema.org/schema",
        "json-schema.org/draft-03/schema",
        "json-schema.org/draft-02/schema",
        "json-schema.org/draft-01/schema",
        "json-schema.org/draft-05/schema",
    }
)
_OPENAPI = re.compile(r"3\.(?:(0)|[12])(?:\.[0-9]+)?(?:-.*)?")


def detect(document: Json, file: str | None = None) -> Dialect:
    """The dialect of a document: by `openapi` or `$schema`, and 2020-12 where neither says.

    A `$schema` of somebody's own is taken for 2020-12 here; `Registry` reads that metaschema and knows better. Raises
    `Refusal` for Swagger 2.0, other versions of OpenAPI, drafts before 4 (TLY340 to TLY343).
    """
    if not isinstance(document, dict):
        return Dialect.draft2020_12
    if "swagger" in document and "$schema" not in document:
        raise Refusal(problem("TLY340", Where(file=file, pointer="/swagger")))
    if "openapi" in document and "$schema" not in document:
        version = document["openapi"]
        match = _OPENAPI.fullmatch(version) if isinstance(version, str) else None
        if match is None:
            raise Refusal(problem("TLY341", Where(file=file, pointer="/openapi"), version=version))
        return Dialect.openapi30 if match[1] else Dialect.openapi31
    schema = document.get("$schema")
    if schema is None:
        return Dialect.draft2020_12
    where = Where(file=file, pointer="/$schema")
    if not isinstance(schema, str):
        raise Refusal(problem("TLY343", where))
    return dialect_of_metaschema(schema, where) or Dialect.draft2020_12


def dialect_of_metaschema(uri: str, where: Where) -> Dialect | None:
    """The dialect a `$schema` names; `None` for a metaschema of somebody's own.

    Raises `Refusal` for a draft that is not read (TLY342).
    """
    name = re.sub(r"^https?://", "", uri).removesuffix("#").removesuffix("/")
    if name in _RETIRED:
        raise Refusal(problem("TLY342", where, uri=uri))
    return _METASCHEMAS.get(name)


_BESIDE_REFERENCE = frozenset({"$ref", "title", "description", "deprecated", "$comment"})
"""What is kept all the same: documentation, for the reader."""

_NOT_MISSED = frozenset({"$defs", "definitions", "id", "$id", "$schema", "xml", "externalDocs"})
"""What is not named as ignored: it says nothing about instances."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """One schema object in 2020-12 keywords, and what that cannot hold.

    The children are as they stand in the document, in their own dialect; step into them by `path`.
    """

    keywords: dict[str, Json]
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where a keyword stands in the document, when it is under another name."""
    nullable: bool = False
    """Whether `null` is accepted besides what the keywords accept (OpenAPI 3.0 `nullable: true`)."""
    ignored: tuple[str, ...] = ()
    """The keywords that have no meaning here: unknown to the dialect, without its vocabulary, or beside a `$ref`."""
    malformed: Mapping[str, str] = field(default_factory=dict)
    """Keywords of the older dialect that are not what they must be, which is the value."""

    def path(self, *tokens: str | int) -> tuple[str | int, ...]:
        """The tokens in the document for tokens in `keywords`: `("prefixItems", 0)` may stand at `("items", 0)`."""
        return (self.moved.get(str(tokens[0]), tokens[0]), *tokens[1:]) if tokens else ()


@dataclass(slots=True)
class _Lifting:
    """A `Lifted` in the making."""

    keywords: dict[str, Json]
    ignored: list[str]
    moved: dict[str, str] = field(default_factory=dict)
    malformed: dict[str, str] = field(default_factory=dict)
    nullable: bool = False

    def move(self, old: str, new: str) -> None:
        """Say `old` as `new`."""
        self.keywords[new] = self.keywords.pop(old)
        self.moved[new] = self.moved.pop(old, old)

    def drop(self, name: str) -> None:
        """Leave `name` out as without meaning."""
        del self.keywords[name]
        self.ignored.append(name)


def lift(schema: Mapping[str, Json], dialect: Dialect, vocabularies: frozenset[str] | None = None) -> Lifted:
    """`schema`, one object without its children, respelled in 2020-12 keywords with 2020-12 meaning.

    `vocabularies` are the short names (`validation`, `unevaluated`...) of those in force where the metaschema chooses;
    `None` is all of the dialect. Malformed values are passed on where 2020-12 has the keyword, for the reader to
    refuse. Draft 4 does not count `1.0` as an integer (section 3.5 of core); JSON parsers in JavaScript cannot tell it
    from `1`, so the later reading, by value, is used throughout. Draft 2019-09 does not let `contains` evaluate items
    for `unevaluatedItems`, 2020-12 does (release notes): the pair is read as in 2020-12.
    """
    known = KNOWN[dialect]
    if vocabularies is not None:
        known = frozenset(name for name in known if KEYWORDS[name].vocabulary in vocabularies)
    alone = dialect in REFERENCE_ALONE and isinstance(schema.get("$ref"), str)
    if alone:
        known &= _BESIDE_REFERENCE
    kept: dict[str, Json] = {}
    ignored: list[str] = []
    for name, value in schema.items():
        if name in known or (name.startswith("x-") and not alone):
            kept[name] = value
        elif name not in _NOT_MISSED:
            ignored.append(name)
    lifting = _Lifting(kept, ignored)
    for name, step in _STEPS.items():
        if name in lifting.keywords:
            step(lifting, dialect)
    return Lifted(lifting.keywords, lifting.moved, lifting.nullable, tuple(lifting.ignored), lifting.malformed)


# -- The steps of lifting: each is called where its keyword is there, in the order of the table at the end.


def _identifier(lifting: _Lifting, dialect: Dialect) -> None:
    """Draft 4 calls it `id`; before 2019-09 an identifier with nothing but a fragment is an anchor."""
    keyword = identifier_keyword(dialect)
    if keyword == "id" and "id" in lifting.keywords:
        lifting.move("id", "$id")
    value = lifting.keywords.get("$id")
    if dialect in OLD_DRAFTS and isinstance(value, str) and value.startswith("#") and value != "#":
        lifting.move("$id", "$anchor")
        lifting.keywords["$anchor"] = value[1:]


def _exclusive(lifting: _Lifting, dialect: Dialect, bound: str, exclusive: str) -> None:
    """Boolean exclusive bounds of draft 4 (validation 5.1.2) and OpenAPI 3.0.

    A number there can only mean what it means since draft 6, and descriptions in use have it: it is left as it is.
    """
    value = lifting.keywords[exclusive]
    if dialect not in _BOOLEAN_BOUNDS or not isinstance(value, bool):
        return
    del lifting.keywords[exclusive]
    if value and bound in lifting.keywords:
        lifting.move(bound, exclusive)


def _items(lifting: _Lifting, dialect: Dialect) -> None:
    """An array of schemas is `prefixItems`, and `additionalItems` what follows (2020-12 core, appendix on changes)."""
    rest = lifting.keywords.pop("additionalItems", None)
    if dialect not in _ARRAY_ITEMS or not isinstance(lifting.keywords.get("items"), list):
        if rest is not None:
            lifting.ignored.append("additionalItems")
        return
    if lifting.keywords["items"]:
        lifting.move("items", "prefixItems")
    else:
        del lifting.keywords["items"]
    if rest is not None:
        lifting.keywords["items"] = rest
        lifting.moved["items"] = "additionalItems"


def _dependencies(lifting: _Lifting, _: Dialect) -> None:
    """Lists are `dependentRequired`, schemas `dependentSchemas` (draft 7 validation 6.5.7)."""
    if lifting.keywords.keys() & {"dependentRequired", "dependentSchemas"}:
        lifting.drop("dependencies")
        return
    value = lifting.keywords["dependencies"]
    if not isinstance(value, dict):
        lifting.move("dependencies", "dependentSchemas")
        return
    del lifting.keywords["dependencies"]
    names: Json = {key: needed for key, needed in value.items() if isinstance(needed, list)}
    schemas: Json = {key: schema for key, schema in value.items() if not isinstance(schema, list)}
    for keyword, part in (("dependentRequired", names), ("dependentSchemas", schemas)):
        if part:
            lifting.keywords[keyword] = part
            lifting.moved[keyword] = "dependencies"


def _definitions(lifting: _Lifting, _: Dialect) -> None:
    if "$defs" not in lifting.keywords:
        lifting.move("definitions", "$defs")


def _recursive_reference(lifting: _Lifting, _: Dialect) -> None:
    """`$recursiveRef` is a `$dynamicRef` to an anchor that no document can name (2019-09 core section 8.2.4.2)."""
    if lifting.keywords["$recursiveRef"] != "#":
        lifting.malformed["$recursiveRef"] = '"#"'
    lifting.move("$recursiveRef", "$dynamicRef")
    lifting.keywords["$dynamicRef"] = f"#{RECURSIVE}"


def _recursive_anchor(lifting: _Lifting, _: Dialect) -> None:
    value = lifting.keywords.pop("$recursiveAnchor")
    if not isinstance(value, bool):
        lifting.malformed["$recursiveAnchor"] = "true or false"
    elif value:
        lifting.keywords["$dynamicAnchor"] = RECURSIVE
        lifting.moved["$dynamicAnchor"] = "$recursiveAnchor"


def _nullable(lifting: _Lifting, _: Dialect) -> None:
    """OpenAPI 3.0 `nullable`.

    3.0.3 gives it effect only beside a `type`, and lets `enum` refuse null all the same. Descriptions in use, and the
    servers behind them, mean null by it everywhere, beside `allOf` and `enum` too; what a server writes has to be
    accepted.
    """
    value = lifting.keywords.pop("nullable")
    if isinstance(value, bool):
        lifting.nullable = value
    else:
        lifting.malformed["nullable"] = "true or false"


def _example(lifting: _Lifting, _: Dialect) -> None:
    if "examples" in lifting.keywords:
        del lifting.keywords["example"]
    else:
        lifting.move("example", "examples")
        lifting.keywords["examples"] = [lifting.keywords["examples"]]


def _format(lifting: _Lifting, dialect: Dialect) -> None:
    """`byte` and `binary` of OpenAPI 3.0 also say how the content is encoded (3.0.3 section 4.4)."""
    said = _CONTENT.get(str(lifting.keywords["format"])) if dialect is Dialect.openapi30 else None
    if said:
        keyword, value = said
        lifting.keywords[keyword] = value
        lifting.moved[keyword] = "format"


_BOOLEAN_BOUNDS = frozenset({Dialect.draft4, Dialect.openapi30})
_ARRAY_ITEMS = frozenset({*OLD_DRAFTS, Dialect.draft2019_09, Dialect.openapi30})
"""OpenAPI 3.0 allows one schema only; a list can only mean a tuple, and generators for 3.0 have written it."""
_CONTENT = {"byte": ("contentEncoding", "base64"), "binary": ("contentMediaType", "application/octet-stream")}

_STEPS: dict[str, Callable[[_Lifting, Dialect], None]] = {
    "id": _identifier,
    "$id": _identifier,
    "exclusiveMinimum": partial(_exclusive, bound="minimum", exclusive="exclusiveMinimum"),
    "exclusiveMaximum": partial(_exclusive, bound="maximum", exclusive="exclusiveMaximum"),
    "additionalItems": _items,
    "items": _items,
    "dependencies": _dependencies,
    "definitions": _definitions,
    "$recursiveRef": _recursive_reference,
    "$recursiveAnchor": _recursive_anchor,
    "nullable": _nullable,
    "example": _example,
    "format": _format,
}
