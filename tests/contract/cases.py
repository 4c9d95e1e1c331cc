"""Types of contracts with documents: accepted, refused, and refused beyond what standard keywords can say."""

from __future__ import annotations

import datetime as dt
import enum
import ipaddress
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, NewType, NotRequired, TypeVar

import pydantic
from pydantic import MISSING, Field
from typing_extensions import TypeAliasType, TypedDict

from tallystick import Contract, RootContract, types

T = TypeVar("T")


class Colour(enum.StrEnum):
    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    """How much."""

    LOW = 1
    HIGH = 2


class Plain(enum.Enum):
    A = "a"
    B = "b"


class Mixed(enum.Enum):
    TEXT = "s"
    ONE = 1
    HALF = 0.5
    NO = False
    NOTHING = None


class Finding(enum.StrEnum):
    HOUR = "hour"
    DAY = "day"

    @classmethod
    def _missing_(cls, value: object) -> Finding | None:
        return next((member for member in cls if member.value == str(value).lower()), None)


class Twice(enum.IntEnum):
    LOW = 1
    FEW = 1
    HIGH = 2


class Point(TypedDict):
    x: Decimal
    y: NotRequired[int]


@dataclass
class Standard:
    data: bytes
    count: int = 3


@pydantic.dataclasses.dataclass
class Rich:
    day: dt.date
    level: Level = Level.LOW


class Cat(Contract):
    kind: Literal["cat"] = "cat"
    lives: int = 9


class Dog(Contract):
    kind: Literal["dog"]
    bark: str


class Wolf(Contract):
    kind: Literal["wolf", "dingo"]


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]
Animal = Annotated[Pet | Wolf, Field(discriminator="kind")]


class Tree(Contract):
    value: int
    children: list[Tree] = Field(default=[])


class Closed(Contract):
    model_config = pydantic.ConfigDict(extra="forbid")
    a: int


class Open(Contract):
    model_config = pydantic.ConfigDict(extra="allow")
    a: int


class May(Contract):
    a: int | MISSING = MISSING


class Extras(Contract):
    model_config = pydantic.ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, dt.date]
    a: int


class Page(Contract, Generic[T]):
    items: list[T]
    next: str | None = None


class Tags(RootContract[list[str]]):
    pass


Count = NewType("Count", int)
Prices = TypeAliasType("Prices", list[Decimal])
Nested = TypeAliasType("Nested", "int | list[Nested]")
Slug = TypeAliasType("Slug", Annotated[str, Field(pattern="^[a-z]+$")])


@dataclass(frozen=True)
class Case:
    """`accepted` and `refused` are the JSON texts of one value; `unsaid` are refused by the contract alone."""

    name: str
    type: Any
    accepted: tuple[str, ...]
    refused: tuple[str, ...]
    unsaid: tuple[str, ...] = ()


ID = '"0b6c1e1a-2f0f-4d3a-9d55-0c7f7a3f8f10"'
NOT_TEXT = ("1", "true", "null", "[]", "{}")
NOT_ADDRESS = (
    '"10.0.0.01"',
    '"1.2.3"',
    '"fe80::1%eth0"',
    '"1:2:3:4:5:6:7:8:9"',
    '"::1::"',
    '" ::1"',
    '""',
    "1",
    "true",
)
NOT_NUMBER = ('"1"', "true", "false", "null", "[]", "{}", '" 1 "', '""')

HOUR_AHEAD = dt.timezone(dt.timedelta(hours=1))
VERSIONS = {
    1: pydantic.UUID1,
    3: pydantic.UUID3,
    5: pydantic.UUID5,
    6: pydantic.UUID6,
    7: pydantic.UUID7,
    8: pydantic.UUID8,
}


def of_version(version: int) -> str:
    """A UUID of this version, as JSON."""
    return ID.replace("-4", f"-{version}")


