"""Schemas of everyday shape: a type with the keywords that belong to it, an enumeration, a union, a reference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tallystick.ir.formats import FORMATS
from tallystick.ir.keywords import INHERITED, Group
from tallystick.ir.nodes import (
    ABSENT,
    Anything,
    Array,
    Boolean,
    Check,
    Extra,
    Json,
    Literal,
    Never,
    Node,
    Null,
    Nullable,
    Number,
    Object,
    Property,
    Record,
    String,
    Tuple,
    Union,
)
from tallystick.ir.schema import Schema, docs, same
from tallystick.regex.ecma import translate
from tallystick.regex.errors import PatternError

MAX_SAFE = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Typed:
    """An everyday node, and the keywords it leaves unsaid."""

    node: Node
    unsaid: tuple[str, ...] = ()


_BY_KEYWORD = {(row.keyword, row.pattern): row.name for row in FORMATS}

_STRING_CHECKS = {
    "minLength": "minLength",
    "maxLength": "maxLength",
    "pattern": "pattern",
    "x-tallystick-minBytes": "minBytes",
    "x-tallystick-maxBytes": "maxBytes",
    "x-tallystick-minimum": "decimalMinimum",
    "x-tallystick-exclusiveMinimum": "decimalExclusiveMinimum",
    "x-tallystick-maximum": "decimalMaximum",
    "x-tallystick-exclusiveMaximum": "decimalExclusiveMaximum",
}
_NUMBER_CHECKS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf")


def pattern(schema: Schema, source: str, keyword: str) -> str | None:
    """The pattern as a source for the `u` flag, or `None` after noting why it cannot be one."""
    try:
        return translate(source)
    except PatternError as error:
        schema.refuse("TLY405", keyword, pattern=source, reason=str(error), way_out=error.way_out)
        return None


def string_format(schema: Schema) -> str | None:
    """The name of the row of `formats.FORMATS` that the schema asserts."""
    keywords = schema.keywords
    wire = _BY_KEYWORD.get((keywords.get("format", ""), keywords.get("pattern")))
    return wire or _BY_KEYWORD.get((keywords.get("format", ""), None))


def _string(schema: Schema) -> Typed:
    keywords = schema.keywords
    name = string_format(schema)
    wire = "pattern" in keywords and (keywords.get("format"), keywords["pattern"]) in _BY_KEYWORD
    checks = []
    for keyword, value in keywords.items():
        if keyword not in _STRING_CHECKS or (keyword == "pattern" and wire):
            continue
        said = pattern(schema, value, keyword) if keyword == "pattern" else _whole(value)
        if said is not None and not (keyword == "minLength" and said == 0):
            checks.append(Check(_STRING_CHECKS[keyword], said))
    return Typed(String(name, tuple(checks)))


def _number(schema: Schema) -> Typed:
    keywords = schema.keywords
    return Typed(
        Number("number", tuple(Check(name, _whole(keywords[name])) for name in _NUMBER_CHECKS if name in keywords))
    )


def _integer(schema: Schema) -> Typed:
    node = _number(schema).node
    assert isinstance(node, Number)
    lower = [check.value for check in node.checks if check.keyword in {"minimum", "exclusiveMinimum"}]
    upper = [check.value for check in node.checks if check.keyword in {"maximum", "exclusiveMaximum"}]
    bounded = any(bound >= -MAX_SAFE for bound in lower) and any(bound <= MAX_SAFE for bound in upper)  # type: ignore[operator]  # numbers
    safe = bounded or schema.keywords.get("format") == "double-int"
    return Typed(replace(node, kind="safe-integer" if safe else "integer"))


def _array(schema: Schema) -> Typed:
    keywords = schema.keywords
    unsaid = tuple(name for name in ("contains", "minContains", "maxContains", "unevaluatedItems") if name in keywords)
    if "contains" not in keywords:
        unsaid = tuple(name for name in unsaid if name not in {"minContains", "maxContains"})
    least, most = _whole(keywords.get("minItems", 0)), _whole(keywords.get("maxItems"))
    bounds = {"minItems": least, "maxItems": most}
    prefix = keywords.get("prefixItems", [])
    unique = (Check("uniqueItems", True),) if keywords.get("uniqueItems") else ()
    if not prefix:
        items = schema.child("items") if "items" in keywords else Anything()
        if isinstance(items, Never):  # `items: false`: only the empty array
            return Typed(Tuple(()), unsaid)
        checks = tuple(
            Check(name, value)
            for name, value in bounds.items()
            if value is not None and (name, value) != ("minItems", 0)
        )
        return Typed(Array(items, checks + unique), unsaid)
    if least < len(prefix) or (most is not None and most < len(prefix)):
        return Typed(
            Array(Anything()),
            (*unsaid, *(n for n in ("prefixItems", "items", *bounds, "uniqueItems") if n in keywords)),
        )
    rest: Node | None = None
    if most != len(prefix):
        rest = schema.child("items") if "items" in keywords else Anything()
        rest = None if isinstance(rest, Never) else rest
    checks = tuple(
        Check(name, value)
        for name, value in bounds.items()
        if value is not None and value > len(prefix) and not (name == "maxItems" and rest is None)
    )
    members = tuple(schema.child("prefixItems", index) for index in range(len(prefix)))
    return Typed(Tuple(members, rest, checks + unique), unsaid)


_MAP_KEYWORDS = ("patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedProperties")


def _object(schema: Schema) -> Typed:
    keywords = schema.keywords
    checks = tuple(
        Check(name, _whole(keywords[name]))
        for name in ("minProperties", "maxProperties")
        if name in keywords and keywords[name] != 0
    )
    unsaid = tuple(name for name in _MAP_KEYWORDS if name in keywords)
    if not keywords.get("properties") and not keywords.get("required"):
        typed = _record(schema, checks, unsaid)
        if typed is not None:
            return typed
    names = dict.fromkeys([*keywords.get("properties", {}), *keywords.get("required", [])])
    whole = tuple(
        name
        for name in ("properties", "required", "additionalProperties", "minProperties", "maxProperties", *_MAP_KEYWORDS)
        if name in keywords
    )
    if "patternProperties" in keywords or not INHERITED.isdisjoint([*names, *_named_keys(schema)]):
        return Typed(Record(String(), Anything()), whole)
    return Typed(declared_object(schema, checks), unsaid)


def _record(schema: Schema, checks: tuple[Check, ...], unsaid: tuple[str, ...]) -> Typed | None:
    """A map, where the keywords are those of one."""
    keywords = schema.keywords
    additional = keywords.get("additionalProperties", True)
    if unsaid in {(), ("propertyNames",)}:
        if additional is False and not unsaid:
            return None
        keys = _keys(schema.child("propertyNames")) if unsaid else String()
        if keys is None or additional is False or not INHERITED.isdisjoint(_named_keys(schema)):
            return None
        values = schema.child("additionalProperties") if "additionalProperties" in keywords else Anything()
        return Typed(Record(keys, values, checks))
    patterns = keywords.get("patternProperties", {})
    if unsaid == ("patternProperties",) and len(patterns) == 1 and additional is False:
        (source,) = patterns
        said = pattern(schema, source, "patternProperties")
        if said is not None:
            return Typed(
                Record(String(None, (Check("pattern", said),)), schema.child("patternProperties", source), checks)
            )
    return None


def _named_keys(schema: Schema) -> tuple[object, ...]:
    """The keys that `propertyNames` lists, where it lists them."""
    names = schema.child("propertyNames") if "propertyNames" in schema.keywords else None
    return names.values if isinstance(names, Literal) else ()


def _keys(node: Node) -> Node | None:
    """`node` as the keys of a map, or `None` where it is not plainly about strings."""
    if isinstance(node, String) or (isinstance(node, Literal) and all(isinstance(value, str) for value in node.values)):
        return node
    return None


def declared_object(schema: Schema, checks: tuple[Check, ...] = ()) -> Object:
    """The object that `properties`, `required` and `additionalProperties` describe, whatever else the schema says."""
    keywords = schema.keywords
    extra: Extra | Node = Extra.STRIP
    if "additionalProperties" in keywords:
        additional = schema.child("additionalProperties")
        extra = (
            Extra.CLOSED
            if isinstance(additional, Never)
            else Extra.OPEN
            if isinstance(additional, Anything)
            else additional
        )
    required = set(keywords.get("required", ()))
    undeclared: Node = Never() if extra is Extra.CLOSED else Anything() if isinstance(extra, Extra) else extra
    if checks and extra is Extra.STRIP:  # what is counted must still be there
        extra = Extra.OPEN
    properties = keywords.get("properties", {})
    declared = [_property(schema, name, name in required) for name in properties]
    missing = [
        Property(name, undeclared, True)
        for name in dict.fromkeys(keywords.get("required", ()))
        if name not in properties
    ]
    return Object((*declared, *missing), extra, checks)


def _property(schema: Schema, name: str, required: bool) -> Property:  # noqa: FBT001  # what `required` says of it
    annotations = schema.annotations(name)
    default = ABSENT if required else annotations.get("default", ABSENT)
    return Property(name, schema.child("properties", name), required, default, docs(annotations))


_BY_TYPE = {
    "string": (Group.STRING, _string),
    "number": (Group.NUMBER, _number),
    "integer": (Group.NUMBER, _integer),
    "array": (Group.ARRAY, _array),
    "object": (Group.OBJECT, _object),
}


def typed(schema: Schema) -> Typed:
    """The instances of the schema's types, with the keywords that belong to those types. `schema` has a `type`."""
    names = [name for name in dict.fromkeys(schema.types) if name != "null"]
    if "number" in names and "integer" in names:
        names.remove("integer")
    members, unsaid = [], []
    for name in names:
        if name == "boolean":
            members.append(Typed(Boolean()))
            continue
        group, read = _BY_TYPE[name]
        own = schema.restricted(group, Group.ANNOTATION)
        if name == "integer" and "format" in schema.keywords:
            own = replace(own, keywords={**own.keywords, "format": schema.keywords["format"]})
        members.append(read(own))
        unsaid.extend(members[-1].unsaid)
    return Typed(union([member.node for member in members], null="null" in schema.types), tuple(unsaid))


