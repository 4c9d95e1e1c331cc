"""Counts the constraints that the component schemas of a document state.

What says nothing is left out, each time with the reason; `built.py` counts by other means what the output is built
with.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

_BY_TYPE = {
    "minLength": {"string"},
    "maxLength": {"string"},
    "pattern": {"string"},
    "minimum": {"number", "integer"},
    "maximum": {"number", "integer"},
    "exclusiveMinimum": {"number", "integer"},
    "exclusiveMaximum": {"number", "integer"},
    "multipleOf": {"number", "integer"},
    "minItems": {"array"},
    "maxItems": {"array"},
    "uniqueItems": {"array"},
    "minProperties": {"object"},
    "maxProperties": {"object"},
}
"""The constraint keywords that are counted one by one, with the types of the instances they speak of."""

_FORMATS = """date-time date time duration email idn-email hostname ipv4 ipv6 uri uri-reference iri iri-reference
    uri-template json-pointer relative-json-pointer regex uuid""".split()  # noqa: SIM905 - a list of words
"""The formats that are asserted; the others (`int64`, `html`, `password`...) are annotations."""

_IDLE = {("minLength", 0), ("minItems", 0), ("minProperties", 0), ("uniqueItems", False)}
"""Keywords that refuse nothing."""

_SILENT = """title description default example examples deprecated readOnly writeOnly externalDocs xml discriminator
    nullable $comment""".split()  # noqa: SIM905 - a list of words
"""Keywords that refuse nothing, whatever they say."""

_IN_PLACE = {"allOf", "anyOf", "oneOf", "enum", "const"}
_PLAIN = {"type", "properties", "required", "additionalProperties"}

Properties = dict[str, tuple[Any, bool]]
"""By name: the schema of a property, and whether it is required."""


def stated(document: dict[str, Any]) -> dict[str, Counter[str]]:
    """How often each constraint keyword is stated, for each schema under `components.schemas`.

    `values` are those of `enum` and `const`, `required` the names, `closed` counts `additionalProperties: false`,
    `discriminator` the unions whose members are told apart by constants, `anything` the places that say nothing.
    """
    found = {}
    for name, schema in document["components"]["schemas"].items():
        walk = _Walk(document)
        walk.schema(schema)
        found[name] = +walk.found
    return found


@dataclass(slots=True)
class _Walk:
    """A walk over the schemas of one document."""

    document: dict[str, Any]
    found: Counter[str] = field(default_factory=Counter)
    merging: set[int] = field(default_factory=set)

    @property
    def old(self) -> bool:
        """Whether the dialect is that of OpenAPI 3.0."""
        return str(self.document["openapi"]).startswith("3.0")

    def schema(self, schema: Any) -> None:
        """Count what `schema` and the schemas inside it state."""
        if self.says_nothing(schema):
            self.found["anything"] += 1
        elif isinstance(schema, dict) and not (self.old and "$ref" in schema):
            # What stands beside a reference is ignored in 3.0 (3.0.3 section 4.7.23).
            merged = self.properties(schema) if len(schema.get("allOf", [])) > 1 else None
            if merged is None:
                self.keywords(schema, _types(schema))
            else:  # one object: what a member by reference states is stated here again
                self.found["required"] += sum(required for _, required in merged.values())
                for child, _ in merged.values():
                    self.schema(child)

    def says_nothing(self, schema: Any) -> bool:
        """Whether `schema` accepts everything: it is empty, or a choice that includes everything."""
        if not isinstance(schema, dict):
            return schema is True
        said = _said(schema)
        return not said or (said == {"anyOf"} and any(self.target(member) in ({}, True) for member in schema["anyOf"]))

    def keywords(self, schema: dict[str, Any], types: frozenset[str]) -> None:
        """Count what the keywords of one schema state. One that speaks of other types than its own says nothing."""
        for name in schema.keys() & _BY_TYPE.keys():
            if not types or types & _BY_TYPE[name]:
                self.constraint(schema, name)
        self.values(schema, types)
        if "string" in types and schema.get("format") in _FORMATS:
            self.found[f"format {schema['format']}"] += 1
        if not types or "object" in types:
            self.object(schema, types)
        if not types or "array" in types:
            self.children(schema, "items", "contains", "unevaluatedItems", "prefixItems")
            if "array" in types and not _said(schema) & {"items", "prefixItems", *_IN_PLACE}:
                self.found["anything"] += 1
        self.children(schema, "allOf", "anyOf", "oneOf", "not", "if", "then", "else")
        # An `anyOf` takes the first member that fits, whatever tags its members have.
        if _said(schema) == {"oneOf"} and self.tag(schema["oneOf"]):
            self.found["discriminator"] += 1

    def constraint(self, schema: dict[str, Any], name: str) -> None:
        """Count one keyword, if it refuses something."""
        value = schema[name]
        exclusive = f"exclusive{name.capitalize()}"
        if (name, value) in _IDLE or (name.startswith("exclusive") and isinstance(value, bool)):
            return
        if name in {"minItems", "maxItems"} and value == len(schema.get("prefixItems", [])):
            return  # said by the length of the tuple
        if self.old and schema.get(exclusive) is True:  # 3.0: a flag beside the bound
            self.found[exclusive] += 1
        else:
            self.found[name] += 1

    def values(self, schema: dict[str, Any], types: frozenset[str]) -> None:
        """The values of `enum` and `const` that are of the schema's type; `null` is a type, not a value."""
        listed = [schema["const"]] if "const" in schema else schema.get("enum", [])
        distinct = {json.dumps(value) for value in listed if value is not None and (not types or _is_of(value, types))}
        self.found["values"] += len(distinct)

    def object(self, schema: dict[str, Any], types: frozenset[str]) -> None:
        """Count what is said of the keys of objects."""
        properties, required = schema.get("properties", {}), set(schema.get("required", []))
        self.found["required"] += len(required)
        self.found["anything"] += len(required - properties.keys())
        keyed = _said(schema) & {"required", "additionalProperties", "patternProperties", *_IN_PLACE} or properties
        if "object" in types and not keyed:
            self.found["anything"] += 1
        additional = schema.get("additionalProperties")
        if additional is False:
            self.found["closed"] += 1
        if not properties or _bare(additional) not in (True, {}):  # else further keys are kept, and no more is said
            self.children(schema, "additionalProperties")
        self.children(schema, "propertyNames", "unevaluatedProperties")
        for name in ("properties", "patternProperties", "dependentSchemas"):
            for child in schema.get(name, {}).values():
                self.schema(child)

    def children(self, schema: dict[str, Any], *names: str) -> None:
        """Count what the schemas below these keywords state."""
        for name in names:
            value = schema.get(name, [])
            for child in value if isinstance(value, list) else [value]:
                self.schema(child)

    # -- What several schemas say together

    def target(self, schema: Any) -> Any:
        """What a schema that is only a reference refers to, however far."""
        while isinstance(schema, dict) and "$ref" in schema and (self.old or _said(schema) == {"$ref"}):
            value: Any = self.document
            for token in schema["$ref"].removeprefix("#/").split("/"):
                key = token.replace("~1", "/").replace("~0", "~")
                value = value[int(key)] if isinstance(value, list) else value[key]
            schema = value
        return schema

    def properties(self, schema: Any) -> Properties | None:
        """The properties, where `schema` is an object and nothing more, or an `allOf` of such."""
        schema = self.target(schema)
        if not isinstance(schema, dict) or id(schema) in self.merging:
            return None
        said = _said(schema)
        if "allOf" in said:
            beside = {name: schema[name] for name in said - {"allOf"}}
            if beside.keys() - _PLAIN:
                return None
            members = [*schema["allOf"], beside] if beside.keys() - {"type"} else schema["allOf"]
            self.merging.add(id(schema))
            parts = [self.properties(member) for member in members if self.target(member) != {}]
            self.merging.discard(id(schema))
            return _together(parts)
        open_ = schema.get("additionalProperties", True) in (True, {})
        if schema.get("nullable") or schema.get("type") != "object" or said - _PLAIN or not open_:
            return None
        required, declared = schema.get("required", []), schema.get("properties", {})
        return {name: (declared.get(name, {}), name in required) for name in (*declared, *required)}

    def tag(self, members: list[Any]) -> str | None:
        """The property that tells apart the members of a union: string constants in each, never the same twice."""
        tags = [self.constants(member) for member in members if self.target(member) != {"type": "null"}]
        for name in tags[0] if len(tags) > 1 else ():
            every = [value for own in tags for value in own.get(name, [None, None])]
            if len(every) == len(set(every)):
                return name
        return None

    def constants(self, schema: Any) -> dict[str, list[Any]]:
        """The properties that `schema` requires to be string constants, with the constants."""
        schema = self.target(schema)
        if not isinstance(schema, dict):
            return {}
        for name in ("anyOf", "oneOf"):
            if tag := self.tag(schema.get(name, [])):
                return {tag: [value for member in schema[name] for value in self.constants(member)[tag]]}
        closed = {key: value for key, value in schema.items() if key != "additionalProperties"}
        found = {}
        for name, (child, required) in (self.properties(closed) or {}).items():
            constant = self.target(child)
            listed = [constant["const"]] if "const" in constant else constant.get("enum", [])
            if required and listed and all(isinstance(value, str) for value in listed):
                found[name] = listed
        return found


