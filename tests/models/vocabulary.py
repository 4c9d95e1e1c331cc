"""What random contract classes are made of: the first module of a batch, and tables of names and types."""

from __future__ import annotations

PRELUDE = '''\
"""What the classes of a batch are made of."""

import datetime as dt
import enum
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, NotRequired, Optional, TypeVar, Union

import pydantic
from pydantic import MISSING, AwareDatetime, ConfigDict, Field, JsonValue, NaiveDatetime, computed_field
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType, TypedDict

from tallystick import Contract, RootContract, rule, types

T = TypeVar("T")


class Colour(enum.StrEnum):
    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Plain(enum.Enum):
    A = "a"
    B = "b"


class Finding(enum.StrEnum):
    HOUR = "hour"
    DAY = "day"
    DAILY = "day"

    @classmethod
    def _missing_(cls, value):
        return next((member for member in cls if member.value == str(value).lower()), None)


class Mixed(enum.Enum):
    TEXT = "s"
    ONE = 1
    HALF = 0.5
    NO = False
    NOTHING = None


class Box(Contract, Generic[T]):
    """One value, and another that may be there."""

    held: T
    spare: T | None = None


class Pair(TypedDict):
    left: int
    right: NotRequired[str]


@dataclass
class Record:
    day: dt.date
    count: int = 3


class Span(TypedDict, Generic[T]):
    start: T
    end: NotRequired[T]


@dataclass
class Held(Generic[T]):
    value: T
    more: list[T] = field(default_factory=list)


@pydantic.dataclasses.dataclass(config=ConfigDict(alias_generator=to_camel))
class Corner:
    far_left: int
    near_by: str | None = None


class Named(TypedDict, total=False):
    odd_name: Annotated[int, Field(alias="odd-name")]


@pydantic.with_config(ConfigDict(alias_generator=to_camel, extra="forbid"))
class Options(TypedDict):
    very_loud: bool


class Cat(Contract):
    kind: Literal["cat"] = "cat"
    lives: int = Field(default=9, ge=0, le=9)


class Dog(Contract):
    kind: Literal["dog"]
    bark: str = Field(max_length=5)


class Fish(Contract):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["fish", "shark"]


Pet = TypeAliasType("Pet", Annotated[Cat | Dog | Fish, Field(discriminator="kind")])
Code = TypeAliasType("Code", Annotated[str, Field(pattern="^[A-Z]{2}[0-9]?$")])
Tags = TypeAliasType("Tags", list[Code])
Lists = TypeAliasType("Lists", dict[str, list[T]], type_params=(T,))
Either = TypeAliasType("Either", tuple[T, Code | T], type_params=(T,))
'''
"""The first module of a batch, in a package that no source names; the others import everything of it."""

HEADER = "from {package}.prelude import *\n"
TEMPLATES = ("Box", "Span", "Held", "Lists", "Either")
"""Types of the prelude that take an argument: a contract, a typed dict, a dataclass, aliases."""

NAMES = (
    "amount", "due_on", "item_id", "name", "note", "other", "size", "state", "tag_list", "unit_price", "value",
    "when_at", "x", "class_", "id", "is_open", "constructor",
)  # fmt: skip
ALIASES = ("@type", "a b", "kebab-case", "$ref", "été", "1st", "type", "x.y", "Name", "length", "toString", "valueOf")
PATTERNS = (
    "^[a-z]+$", "^[A-Z]{3}$", "^[0-9]{2,4}$", "^(?:a|bc)*$", "^x?y+z{2}$", "^[^,]{1,5}$",
    "^[a-z0-9]+(?:-[a-z0-9]+)*$", "ab", "^\\\\u{1f600}$", "[0-9]$", "^.{2}$",
)  # fmt: skip
HASHABLE = (
    "int", "str", "bool", "float", "dt.date", "uuid.UUID", "Colour", "Level", 'Literal["a", "b"]', "bytes", "Code",
    "types.Slug", "types.Int64", "Mixed", "Finding",
)  # fmt: skip
KEYS = (
    "str", "int", "dt.date", "uuid.UUID", "Colour", "Level", 'Literal["a", "b"]', "Literal[1, 2]", "Code", "bool",
    "types.Slug", "types.CurrencyCode", "Annotated[str, Field(min_length=1, max_length=3)]", "Decimal",
    "Annotated[int, Field(ge=0, le=50)]", "float", "types.Int64", "uuid.UUID", "Finding",
)  # fmt: skip
BARE = (
    "int", "float", "bool", "str", "Decimal", "dt.date", "dt.datetime", "AwareDatetime", "NaiveDatetime", "dt.time",
    "dt.timedelta", "uuid.UUID", "pydantic.UUID4", "pydantic.UUID7", "bytes", "None", "Any", "JsonValue", "Colour",
    "Level", "Plain", "Mixed", "Pair", "Record", "Pet", "Code", "Tags", "Cat", "Fish", 'Literal["a"]', "Literal[1, 2]",
    'Literal["a", 1, True, None]', "Literal[True]", "Literal[Colour.RED]", "Box[int]", "Box[str | None]", "Box[Pet]",
    "Span[int]", "Held[Code]", "Lists[Level]", "Either[Pet]", "types.BigInt", "types.Email", "types.HttpUrl",
    "types.HttpsUrl", "types.IPv4", "Corner", "Named", "Options", "Finding", "Literal[None]",
    "types.IPv6", "types.Int64", "types.UInt64", "types.Money", "types.Slug", "types.SemVer", "types.Ulid",
    "types.HexBytes", "types.HexColor", "types.Hostname", "types.CountryCode", "types.CurrencyCode",
    "types.LanguageTag", "types.PhoneNumber", "types.CalendarDuration",
)  # fmt: skip
DEFAULTS = {
    "int": "0", "float": "1.5", "bool": "True", "str": '"a"', "Decimal": 'Decimal("1.50")',
    "dt.date": "dt.date(2024, 2, 29)",
    "Colour": "Colour.RED", "Level": "Level.LOW", 'Literal["a"]': '"a"', "dt.timedelta": "dt.timedelta(hours=36)",
    "bytes": 'b"ab"', "Literal[1, 2]": "2", "types.Money": 'Decimal("9.90")', "Any": "None", "Mixed": "Mixed.HALF",
}  # fmt: skip
"""What a field of that type may be when it is left out."""

FACTORIES = {
    "uuid.UUID": "uuid.uuid4", "dt.datetime": "lambda: dt.datetime.now(dt.UTC)", "int": "int", "str": "str",
    "Any": "dict", "Decimal": 'lambda: Decimal("1.50")', "Pair": "lambda: Pair(left=1)", "Colour": "lambda: Colour.RED",
}  # fmt: skip
"""What makes a value of that type where it is left out."""
