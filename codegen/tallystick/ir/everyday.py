"""Schemas of everyday shape: a type with the keywords that belong to it, an enumeration, a union, a reference."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tallystick.documents.pointer import joined
from tallystick.documents.scan import quoted
from tallystick.ir.formats import FORMATS
from tallystick.ir.keywords import INHERITED
from tallystick.ir.nodes import (
    ABSENT,
    MAX_SAFE,
    Anything,
    Array,
    Boolean,
    Check,
    Extra,
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
from tallystick.ir.orders import BOUNDS, Bound
from tallystick.ir.schema import Schema, docs
from tallystick.jsonvalue import identity
from tallystick.regex.ecma import translate
from tallystick.regex.errors import PatternError
from tallystick.regex.risk import exponential
from tallystick.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from tallystick.jsonvalue import Json

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Typed:
    """An everyday node, and the keywords it leaves unsaid."""

    node: Node
    unsaid: tuple[str, ...] = ()


_BY_KEYWORD = {(row.keyword, row.pattern): row.name for row in FORMATS}

_STRING_CHECKS = {
    "minLength": "minLength",
    "maxLength": "maxLength",
    "x-tallystick-minBytes": "minBytes",
    "x-tallystick-maxBytes": "maxBytes",
}
_LONGEST_PATTERN = 120
"""How much of a pattern a message shows."""

_NUMBER_CHECKS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf")


def pattern(schema: Schema, source: str, keyword: str) -> str | None:
    """The pattern as a source for the `u` flag, or `None` after noting why it cannot be one."""
    place = joined("", (keyword, source))[1:] if keyword == "patternProperties" else keyword
    try:
        said, loop = translate(source), exponential(source)
    except PatternError as error:
        shown = quoted(source, _LONGEST_PATTERN)
        schema.place.note("TLY405", place, pattern=shown, reason=str(error), way_out=sentence(error.way_out))
        return None
    if loop is not None and not schema.place.remarks("x-tallystick-slowPattern"):
        schema.place.note("TLY410", place, loop=quoted(loop, _LONGEST_PATTERN))
    return said


def string_format(schema: Schema) -> str | None:
    """The name of the row of `formats.FORMATS` that the schema asserts."""
    keywords = schema.keywords
    wire = _BY_KEYWORD.get((keywords.get("format", ""), keywords.get("pattern")))
    return wire or _BY_KEYWORD.get((keywords.get("format", ""), None))


def string_check(keyword: str, value: float | str | Bound) -> Check | None:
    """The check of strings that a keyword other than `pattern` is; a bound is one of its order."""
    if isinstance(value, Bound):
        return Check(value.order + BOUNDS[keyword], value.limit)
    return Check(_STRING_CHECKS[keyword], _whole(value)) if keyword in _STRING_CHECKS else None


def _string(schema: Schema) -> Typed:
    keywords = schema.keywords
    name = string_format(schema)
    wire = "pattern" in keywords and (keywords.get("format"), keywords["pattern"]) in _BY_KEYWORD
    checks = []
    for keyword, value in keywords.items():
        if keyword == "pattern":
            said = None if wire else pattern(schema, value, keyword)
            check = None if said is None else Check(keyword, said)
        else:
            check = string_check(keyword, value)
        if check is not None and check != Check("minLength", 0):
            checks.append(check)
    return Typed(String(name, tuple(checks)))


def _boolean(_: Schema) -> Typed:
    return Typed(Boolean())


def _limits(schema: Schema) -> tuple[Check, ...]:
    keywords = schema.keywords
    return tuple(Check(name, _whole(keywords[name])) for name in _NUMBER_CHECKS if name in keywords)


def _number(schema: Schema) -> Typed:
    return Typed(Number("number", _limits(schema)))


def _integer(schema: Schema) -> Typed:
    """Integers, safe ones where they are bounded so: the bounds of safe integers themselves need no check then."""
    keywords, checks = schema.keywords, _limits(schema)
    above = any(keywords.get(name, -math.inf) >= -MAX_SAFE for name in ("minimum", "exclusiveMinimum"))
    below = any(keywords.get(name, math.inf) <= MAX_SAFE for name in ("maximum", "exclusiveMaximum"))
    if not above or not below:
        return Typed(Number("integer", checks))
    implied = {Check("minimum", -MAX_SAFE), Check("maximum", MAX_SAFE)}
    return Typed(Number("safe-integer", tuple(check for check in checks if check not in implied)))


def _array(schema: Schema) -> Typed:
    keywords = schema.keywords
    unsaid = ("contains", "minContains", "maxContains") if "contains" in keywords else ()
    size = len(keywords.get("prefixItems", ()))
    least, most = keywords.get("minItems", 0), keywords.get("maxItems", math.inf)
    if not least >= size <= most:  # Zod's tuples have all their items
        names = ("prefixItems", "items", "minItems", "maxItems", "uniqueItems")
        return Typed(Array(Anything()), (*unsaid, *(name for name in names if name in keywords)))
    rest = schema.child("items") if "items" in keywords and most > size else Anything()
    closed = isinstance(rest, Never) or (size > 0 and most == size)
    bounds = {"minItems": _whole(least) if least > size else None, "maxItems": None if closed else _whole(most)}
    checks = [Check(name, value) for name, value in bounds.items() if value not in {None, math.inf}]
    if keywords.get("uniqueItems"):
        checks.append(Check("uniqueItems", value=True))
    if closed or size:
        members = tuple(schema.child("prefixItems", index) for index in range(size))
        return Typed(Tuple(members, None if closed else rest, tuple(checks)), unsaid)
    return Typed(Array(rest, tuple(checks)), unsaid)


_MAP_KEYWORDS = ("patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedProperties")


def _object(schema: Schema) -> Typed:
    keywords = schema.keywords
    checks = tuple(
        Check(name, _whole(keywords[name]))
        for name in ("minProperties", "maxProperties")
        if name in keywords and (name, keywords[name]) != ("minProperties", 0)
    )
    unsaid = tuple(name for name in _MAP_KEYWORDS if name in keywords)
    declares = keywords.get("properties") or (
        keywords.get("properties") == {} and "additionalProperties" not in keywords
    )
    if not declares and not keywords.get("required"):
        typed = _record(schema, checks, unsaid)
        if typed is not None:
            return typed
    names = dict.fromkeys([*keywords.get("properties", {}), *keywords.get("required", [])])
    whole = tuple(
        name
        for name in ("properties", "required", "additionalProperties", "minProperties", "maxProperties", *_MAP_KEYWORDS)
        if name in keywords
    )
    if "patternProperties" in keywords or "__proto__" in names or not INHERITED.isdisjoint(_named_keys(schema)):
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
        Property(name, undeclared, required=True)
        for name in dict.fromkeys(keywords.get("required", ()))
        if name not in properties
    ]
    return Object((*declared, *missing), extra, checks)


def _property(schema: Schema, name: str, required: bool) -> Property:  # noqa: FBT001  # what `required` says of it
    annotations = schema.place.annotations(name)
    default = ABSENT if required else annotations.get("default", ABSENT)
    return Property(name, schema.child("properties", name), required, default, docs(annotations))


_BY_TYPE: dict[str, Callable[[Schema], Typed]] = {
    "boolean": _boolean,
    "string": _string,
    "number": _number,
    "integer": _integer,
    "array": _array,
    "object": _object,
}


def typed(schema: Schema) -> Typed:
    """The instances of the schema's types, with the keywords that belong to those types. `schema` has a `type`."""
    names = [name for name in dict.fromkeys(schema.types) if name != "null"]
    if "number" in names and "integer" in names:
        names.remove("integer")
    members = [_BY_TYPE[name](schema) for name in names]
    unsaid = tuple(name for member in members for name in member.unsaid)
    return Typed(union([member.node for member in members], null="null" in schema.types), unsaid)


