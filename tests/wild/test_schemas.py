"""What the documents of plain models say in each direction: tables given -> want."""

from __future__ import annotations

import re
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    HttpUrl,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    create_model,
)
from typing_extensions import TypeAliasType

from tallystick.export import plain_texts as texts
from tallystick.export.plain import PlainRules
from tallystick.export.plain_defaults import accepts

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaMode


def said(type_: Any, mode: JsonSchemaMode, config: ConfigDict | None = None) -> Any:
    model = create_model("Model", __config__=config, value=(type_, ...))
    schema = model.model_json_schema(mode=mode, schema_generator=PlainRules)["properties"]["value"]
    schema.pop("title", None)
    return schema


@pytest.mark.parametrize(
    ("type_", "read", "written"),
    [
        (int, {"type": "integer", "format": "double-int"}, {"type": "integer"}),
        (Annotated[int, Field(ge=0, le=9)], *[{"type": "integer", "minimum": 0, "maximum": 9}] * 2),
        (float, {"type": "number"}, {"anyOf": [{"type": "number"}, {"type": "null"}]}),
        (FiniteFloat, *[{"type": "number"}] * 2),
        (dict[int, str], *[None] * 2),
    ],
)
def test_directions(type_: Any, read: Any, written: Any) -> None:
    if read is None:
        assert said(type_, "validation")["propertyNames"] == {"pattern": texts.INTEGER_KEY}
        assert "propertyNames" not in said(type_, "serialization")
    else:
        assert (said(type_, "validation"), said(type_, "serialization")) == (read, written)


class Level(IntEnum):
    LOW = 1


NUMBER = TypeAliasType("NUMBER", int)
KEYS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (str, {}),
    (UUID, {"propertyNames": {"type": "string", "format": "uuid"}}),
    (Annotated[int, Field(ge=0)], {"propertyNames": {"pattern": texts.INTEGER_KEY, "x-tallystick-minimum": "0"}}),
    (
        Annotated[float, Field(lt=0.5)],
        {"propertyNames": {"pattern": texts.BOUNDED_NUMBER_KEY, "x-tallystick-exclusiveMaximum": "0.5"}},
    ),
    (Annotated[int, Field(strict=True)], {"maxProperties": 0}),
    (Annotated[int, Field(multiple_of=2)], {"maxProperties": 0}),
    (Literal["a", 1], {"propertyNames": {"enum": ["a"]}}),
    (Literal[1, 2], {"maxProperties": 0}),
    (Level, {"propertyNames": {"enum": ["1"]}}),
    (NUMBER, {"propertyNames": {"pattern": texts.INTEGER_KEY}}),
    (int | str, {}),
    (int | None, {"propertyNames": {"pattern": texts.INTEGER_KEY}}),
    (
        int | UUID,
        {"propertyNames": {"anyOf": [{"pattern": texts.INTEGER_KEY}, {"type": "string", "format": "uuid"}]}},
    ),
    (Annotated[int, AfterValidator(abs)], {"propertyNames": {"pattern": texts.INTEGER_KEY}}),
    (Annotated[int, PlainValidator(int)], {}),
)


@pytest.mark.parametrize(("type_", "keys"), KEYS)
def test_keys_are_the_texts_that_are_read_as_them(type_: Any, keys: dict[str, Any]) -> None:
    held = {"additionalProperties": {"type": "string"}} if "maxProperties" not in keys else {}
    assert said(dict[type_, str], "validation") == {"type": "object", **held, **keys}
    assert said(dict[type_, str], "serialization") == {"type": "object", "additionalProperties": {"type": "string"}}


def test_floats_by_name_are_written_by_name() -> None:
    assert said(float, "serialization", ConfigDict(ser_json_inf_nan="strings")) == {
        "anyOf": [{"type": "number"}, {"enum": ["NaN", "Infinity", "-Infinity"]}]
    }


@pytest.mark.parametrize("type_", ["datetime", "UUID", "Decimal", "tuple"])
def test_strict_python_takes_no_json_for_types_that_json_lacks(type_: str) -> None:
    from datetime import datetime
    from decimal import Decimal
    from uuid import UUID

    known: dict[str, Any] = {"datetime": datetime, "UUID": UUID, "Decimal": Decimal, "tuple": tuple[int, ...]}
    assert said(known[type_], "validation", ConfigDict(strict=True)) == {"not": {}}