CASES = (
    Case(
        "int",
        int,
        ("0", "1", "-1", "1.0", "1e2", "-0.0", "9007199254740991"),
        (*NOT_NUMBER, "1.5"),
        ("9007199254740992", "1e300"),
    ),
    Case("int in bounds", Annotated[int, Field(ge=0, lt=10)], ("0", "9", "9.0"), ("-1", "10", '"5"', "true")),
    Case("int multiple", Annotated[int, Field(multiple_of=3)], ("0", "3", "-6", "9.0"), ("1", "4", "true")),
    Case("strict int", pydantic.StrictInt, ("1", "1.0"), ("1.5", "true", '"1"')),
    Case("new type", Count, ("1", "1.0"), ('"1"', "true")),
    Case("float", float, ("0", "1", "-1.5", "1e308", "5e-324"), NOT_NUMBER, ("1e400", "NaN", "Infinity", "-Infinity")),
    Case("float in bounds", Annotated[float, Field(gt=0, le=1)], ("1", "0.5", "1e-9"), ("0", "1.1", "true")),
    Case("bool", bool, ("true", "false"), ("1", "0", "1.0", '"true"', '"yes"', "null")),
    Case("str", str, ('""', '"a"', '"\\u0000"', '"😀"'), NOT_TEXT),
    Case(
        "str length", Annotated[str, Field(min_length=1, max_length=2)], ('"a"', '"😀😀"'), ('""', '"abc"', '"😀😀😀"')
    ),
    Case("str pattern", Annotated[str, Field(pattern="^[a-c]+$")], ('"abc"',), ('""', '"d"', '"ab d"', "1")),
    Case(
        "date",
        dt.date,
        ('"2024-02-29"', '"0001-01-01"', '"9999-12-31"'),
        (
            '"2023-02-29"',
            '"0000-01-01"',
            '"2024-1-1"',
            '"20240101"',
            '"2024-01-01T00:00:00"',
            '"1577836800"',
            "1577836800",
            '""',
        ),
    ),
    Case(
        "datetime",
        dt.datetime,
        ('"2024-02-29T12:30:59Z"', '"2024-02-29T12:30:59.123456+05:30"', '"2024-01-01T00:00:00-23:59"'),
        (
            '"2024-01-01T00:00:00"',
            '"2024-01-01 00:00:00Z"',
            '"2024-01-01t00:00:00Z"',
            '"2024-01-01T00:00Z"',
            '"2024-01-01T00:00:00z"',
            '"2024-01-01T00:00:00.1234567Z"',
            '"2024-01-01T00:00:00+0000"',
            '"2024-01-01T24:00:00Z"',
            '"2024-06-30T23:59:60Z"',
            '"1577836800"',
            "1577836800",
            "true",
        ),
    ),
    Case("aware", pydantic.AwareDatetime, ('"2024-01-01T00:00:00Z"',), ('"2024-01-01T00:00:00"', "0")),
    Case(
        "naive",
        pydantic.NaiveDatetime,
        ('"2024-01-01T00:00:00"',),
        ('"2024-01-01T00:00:00Z"', "0"),
        ('"2023-02-29T00:00:00"',),
    ),
    Case(
        "date in bounds",
        Annotated[dt.date, Field(ge=dt.date(2024, 2, 29), lt=dt.date(2025, 1, 1))],
        ('"2024-02-29"', '"2024-12-31"'),
        ('"2024-2-29"', '"2024-02-30"', "1"),
        ('"2024-02-28"', '"2025-01-01"', '"0001-01-01"', '"9999-12-31"'),
    ),
    Case(
        "datetime in bounds",
        Annotated[
            dt.datetime,
            Field(gt=dt.datetime(2024, 1, 1, tzinfo=dt.UTC), le=dt.datetime(2024, 1, 2, 1, tzinfo=HOUR_AHEAD)),
        ],
        ('"2024-01-01T00:00:00.000001Z"', '"2024-01-02T00:00:00Z"', '"2024-01-01T23:59:00-00:01"'),
        ('"2024-01-01T12:00:00"',),
        (
            '"2024-01-01T00:00:00Z"',
            '"2024-01-01T01:00:00.000+01:00"',
            '"2024-01-02T00:00:00.000001Z"',
            '"0001-01-01T00:00:00+23:59"',
            '"9999-12-31T23:59:59-23:59"',
        ),
    ),
    Case(
        "naive in bounds",
        Annotated[pydantic.NaiveDatetime, Field(ge=dt.datetime(2024, 1, 1), lt=dt.datetime(2024, 1, 1, 0, 0, 0, 5))],  # noqa: DTZ001 - naive is meant
        ('"2024-01-01T00:00:00"', '"2024-01-01T00:00:00.000004"', '"2024-01-01T00:00:00.0"'),
        ('"2024-01-01T00:00:00Z"',),
        ('"2023-12-31T23:59:59.999999"', '"2024-01-01T00:00:00.000005"'),
    ),
    Case(
        "time in bounds",
        Annotated[dt.time, Field(gt=dt.time(8, 30), le=dt.time(17, 0, 0, 500000))],
        ('"08:30:00.000001"', '"17:00:00.5"', '"17:00:00.500000"'),
        ('"08:31"',),
        ('"08:30:00"', '"08:30:00.0"', '"17:00:00.500001"', '"00:00:00"'),
    ),
    Case("time", dt.time, ('"00:00:00"', '"23:59:59.5"'), ('"12:00"', '"24:00:00"', '"12:00:00Z"', '"3600"', "3600")),
    Case(
        "timedelta",
        dt.timedelta,
        ('"P1D"', '"-P1DT2H"', '"PT0S"', '"PT1.5S"', '"P1DT1M"', '"PT1H1M1S"'),
        ('"1 day"', '"01:02:03"', '"P1W"', '"P1Y"', '"PT1M1H"', '"P0.5D"', "3600", '""', '"+P1D"'),
    ),
    Case(
        "timedelta, long",
        dt.timedelta,
        ('"P99999999DT99999H9999999M999999999.999999S"', '"-P99999999DT99999H9999999M999999999.999999S"', '"-PT0S"'),
        ('"PT100000H"', '"PT1.0000001S"', '"P100000000D"', '"PT"', '"P"', '"P1DT"', '"-P-1D"'),
    ),
    Case(
        "timedelta in bounds",
        Annotated[dt.timedelta, Field(ge=dt.timedelta(), lt=dt.timedelta(days=1))],
        ('"PT0S"', '"-PT0S"', '"-P0DT0H"', '"PT86399.999999S"', '"PT23H59M59S"'),
        ('"P1W"', '"0"'),
        ('"-PT0.000001S"', '"P1D"', '"PT24H"', '"PT1440M"', '"P99999999D"', '"-P99999999D"'),
    ),
    Case(
        "timedelta beyond a span",
        Annotated[dt.timedelta, Field(gt=dt.timedelta(days=-1), le=dt.timedelta(microseconds=1))],
        ('"PT0.000001S"', '"-PT23H59M59.999999S"'),
        (),
        ('"-P1D"', '"-PT24H"', '"PT0.000002S"'),
    ),
    Case(
        "uuid",
        uuid.UUID,
        (ID, ID.upper()),
        ('"0b6c1e1a2f0f4d3a9d550c7f7a3f8f10"', f'"{{{ID[1:-1]}}}"', f'"urn:uuid:{ID[1:-1]}"', "1"),
    ),
    *(
        Case(
            f"uuid{version}",
            type_,
            (of_version(version), of_version(version).upper()),
            (of_version(9 - version), of_version(version).replace("-9", "-c"), '""', "1"),
        )
        for version, type_ in VERSIONS.items()
    ),
    Case("uuid4", pydantic.UUID4, (ID, ID.upper()), (ID.replace("-4", "-7"), ID.replace("-9", "-c"), '""')),
    Case(
        "decimal",
        Decimal,
        ('"0"', '"-0"', '"1.50"', '"123456789012345678901234567890.1"'),
        (
            '"1e5"',
            '" 1 "',
            '"1_000"',
            '"01"',
            '".5"',
            '"5."',
            '"+1"',
            '"NaN"',
            '"Infinity"',
            '""',
            '"\u0661"',
            "1",
            "1.5",
            "true",
        ),
    ),
    Case(
        "decimal digits and bounds",
        Annotated[Decimal, Field(max_digits=5, decimal_places=2, ge=0, lt=100)],
        ('"0"', '"99.99"', '"1.5"'),
        ('"1.555"', '"1234"'),
        ('"-0.01"', '"100"'),
    ),
    Case(
        "decimal digits",
        Annotated[Decimal, Field(max_digits=2)],
        ('"99"', '"0.12"', '"1.2"', '"-9"'),
        ('"100"', '"1.23"', '"0.123"', '"12.3"'),
    ),
    Case("decimal places", Annotated[Decimal, Field(decimal_places=1)], ('"1234.5"', '"1"'), ('"1.25"', '"1."')),
    Case(
        "bytes",
        bytes,
        ('""', '"YQ=="', '"YWI="', '"+/+/"'),
        ('"YQ"', '"YR=="', '"-_-_"', '"!!!!"', '"YQ==YQ=="', "1"),
        ('"YQ==\\n"',),
    ),
    Case(
        "bytes length",
        Annotated[bytes, Field(min_length=1, max_length=2)],
        ('"YQ=="', '"YWI="'),
        ('"!"',),
        ('""', '"YWJj"'),
    ),
    Case("string literal", Literal["a", "b"], ('"a"', '"b"'), ('"c"', "1", "null")),
    Case("int literal", Literal[1, 2], ("1", "2.0"), ("true", "3", '"1"')),
    Case("bool literal", Literal[True], ("true",), ("1", "1.0", "false", '"true"')),
    Case(
        "mixed literal",
        Literal["a", 1, False] | None,
        ('"a"', "1", "false", "null", "1.0"),
        ("true", "0", '"1"', "0.0"),
    ),
    Case("str enum", Colour, ('"red"',), ('"RED"', '"green"', "1", "null")),
    Case("plain enum", Plain, ('"a"',), ('"A"', "1")),
    Case("int enum", Level, ("1", "2.0"), ("true", "3", '"1"', "1.5")),
    Case("enum that finds members", Finding, ('"hour"', '"day"'), ('"Hour"', '"DAY"', '"x"', "1", "null")),
    Case("keys of such an enum", dict[Finding, int], ('{"hour":1}', "{}"), ('{"Hour":1}', '{"x":1}')),
    Case("enum with two names for a member", Twice, ("1", "2", "2.0"), ("3", '"1"', "true")),
    Case("keys of such an enum", dict[Twice, int], ('{"1":1}', "{}"), ('{"3":1}',)),
    Case("literal of null", Literal[None], ("null",), ("0", '"null"', "false")),  # noqa: PYI061 - a literal is meant
    Case("union with a literal of null", Cat | Literal[None], ("null", '{"kind":"cat"}'), ("0", "{}")),  # noqa: PYI061
    Case("mixed enum", Mixed, ('"s"', "1", "0.5", "false", "null"), ("true", "0", '"1"')),
    Case("none", None, ("null",), ("0", "false", '""')),
    Case("optional", int | None, ("null", "1"), ('"1"', "true")),
    Case("list", list[int], ("[]", "[1, 2.0]"), ('["1"]', "[true]", "{}", '"a"', "null")),
    Case(
        "list length", Annotated[list[int], Field(min_length=1, max_length=2)], ("[1]", "[1, 1]"), ("[]", "[1, 2, 3]")
    ),
    Case("fixed tuple", tuple[int, str], ('[1, "a"]',), ("[1]", '[1, "a", 2]', '["a", 1]', "[]", '[true, "a"]')),
    Case("empty tuple", tuple[()], ("[]",), ("[1]", "{}")),
    Case("variadic tuple", tuple[int, ...], ("[]", "[1, 2]"), ('["1"]', "null")),
    Case("set", set[int], ("[]", "[1, 2]"), ("[1, 1]", "[1, 1.0]", '["1"]', "{}")),
    Case("frozenset", frozenset[Colour], ('["red", "blue"]',), ('["red", "red"]', '["green"]')),
    Case(
        "set length",
        Annotated[set[str], Field(min_length=2, max_length=2)],
        ('["a", "b"]',),
        ('["a"]', '["a", "a"]', '["a", "b", "c"]'),
    ),
    Case("set of uuid", set[uuid.UUID], (f"[{ID}]",), (f"[{ID}, {ID}]", f"[{ID.upper()}]")),
    Case(
        "set of optional date",
        set[dt.date | None],
        ('["2024-01-01", null]',),
        ('["2024-01-01", "2024-01-01"]', "[null, null]"),
    ),
    Case(
        "set of address", set[ipaddress.IPv4Address], ('["10.0.0.1", "10.0.0.2"]',), ('["10.0.0.1", "10.0.0.1"]', "[1]")
    ),
    Case("set of big int", set[types.BigInt | None], ('["1", "-1", null]',), ('["1", "1"]', "[1]", '["01"]')),
    Case("set of hex", set[types.HexBytes], ('["00", "ff", ""]',), ('["00", "00"]', '["FF"]', '["0"]')),
    Case("dict", dict[str, int], ("{}", '{"a": 1, "_proto_": 2}'), ('{"a": "1"}', "[]", '{"_proto_": "x"}')),
    Case("mapping", Mapping[str, bool], ('{"a": true}',), ('{"a": 1}',)),
    Case(
        "dict of int",
        dict[int, int],
        ('{"1": 1}', '{"-1": 1}', '{"0": 0}'),
        ('{"01": 1}', '{" 1": 1}', '{"+1": 1}', '{"1.0": 1}', '{"-0": 1}', '{"a": 1}'),
    ),
    Case(
        "dict of int in bounds",
        dict[Annotated[int, Field(ge=0, lt=100)], int],
        ('{"0": 1, "99": 1}',),
        ('{"01": 1}', '{"a": 1}'),
        ('{"-1": 1}', '{"100": 1}', '{"999999999999999": 1}'),
    ),
    Case("dict of bool", dict[bool, int], ('{"true": 1, "false": 2}', "{}"), ('{"True": 1}', '{"1": 1}', '{"": 1}')),
    Case(
        "dict of big int",
        dict[Annotated[types.BigInt, Field(ge=0)], int],
        ('{"18446744073709551616": 1, "0": 2}',),
        ('{"01": 1}', '{"-0": 1}', '{"1.0": 1}'),
        ('{"-1": 1}',),
    ),
    Case(
        "dict of date in bounds",
        dict[Annotated[dt.date, Field(gt=dt.date(2024, 1, 1))], int],
        ('{"2024-01-02": 1}',),
        ('{"2024-1-2": 1}',),
        ('{"2024-01-01": 1}', '{"2024-02-30": 1}'),
    ),
    Case("dict of address", dict[ipaddress.IPv4Address, int], ('{"10.0.0.1": 1}',), ('{"10.0.0.01": 1}', '{"1": 1}')),
    Case("dict of e-mail", dict[types.Email, int], ('{"a@b.example": 1}',), ('{"a@b": 1}', '{" a@b.example": 1}')),
    Case("dict of enum", dict[Colour, int], ('{"red": 1}', "{}"), ('{"green": 1}',)),
    Case("dict of int enum", dict[Level, int], ('{"1": 1}',), ('{"3": 1}', '{"LOW": 1}', '{"true": 1}')),
    Case("dict of literal", dict[Literal["a", "b"], int], ('{"a": 1}',), ('{"c": 1}',)),
    Case("dict of int literal", dict[Literal[1, 2], int], ('{"1": 1}',), ('{"3": 1}', '{"1.0": 1}')),
    Case(
        "dict of date",
        dict[dt.date, int],
        ('{"2024-01-01": 1}',),
        ('{"1577836800": 1}', '{"2024-1-1": 1}'),
        ('{"2023-02-29": 1}',),
    ),
    Case("dict of uuid", dict[uuid.UUID, int], (f"{{{ID}: 1}}",), (f"{{{ID.upper()}: 1}}", '{"a": 1}')),
    Case(
        "dict of constrained str",
        dict[Annotated[str, Field(pattern="^[a-z]+$", max_length=2)], int],
        ('{"ab": 1}',),
        ('{"A": 1}', '{"abc": 1}'),
    ),
    Case("dict of alias", dict[Slug, int], ('{"ab": 1}',), ('{"A": 1}',)),
    Case("union of kinds", int | str | list[int], ("1", '"1"', "[1]"), ("true", '["1"]', "null", "1.5")),
    Case("union of one kind", uuid.UUID | dt.date, (ID, '"2024-01-01"'), ('"a"', "1")),
    Case("union of models", Closed | Tree, ('{"a": 1}', '{"value": 1}', '{"value": 1, "a": 2}'), ("{}", '{"a": "1"}')),
    Case(
        "discriminated",
        Pet,
        ('{"kind": "cat"}', '{"kind": "dog", "bark": "w"}'),
        ("{}", '{"lives": 1}', '{"kind": "dog"}', '{"kind": "fox"}', '{"kind": 1}'),
    ),
    Case(
        "discriminated, nested",
        Animal,
        ('{"kind": "cat"}', '{"kind": "dingo"}'),
        ('{"kind": "fox"}', '{"kind": "dog"}', "[]"),
    ),
    Case(
        "tagged model alone",
        Cat,
        ('{"kind": "cat"}', '{"kind": "cat", "lives": 1}'),
        ("{}", '{"lives": 1}', '{"kind": "dog"}'),
    ),
    Case(
        "recursive",
        Tree,
        ('{"value": 1, "children": [{"value": 2}]}',),
        ('{"value": 1, "children": [{"value": "2"}]}',),
    ),
    Case("closed", Closed, ('{"a": 1}',), ('{"a": 1, "b": 2}',)),
    Case("open", Open, ('{"a": 1, "b": [null, {"c": 1.5}]}',), ("{}",), ('{"a": 1, "b": 1e400}',)),
    Case("root", Tags, ('["a"]',), ("[1]", '"a"')),
    Case(
        "typed dict",
        Point,
        ('{"x": "1.5"}', '{"x": "1", "y": 2.0, "z": 0}'),
        ('{"x": 1.5}', '{"y": 1}', '{"x": "1", "y": "2"}'),
    ),
    Case(
        "dataclass",
        Standard,
        ('{"data": "YQ=="}', '{"data": "", "count": 1.0}'),
        ('{"data": "!"}', '{"data": "", "count": "1"}'),
    ),
    Case(
        "pydantic dataclass",
        Rich,
        ('{"day": "2024-01-01", "level": 2}',),
        ('{"day": 0}', '{"day": "2024-01-01", "level": true}'),
    ),
    Case("alias", Prices, ('["1.5"]',), ("[1.5]", '["1e5"]')),
    Case("recursive alias", Nested, ("1", "[[1.0], 2]"), ('"1"', "[[true]]")),
    Case(
        "json value",
        pydantic.JsonValue,
        ('{"a": [1, 2.5, true, null, "x"]}', "null"),
        (),
        ("NaN", "[1e400]", '{"a": -Infinity}'),
    ),
    Case(
        "address",
        ipaddress.IPv4Address | ipaddress.IPv6Address,
        ('"10.0.0.1"', '"::0001"', '"::ffff:1.2.3.4"'),
        NOT_ADDRESS,
    ),
    Case("union of texts", types.BigInt | types.Email, ('"1"', '"a@b.example"'), ("1", '"01"', '"a"')),
    Case("list of BigInt, or int", list[types.BigInt] | int, ('["1"]', "1"), ("[1]", '"1"')),
    Case("a model, or anything", Closed | Any, ('{"a": 1}', '{"a": 1, "b": 2}', "9223372036854775809"), ()),
    Case("an integer, or any value", int | pydantic.JsonValue, ("1", "9223372036854775809", '{"a": 1}'), ()),
    Case("missing", May, ("{}", '{"a": 1}'), ('{"a": null}', '{"a": "1"}', "[]")),
    Case(
        "typed extras",
        Extras,
        ('{"a": 1}', '{"a": 1, "b": "2024-01-01"}'),
        ('{"b": "2024-01-01"}', '{"a": 1, "b": 1}'),
        ('{"a": 1, "b": "2023-02-29"}',),
    ),
    Case(
        "generic",
        Page[Annotated[dt.date, Field(ge=dt.date(2024, 1, 1))]],
        ('{"items": ["2024-01-01"]}', '{"items": [], "next": null}'),
        ('{"items": [1]}', "{}"),
        ('{"items": ["2023-12-31"]}',),
    ),
    Case("nullable in a list", list[int | None] | None, ("null", "[null, 1]"), ('["1"]', "0")),
    Case("any", Any, ("{}", "[[1]]", '"a"'), (), ("Infinity", "[1e400]")),
)
