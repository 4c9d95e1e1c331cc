"""The types that a rule's expression meets, read from Pydantic's core schema of the finished class."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, EnumType
from typing import TYPE_CHECKING, Any

from pydantic_core import MISSING, PydanticSerializationError

from tallystick.contract import wiretypes
from tallystick.contract.defaults import wire_default
from tallystick.contract.export import record_fields
from tallystick.contract.literals import kind
from tallystick.contract.node import python_side
from tallystick.factories import is_constant
from tallystick.ir.keywords import INHERITED
from tallystick.ir.rules.tree import NOTHING, Nothing, ScalarType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tallystick.contract.node import Node
    from tallystick.jsonvalue import Json


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar. `words` is what Python calls it; `values` are the only ones it has, where those are listed.

    `enum` is set for members of an enumeration that Python holds equal to nothing but themselves.
    """

    type: ScalarType
    words: str
    enum: EnumType | None = None
    values: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, set or variadic tuple."""

    item: Lazy
    words: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A tuple with a type for each position."""

    items: tuple[Lazy, ...]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A dictionary. Its keys are their own spelling where `keys` is a string."""

    keys: Lazy
    values: Lazy


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its wire name, its type, the wire value it has by default, and why a rule may not use it."""

    name: str
    lazy: Lazy
    default: Json | Nothing = NOTHING
    reason: str | None = None
    absent: bool = False

    def shape(self) -> Shape:
        """The type of what the field holds."""
        return Maybe(self.lazy.shape(), absent=True) if self.absent else self.lazy.shape()


@dataclass(frozen=True, slots=True)
class Record:
    """A contract, dataclass or TypedDict (`by_key`), its fields by their Python names."""

    words: str
    fields: Mapping[str, Field]
    by_key: bool = False


@dataclass(frozen=True, slots=True)
class Rooted:
    """A `RootContract`: its value is its `root`."""

    words: str
    root: Lazy


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value that may be None, or MISSING where `absent`."""

    shape: Shape
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """A type that rules say nothing about."""

    words: str


Shape = Scalar | Listing | Fixed | Keyed | Record | Rooted | Maybe | Other


@dataclass(frozen=True, slots=True)
class Lazy:
    """A type that is worked out where it is needed, since types may refer to themselves."""

    shapes: Shapes
    node: Node

    def shape(self) -> Shape:
        """The type itself."""
        return self.shapes.shape(self.node)


_SCALARS: dict[str, Scalar] = {
    "str": Scalar("string", "str"),
    "int": Scalar("integer", "int"),
    "float": Scalar("number", "float"),
    "bool": Scalar("boolean", "bool"),
    "date": Scalar("date", "date"),
    "timedelta": Scalar("duration", "timedelta"),
    "time": Scalar("time", "time"),
    "uuid": Scalar("uuid", "UUID"),
    "decimal": Scalar("decimal", "Decimal"),
}
BOOLEAN = _SCALARS["bool"]
BIG = Scalar("big-integer", "BigInt")
INSTANT = Scalar("instant", "datetime")
LOCAL = Scalar("local-datetime", "naive datetime")
_KINDS: dict[str, tuple[ScalarType, type]] = {"string": ("string", str), "boolean": ("boolean", bool)}


def scalar(type_: ScalarType) -> Scalar:
    """The scalar of that type with nothing else known of it."""
    return next((row for row in (*_SCALARS.values(), BIG, INSTANT, LOCAL) if row.type == type_), BOOLEAN)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Reads the types of one finished class. `lookup` returns the definition of a reference."""

    lookup: Callable[[str], Node | None]

    def shape(self, node: Node) -> Shape:  # noqa: C901, PLR0912 - one case a core-schema type
        """The type of the values that a core-schema node accepts."""
        match node:
            case {"type": "definition-ref", "schema_ref": ref}:
                found = self.lookup(ref)
                return Other("an unfinished type") if found is None else self.shape(found)
            case {"type": "json-or-python"}:
                return self.shape(python_side(node))
            case {"type": "lax-or-strict", "lax_schema": inner} | {"type": "definitions", "schema": inner}:
                return self.shape(inner)
            case {"type": "default" | "custom-error", "schema": inner}:
                return self.shape(inner)
            case {"type": "nullable", "schema": inner}:
                return _maybe(self.shape(inner))
            case {"type": "missing-sentinel", "schema": inner}:
                return Maybe(self.shape(inner), absent=True)
            case {"type": "int"}:
                return _SCALARS["int"] if wiretypes.form(node) is None else BIG
            case {"type": "datetime"}:
                return LOCAL if node.get("tz_constraint") == "naive" else INSTANT
            case {"type": "literal", "expected": values}:
                return _listed([*values], "Literal")
            case {"type": "enum", "cls": cls, "members": members}:
                return _enumeration(cls, members)
            case {"type": "list" | "set" | "frozenset" as words}:
                return Listing(self.lazy(node.get("items_schema", {"type": "any"})), words)
            case {"type": "tuple", "items_schema": items}:
                if node.get("variadic_item_index") is not None:
                    return Listing(self.lazy(items[0]), "tuple") if len(items) == 1 else Other("an open tuple")
                return Fixed(tuple(map(self.lazy, items)))
            case {"type": "dict"}:
                return Keyed(*(self.lazy(node.get(name, {"type": "any"})) for name in ("keys_schema", "values_schema")))
            case {"type": "model", "cls": cls, "root_model": True, "schema": inner}:
                return Rooted(cls.__name__, self.lazy(inner))
            case {"type": "model" | "dataclass", "cls": cls}:
                return self.record(cls.__name__, node)
            case {"type": "typed-dict", "cls": cls}:
                return replace(self.record(cls.__name__, node), by_key=True)
            case {"type": "union", "choices": choices}:
                return self._union([choice[0] if isinstance(choice, tuple) else choice for choice in choices])
            case {"type": "tagged-union", "choices": choices}:
                return self._union(list(choices.values()))
            case {"type": "function-before" | "function-after" | "function-wrap", "schema": inner}:
                around = self.shape(inner)
                return around if isinstance(around, Record | Rooted) else Other("a value that Python code makes")
            case {"type": "any"}:
                return Other("Any")
            case {"type": type_}:
                return _SCALARS.get(type_, Other(f"a value of type {type_}"))
            case _:
                return Other("an unknown type")

    def lazy(self, node: Node) -> Lazy:
        """The type of a node, later."""
        return Lazy(self, node)

    def record(self, words: str, node: Node) -> Record:
        """The fields of a model, dataclass or TypedDict."""
        return Record(words, {name: self._field(name, field) for name, field in record_fields(node)})

    def _field(self, name: str, node: Node) -> Field:
        if node["type"] == "computed-field":
            reason = "is computed, so documents that are read do not have it"
            return Field(name, self.lazy(node["return_schema"]), reason=reason)
        wire = node.get("validation_alias", name)
        lazy = self.lazy(node["schema"])
        if node.get("serialization_exclude_if") is not None:
            return Field(wire, lazy, reason="is left out of some documents that are written")
        if wire in INHERITED:
            return Field(wire, lazy, reason=f"is `{wire}` in documents, which every object of JavaScript is born with")
        if node.get("required") is False and node["schema"]["type"] != "default":
            return Field(wire, lazy, absent=True)
        default = _default(node["schema"])
        if default is None:
            return Field(wire, lazy, reason="has a default that is made anew each time, which no document can state")
        return Field(wire, lazy, default[0])

    def _union(self, choices: list[Node]) -> Shape:
        others = [self.shape(choice) for choice in choices if choice["type"] != "none"]
        joined = others[0] if len(others) == 1 else _joined(others)
        return joined if len(choices) == len(others) else _maybe(joined)