def test_a_strict_enum_is_said_where_it_is_strict_alone() -> None:
    class Lax(BaseModel):
        level: Level

    class Strict(BaseModel):
        model_config = ConfigDict(strict=True)

        level: Level | None
        other: Level | None

    class Both(BaseModel):
        strict: Strict
        lax: Lax

    schema = Both.model_json_schema(schema_generator=PlainRules)
    assert schema["$defs"]["Strict"]["properties"]["level"]["type"] == "null"
    assert schema["$defs"]["Lax"]["properties"]["level"] == {"$ref": "#/$defs/Level"}
    assert schema["$defs"]["Level"]["enum"] == [1]


URLS = ("http://a.co", "https://u:p@a.co:80/x?y#z", "http://1.2.3.4/", "http://localhost:8000", "HTTP://A.CO")


class Shouted(Enum):
    """One that knows other spellings of its members."""

    YES = "YES"

    @classmethod
    def _missing_(cls, value: object) -> Shouted | None:
        return cls.YES if str(value).upper() == "YES" else None


class Open(Enum):
    """One that makes a member for any text."""

    NEW = "new"
    OLD = "old"

    @classmethod
    def _missing_(cls, value: object) -> Open | None:
        if not isinstance(value, str):
            return None
        made = object.__new__(cls)
        made._name_ = made._value_ = value
        return made


class Unbound(Enum):
    """One that makes a member for any value."""

    NEW = "new"

    @classmethod
    def _missing_(cls, value: object) -> Unbound:
        made = object.__new__(cls)
        made._name_, made._value_ = str(value), value
        return made


@pytest.mark.parametrize(
    ("type_", "listed", "written"),
    [
        (Shouted, ["YES"], {"type": "string", "enum": ["YES"]}),
        (Open, ["new", "old"], {"type": "string", "examples": ["new", "old"]}),
        (Unbound, ["new"], {"examples": ["new"]}),
    ],
)
def test_an_enum_that_makes_members_writes_more_than_it_lists(type_: Any, listed: list[str], written: Any) -> None:
    def schema(mode: JsonSchemaMode) -> dict[str, Any]:
        made = TypeAdapter(type_).json_schema(mode=mode, schema_generator=PlainRules)
        return {key: value for key, value in made.items() if key not in {"title", "description"}}

    read = schema("validation")
    assert read["enum"] == listed
    assert schema("serialization") == written


def test_what_a_url_pattern_matches_the_server_reads() -> None:
    pattern = texts.url(["http", "https"])
    matched = [url for url in (*URLS, "http://a", "http://256.1.1.1/", "http://a.co:99999") if re.search(pattern, url)]
    assert matched == list(URLS[:-1])
    for url in matched:
        TypeAdapter(HttpUrl).validate_python(url)


@pytest.mark.parametrize(
    ("schema", "value", "verdict"),
    [
        ({"type": "integer"}, None, False),
        ({"type": "integer"}, 1.0, True),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, None, True),
        ({"enum": [1]}, True, False),
        ({"$ref": "#/$defs/A"}, [], False),
        ({"type": "array", "items": {"type": "string"}}, [1], False),
        ({"type": "string", "pattern": "("}, "a", True),
        ({"not": {}}, 1, False),
        ({"type": "number", "exclusiveMinimum": 1}, 1, False),
    ],
)
def test_defaults_are_judged(schema: dict[str, Any], value: Any, verdict: bool) -> None:  # noqa: FBT001 - a column of a table
    assert accepts(schema, value, {"A": {"type": "object"}}) is verdict


def test_a_default_that_its_type_refuses_is_written_and_not_read() -> None:
    class Sloppy(BaseModel):
        number: int = None  # type: ignore[assignment]  # the point of the test
        tag: Literal["a"] = "b"  # type: ignore[assignment]  # the point of the test

    read = Sloppy.model_json_schema(schema_generator=PlainRules)["properties"]
    written = Sloppy.model_json_schema(schema_generator=PlainRules, mode="serialization")["properties"]
    assert ["default" in each for each in read.values()] == [False, False]
    assert written["number"]["anyOf"][1] == {"const": None}
    assert written["tag"]["anyOf"][1] == {"const": "b"}
    with pytest.raises(ValidationError):
        Sloppy.model_validate({"number": None})
