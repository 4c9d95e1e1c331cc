from __future__ import annotations

import datetime as dt
import ipaddress
import uuid
from decimal import Decimal
from typing import Annotated, Any, Literal

import pydantic
import pytest
from pydantic import ConfigDict, Field, computed_field, create_model
from pydantic.alias_generators import to_camel
from pydantic.json_schema import models_json_schema

from tallystick import Contract, types
from tallystick.ir import formats, grammars
from tests.contract.cases import HOUR_AHEAD, Cat, Closed, Colour, Dog, Level, Open, Pet, Plain, Point, Rich, Slug, Tree

INT = {"type": "integer", "format": "double-int"}
DATE = {"type": "string", "format": "date", "pattern": formats.DATE}
DECIMAL = {"type": "string", "format": "decimal", "pattern": "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$"}
BYTES = {"type": "string", "format": "byte", "contentEncoding": "base64", "pattern": formats.BASE64}
LOWER_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
UUID4 = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"

LAST = dt.datetime.max.replace(tzinfo=dt.UTC)

SCHEMAS: list[tuple[Any, dict[str, Any]]] = [
    (int, INT),
    (Annotated[int, Field(ge=0, lt=10, multiple_of=2)], INT | {"minimum": 0, "exclusiveMaximum": 10, "multipleOf": 2}),
    (Annotated[int, Field(description="How many.", examples=[3])], INT | {"description": "How many.", "examples": [3]}),
    (float, {"type": "number"}),
    (Annotated[float, Field(gt=0)], {"type": "number", "exclusiveMinimum": 0}),
    (bool, {"type": "boolean"}),
    (str, {"type": "string"}),
    (
        Annotated[str, Field(min_length=1, max_length=2, pattern="^a+$")],
        {"type": "string", "minLength": 1, "maxLength": 2, "pattern": "^a+$"},
    ),
    (dt.date, DATE),
    (dt.datetime, {"type": "string", "format": "date-time", "pattern": formats.DATETIME}),
    (pydantic.NaiveDatetime, {"type": "string", "format": "local-date-time", "pattern": formats.LOCAL_DATETIME}),
    (dt.time, {"type": "string", "format": "local-time", "pattern": formats.LOCAL_TIME}),
    (dt.timedelta, {"type": "string", "format": "day-time-duration", "pattern": formats.DURATION}),
    (
        Annotated[
            dt.datetime, Field(ge=dt.datetime(2024, 1, 1, tzinfo=HOUR_AHEAD), lt=dt.datetime.max.replace(tzinfo=dt.UTC))
        ],
        {
            "type": "string",
            "format": "date-time",
            "pattern": formats.DATETIME,
            "x-tallystick-minimum": "2024-01-01T00:00:00+01:00",
            "x-tallystick-exclusiveMaximum": "9999-12-31T23:59:59.999999Z",
        },
    ),
    (Annotated[dt.date, Field(gt=dt.date(2024, 1, 1))], DATE | {"x-tallystick-exclusiveMinimum": "2024-01-01"}),
    (
        Annotated[dt.timedelta, Field(le=dt.timedelta(hours=36))],
        {
            "type": "string",
            "format": "day-time-duration",
            "pattern": formats.DURATION,
            "x-tallystick-maximum": "P1DT12H",
        },
    ),
    (types.Email, {"type": "string", "format": "email", "pattern": grammars.EMAIL.pattern, "maxLength": 254}),
    (Annotated[types.Slug, Field(max_length=9)], {"type": "string", "pattern": grammars.SLUG.pattern, "maxLength": 9}),
    (ipaddress.IPv6Address, {"type": "string", "format": "ipv6", "pattern": grammars.IPV6.pattern}),
    (
        types.Int64,
        {
            "type": "string",
            "format": "decimal",
            "pattern": "^(?:0|-?[1-9][0-9]*)$",
            "maxLength": 4300,
            "x-tallystick-minimum": "-9223372036854775808",
            "x-tallystick-maximum": "9223372036854775807",
        },
    ),
    (types.Money, {"type": "string", "format": "decimal", "pattern": "^-?(?:0|[1-9][0-9]{0,15})(?:\\.[0-9]{1,2})?$"}),
    (
        Annotated[types.HexBytes, Field(min_length=32, max_length=32)],
        {"type": "string", "contentEncoding": "base16", "pattern": "^(?:[0-9a-f]{2}){32}$"},
    ),
    (
        dict[Annotated[int, Field(ge=0)], int],
        {
            "type": "object",
            "propertyNames": {"pattern": "^(?:0|-?[1-9][0-9]{0,14})$", "x-tallystick-minimum": "0"},
            "additionalProperties": INT,
        },
    ),
    (uuid.UUID, {"type": "string", "format": "uuid"}),
    (pydantic.UUID4, {"type": "string", "format": "uuid", "pattern": UUID4}),
    (Decimal, DECIMAL),
    (
        Annotated[Decimal, Field(max_digits=5, decimal_places=2, ge=0, lt=Decimal("1E+3"))],
        {
            "type": "string",
            "format": "decimal",
            "pattern": "^-?(?:0|[1-9][0-9]{0,2})(?:\\.[0-9]{1,2})?$",
            "x-tallystick-minimum": "0",
            "x-tallystick-exclusiveMaximum": "1000",
        },
    ),
    (bytes, BYTES),
    (
        Annotated[bytes, Field(min_length=1, max_length=9)],
        BYTES | {"x-tallystick-minBytes": 1, "x-tallystick-maxBytes": 9},
    ),
    (Literal["a"], {"type": "string", "const": "a"}),
    (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
    (Literal[1, 2], {"type": "integer", "enum": [1, 2]}),
    (Literal[True], {"type": "boolean", "const": True}),
    (Literal["a", 1, False], {"enum": ["a", 1, False]}),
    (int | None, {"anyOf": [INT, {"type": "null"}]}),
    (Annotated[list[int], Field(min_length=1)], {"type": "array", "items": INT, "minItems": 1}),
    (tuple[int, str], {"type": "array", "prefixItems": [INT, {"type": "string"}], "minItems": 2, "maxItems": 2}),
    (tuple[dt.date, ...], {"type": "array", "items": DATE}),
    (
        Annotated[set[dt.date], Field(max_length=3)],
        {"type": "array", "items": DATE, "uniqueItems": True, "maxItems": 3},
    ),
    (dict[str, int], {"type": "object", "additionalProperties": INT}),
    (dict[str, Any], {"type": "object", "additionalProperties": True}),
    (
        dict[int, str],
        {
            "type": "object",
            "propertyNames": {"pattern": "^(?:0|-?[1-9][0-9]{0,14})$"},
            "additionalProperties": {"type": "string"},
        },
    ),
    (dict[dt.date, int], {"type": "object", "propertyNames": DATE, "additionalProperties": INT}),
    (
        dict[uuid.UUID, int],
        {
            "type": "object",
            "propertyNames": {"type": "string", "format": "uuid", "pattern": LOWER_UUID},
            "additionalProperties": INT,
        },
    ),
    (
        dict[Annotated[str, Field(pattern="^[a-z]+$", max_length=2)], bool],
        {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]+$", "maxLength": 2},
            "additionalProperties": {"type": "boolean"},
        },
    ),
    (
        dict[Literal["a", "b"], int],
        {"type": "object", "propertyNames": {"enum": ["a", "b"]}, "additionalProperties": INT},
    ),
    (dict[Level, int], {"type": "object", "propertyNames": {"enum": ["1", "2"]}, "additionalProperties": INT}),
    (dict[Colour, int], {"type": "object", "propertyNames": {"$ref": "#/$defs/Colour"}, "additionalProperties": INT}),
    (dict[Slug, int], {"type": "object", "propertyNames": {"$ref": "#/$defs/Slug"}, "additionalProperties": INT}),
    (Any, {}),
    (pydantic.JsonValue, {}),
]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize(("type_", "want"), SCHEMAS)
def test_a_field_is_exported_as_the_table_has_it(type_: Any, want: dict[str, Any], mode: Any) -> None:
    model = create_model("Holder", __base__=Contract, v=(type_, ...))

    assert model.model_json_schema(mode=mode)["properties"] == {"v": want}


