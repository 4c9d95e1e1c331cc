"""The schemas of a value's parts, and when two texts of one format say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from tallystick.ir.orders import ORDERS, moment, order_of

Schema = Mapping[str, Any]


class Leaves:
    """Published schemas by name, and the way from the schemas of a value to those of its members and items."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions

    def of(self, name: str | None) -> tuple[Schema, ...]:
        """The schemas of a whole document."""
        return tuple(self._flat(self._definitions.get(name or "", {})))

    def member(self, schemas: tuple[Schema, ...], name: str) -> tuple[Schema, ...]:
        """The schemas of an object's member."""
        found = (schema.get("properties", {}).get(name, schema.get("additionalProperties", {})) for schema in schemas)
        return tuple(flat for each in found for flat in self._flat(each))

    def item(self, schemas: tuple[Schema, ...], index: int) -> tuple[Schema, ...]:
        """The schemas of an array's item."""
        found = []
        for schema in schemas:
            first = schema.get("prefixItems", ())
            found.append(first[index] if index < len(first) else schema.get("items", {}))
        return tuple(flat for each in found for flat in self._flat(each))

    def _flat(self, schema: Any) -> Iterator[Schema]:  # noqa: ANN401 - a JSON Schema
        """A schema and those it is made of: what it refers to, and its alternatives."""
        if not isinstance(schema, Mapping):
            return
        yield schema
        if "$ref" in schema:
            yield from self._flat(self._definitions.get(str(schema["$ref"]).rpartition("/")[2], {}))
        for keyword in ("anyOf", "oneOf", "allOf"):
            for each in schema.get(keyword, ()):
                yield from self._flat(each)


def formats(schemas: tuple[Schema, ...]) -> frozenset[str]:
    """The formats that a text of these schemas may have."""
    return frozenset(str(schema["format"]) for schema in schemas if "format" in schema)


def is_set(schemas: tuple[Schema, ...]) -> bool:
    """Whether the order of an array of these schemas is none."""
    return any(schema.get("uniqueItems") is True for schema in schemas)


def same(schemas: tuple[Schema, ...], one: str, other: str) -> bool:
    """Whether two texts say the same by a format of these schemas: `1.50` and `1.5`, `PT24H` and `P1D`."""
    return any(_same(str(schema["format"]), one, other) for schema in schemas if "format" in schema)


def _same(format_: str, one: str, other: str) -> bool:
    if format_ == "uuid":
        return one.lower() == other.lower()
    order = order_of(format_)
    if order == _DECIMAL != format_:
        return False
    read = ORDERS[order]
    try:
        return read(one) == read(other)
    except (ValueError, ArithmeticError):
        return False


_DECIMAL = "decimal"
"""An order, and the only format of texts that it compares."""


def apart(one: str, other: str) -> timedelta | None:
    """How far two moments are apart; `None` where one of the texts is none."""
    try:
        return timedelta(microseconds=abs(moment(one) - moment(other)))
    except (ValueError, OverflowError):
        return None