def _together(parts: list[Properties | None]) -> Properties | None:
    """The properties of all; `None` where two say different things of one."""
    whole: Properties = {}
    for part in parts:
        if part is None:
            return None
        for name, (schema, required) in part.items():
            known, before = whole.get(name, (schema, False))
            one, other = ((_bare(each), _is_nullable(each)) for each in (known, schema))
            if one != other and ({}, False) not in (one, other):
                return None
            whole[name] = (known if _bare(known) else schema, required or before)
    return whole


def _said(schema: dict[str, Any]) -> set[str]:
    return {name for name in schema if name not in _SILENT and not name.startswith("x-")}


def _bare(schema: Any) -> Any:
    return {name: schema[name] for name in _said(schema)} if isinstance(schema, dict) else schema


def _is_nullable(schema: Any) -> bool:
    return isinstance(schema, dict) and bool(schema.get("nullable"))


def _types(schema: dict[str, Any]) -> frozenset[str]:
    types = schema.get("type", [])
    return frozenset([types] if isinstance(types, str) else types)


def _is_of(value: Any, types: frozenset[str]) -> bool:
    match value:
        case bool():
            return "boolean" in types
        case int() | float():
            return bool(types & {"number", "integer"})
        case str():
            return "string" in types
        case list():
            return "array" in types
        case _:
            return "object" in types