DEFAULTS: list[tuple[Any, Any, Any]] = [
    (Decimal, Decimal("1E+2"), "100"),
    (dt.timedelta, dt.timedelta(days=400), "P400D"),
    (bytes, b"\xfb", "+w=="),
    (set[str], {"b", "a"}, ["a", "b"]),
    (dict[Level, Decimal], {Level.LOW: Decimal("1.50")}, {"1": "1.50"}),
    (list[tuple[int, Decimal]], [(1, Decimal(2))], [[1, "2"]]),
    (dt.datetime, dt.datetime(2024, 1, 1, tzinfo=dt.UTC), "2024-01-01T00:00:00Z"),
    (types.BigInt, 2**70, "1180591620717411303424"),
    (types.BigInt | None, None, None),
    (types.HexBytes | None, b"\xfb", "fb"),
    (types.Money, Decimal("1.5"), "1.50"),
    (list[types.BigInt], [1, 2], ["1", "2"]),
    (tuple[types.HexBytes, ...], (b"", b"\x01"), ["", "01"]),
    (tuple[int, types.BigInt], (1, 2), [1, "2"]),
    (set[types.BigInt], {2, 1}, ["1", "2"]),
    (dict[types.BigInt, types.HexBytes], {1: b"\x01"}, {"1": "01"}),
    (bool | types.BigInt, 5, "5"),
    (ipaddress.IPv4Address, ipaddress.IPv4Address("10.0.0.1"), "10.0.0.1"),
]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize(("type_", "default", "want"), DEFAULTS)
def test_a_default_is_exported_in_its_wire_form(type_: Any, default: Any, want: Any, mode: Any) -> None:
    model = create_model("Holder", __base__=Contract, v=(type_, default))

    assert model.model_json_schema(mode=mode)["properties"]["v"]["default"] == want