_AS_IT_IS = (Anything, Boolean, Literal, Number, String)
"""Nodes whose value is the instance itself."""


def union(members: list[Node], *, null: bool) -> Node:
    """What any of `members` accepts, and `null` where asked; flat, without repeats."""
    parts: list[Node] = []
    for member in members:
        inner = member
        if isinstance(inner, Nullable):
            null, inner = True, inner.node
        for part in inner.members if isinstance(inner, Union) and inner.mode == "any" else (inner,):
            if isinstance(part, Null):
                null = True
            elif not isinstance(part, Never):
                parts.append(part)
    flat = _merged_literals(_distinct(parts)) if len(parts) > 1 else parts
    if (anything := next((at for at, part in enumerate(flat) if isinstance(part, Anything)), None)) is not None:
        # Whatever an object or an array keeps or fills in is the value, though everything is accepted.
        flat = flat[: anything + 1]
        if all(isinstance(part, _AS_IT_IS) for part in flat):
            return flat[-1]
    if not flat:
        return Null() if null else Never()
    node = flat[0] if len(flat) == 1 else Union(tuple(flat))
    return Nullable(node) if null else node


def chosen(node: Node, *, best: bool) -> Node:
    """`node`, which `union` made; where asked, as one whose value is that of the member that fits best."""
    match node:
        case Union() if best:
            return replace(node, mode="best")
        case Nullable(node=Union() as inner) if best:
            return Nullable(replace(inner, mode="best"))
        case _:
            return node


BEST = "x-tallystick-union"
"""The annotation of a union of which Pydantic's smart mode chooses the member. Its value is `smart`."""


def _distinct(nodes: list[Node]) -> Iterable[Node]:
    """`nodes` without repeats, in linear time. What has a list in it cannot be hashed, but its text can."""
    found: dict[Hashable, Node] = {}
    for node in nodes:
        try:
            found.setdefault(node, node)
        except TypeError:
            found.setdefault(repr(node), node)
    return found.values()


def _merged_literals(members: Iterable[Node]) -> list[Node]:
    """`members` with literals that stand side by side made one."""
    merged: list[Node] = []
    values: dict[Hashable, bool | float | str] = {}
    for member in members:
        if isinstance(member, Literal):
            for value in member.values:
                values.setdefault(identity(value), value)
            continue
        if values:
            merged.append(Literal(tuple(values.values())))
            values = {}
        merged.append(member)
    return [*merged, Literal(tuple(values.values()))] if values else merged


def enumerated(schema: Schema, values: list[Json]) -> Node | None:
    """The literals among `values` that the schema's types admit; `None` where a value is an array or an object."""
    if any(isinstance(value, list | dict) for value in values):
        return None
    kept: dict[Hashable, Json] = {}
    for value in values:
        if admits(schema.types, value):
            kept.setdefault(identity(value), _whole(value))
    null = None in kept
    scalars = tuple(value for value in kept.values() if isinstance(value, bool | int | float | str))
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


def _whole(value: _V) -> _V | int:
    """A number in its shortest form: `2.0` is `2` in JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= MAX_SAFE else value