def union(members: list[Node], *, null: bool) -> Node:
    """What any of `members` accepts, and `null` where asked; flat, without repeats."""
    flat: list[Node] = []
    for member in members:
        inner = member
        if isinstance(inner, Nullable):
            null, inner = True, inner.node
        for part in (
            inner.members if isinstance(inner, Union) and inner.mode == "any" and not inner.discriminator else (inner,)
        ):
            if isinstance(part, Null):
                null = True
            elif part not in flat and not isinstance(part, Never):
                flat.append(part)
    if any(isinstance(part, Anything) for part in flat):
        return Anything()
    flat = _merged_literals(flat)
    if not flat:
        return Null() if null else Never()
    node = flat[0] if len(flat) == 1 else Union(tuple(flat))
    return Nullable(node) if null else node


def _merged_literals(members: list[Node]) -> list[Node]:
    """`members` with literals that stand side by side made one."""
    merged: list[Node] = []
    for member in members:
        last = merged[-1] if merged else None
        if isinstance(member, Literal) and isinstance(last, Literal):
            fresh = tuple(value for value in member.values if not any(same(value, old) for old in last.values))
            merged[-1] = Literal(last.values + fresh)
        else:
            merged.append(member)
    return merged


def enumerated(schema: Schema, values: list[Json]) -> Node | None:
    """The literals among `values` that the schema's types admit; `None` where a value is an array or an object."""
    if any(isinstance(value, list | dict) for value in values):
        return None
    kept: list[Any] = []
    for value in values:
        if admits(schema.types, value) and not any(same(value, other) for other in kept):
            kept.append(_whole(value))
    null = None in kept
    scalars = tuple(value for value in kept if value is not None)
    if not scalars:
        return Null() if null else Never()
    return Nullable(Literal(scalars)) if null else Literal(scalars)


def admits(types: tuple[str, ...], value: Json) -> bool:
    """Whether a JSON value is of one of `types`; of any where there are none."""
    if not types:
        return True
    match value:
        case None:
            return "null" in types
        case bool():
            return "boolean" in types
        case int() | float():
            return "number" in types or ("integer" in types and value == int(value))
        case str():
            return "string" in types
        case list():
            return "array" in types
        case _:
            return "object" in types


def _whole(value: Any) -> Any:
    """A number in its shortest form: `2.0` is `2` in JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= MAX_SAFE else value