DEFINITIONS: list[tuple[Any, str, dict[str, Any]]] = [
    (Colour, "Colour", {"type": "string", "enum": ["red", "blue"]}),
    (Plain, "Plain", {"type": "string", "enum": ["a", "b"]}),
    (Level, "Level", {"type": "integer", "enum": [1, 2], "description": "How much."}),
    (Slug, "Slug", {"type": "string", "pattern": "^[a-z]+$"}),
    (Point, "Point", {"type": "object", "properties": {"x": DECIMAL, "y": INT}, "required": ["x"]}),
    (
        Rich,
        "Rich",
        {
            "type": "object",
            "properties": {"day": DATE, "level": {"$ref": "#/$defs/Level", "default": 1}},
            "required": ["day"],
        },
    ),
    (
        Tree,
        "Tree",
        {
            "type": "object",
            "properties": {
                "value": INT,
                "children": {"type": "array", "items": {"$ref": "#/$defs/Tree"}, "default": []},
            },
            "required": ["value"],
        },
    ),
    (Closed, "Closed", {"type": "object", "properties": {"a": INT}, "required": ["a"], "additionalProperties": False}),
    (Open, "Open", {"type": "object", "properties": {"a": INT}, "required": ["a"], "additionalProperties": True}),
    (
        Cat,
        "Cat",
        {
            "type": "object",
            "properties": {
                "kind": {"type": "string", "const": "cat", "default": "cat"},
                "lives": INT | {"default": 9},
            },
            "required": ["kind"],
        },
    ),
]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize(("type_", "name", "want"), DEFINITIONS)
def test_a_named_type_is_exported_once_and_referred_to(type_: Any, name: str, want: dict[str, Any], mode: Any) -> None:
    model = create_model("Holder", __base__=Contract, v=(type_, ...), w=(list[type_], ...))
    schema = model.model_json_schema(mode=mode)

    assert schema["properties"] == {
        "v": {"$ref": f"#/$defs/{name}"},
        "w": {"type": "array", "items": {"$ref": f"#/$defs/{name}"}},
    }
    assert schema["$defs"][name] == want


def test_a_discriminated_union_names_its_tag_and_members() -> None:
    model = create_model("Holder", __base__=Contract, v=(Pet, ...))

    assert model.model_json_schema()["properties"]["v"] == {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
    }


class Bill(Contract):
    """What is owed."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, title="The bill")

    due_date: Annotated[dt.date, Field(description="Last day.", deprecated=True)]
    net_amount: Annotated[Decimal, Field(title="Net", examples=["1.50"])]

    @computed_field(description="With tax.")
    @property
    def gross_amount(self) -> Decimal:
        return self.net_amount * 2


BILL = {
    "title": "The bill",
    "description": "What is owed.",
    "type": "object",
    "properties": {
        "dueDate": DATE | {"description": "Last day.", "deprecated": True},
        "netAmount": DECIMAL | {"title": "Net", "examples": ["1.50"]},
    },
}


def test_both_directions_of_a_model_and_what_its_author_wrote() -> None:
    shared = BILL["properties"]

    assert Bill.model_json_schema() == BILL | {"required": ["dueDate", "netAmount"]}
    assert Bill.model_json_schema(mode="serialization") == BILL | {
        "properties": shared | {"grossAmount": DECIMAL | {"description": "With tax.", "readOnly": True}},
        "required": ["dueDate", "netAmount", "grossAmount"],
    }


def test_several_models_are_exported_together() -> None:
    names, schema = models_json_schema([(Cat, "validation"), (Dog, "serialization"), (Tree, "validation")])

    assert list(names.values()) == [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}, {"$ref": "#/$defs/Tree"}]
    assert sorted(schema["$defs"]) == ["Cat", "Dog", "Tree"]
    assert schema["$defs"]["Dog"] == {
        "type": "object",
        "properties": {"kind": {"type": "string", "const": "dog"}, "bark": {"type": "string"}},
        "required": ["kind", "bark"],
    }