def _maybe(shape: Shape) -> Shape:
    return shape if isinstance(shape, Maybe) else Maybe(shape)


def _joined(shapes: list[Shape]) -> Shape:
    """What is known of a value that is one of several records: the scalars that all of them have alike."""
    records = [shape for shape in shapes if isinstance(shape, Record) and not shape.by_key]
    if len(records) != len(shapes) or not records:
        return Other("a union")
    first, *rest = records
    common = {
        name: merged
        for name, field in first.fields.items()
        if (merged := _common(field, [record.fields.get(name) for record in rest])) is not None
    }
    return Record(" | ".join(record.words for record in records), common)


@dataclass(frozen=True, slots=True)
class _Known(Lazy):
    """A type that is worked out already."""

    known: Shape = Other("")

    def shape(self) -> Shape:
        return self.known


def _common(field: Field, others: list[Field | None]) -> Field | None:
    shapes = [field.shape()]
    for other in others:
        if other is None or (other.name, other.default, other.reason) != (field.name, field.default, field.reason):
            return None
        shapes.append(other.shape())
    scalars = [shape for shape in shapes if isinstance(shape, Scalar)]
    if len(scalars) != len(shapes) or len({(each.type, each.enum) for each in scalars}) != 1:
        return None
    listed = [each.values for each in scalars]
    values = None if None in listed else tuple(value for each in listed for value in each or ())
    return replace(field, lazy=_Known(field.lazy.shapes, {}, replace(scalars[0], values=values)))


def _default(node: Node) -> tuple[Json | Nothing] | None:
    """The wire value of a field's default; `None` where it is made by a function that may make another each time."""
    if node["type"] != "default":
        return (NOTHING,)
    if "default" in node:
        value = node["default"]
    elif is_constant(node["default_factory"]):
        value = node["default_factory"]()
    else:
        return None
    if value is MISSING:
        return (NOTHING,)
    try:
        return (wire_default(node["schema"], value),)
    except (PydanticSerializationError, TypeError, ValueError):
        return None


def _listed(values: list[Any], words: str) -> Shape:
    """The type of listed scalars, where they are of one."""
    nullable = None in values
    plain = [value.value if isinstance(value, Enum) else value for value in values if value is not None]
    kinds = {kind(value) for value in plain}
    if kinds == {"number"}:
        type_: ScalarType = "integer" if all(isinstance(value, int) for value in plain) else "number"
    elif len(kinds) == 1 and next(iter(kinds)) in _KINDS:
        type_ = _KINDS[kinds.pop()][0]
    else:
        return Other("a Literal of several types")
    shape = Scalar(type_, words, values=tuple(plain))
    return Maybe(shape) if nullable else shape


def _enumeration(cls: type[Enum], members: list[Enum]) -> Shape:
    found = _listed([member.value for member in members], cls.__name__)
    if not isinstance(found, Scalar):
        return Other("an enumeration of several types")
    return replace(found, enum=None if issubclass(cls, str | int | float) else cls)
