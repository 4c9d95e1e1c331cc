from __future__ import annotations

import collections
import datetime as dt
import enum
import ipaddress
import pathlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple

import pydantic
import pytest
from pydantic import ConfigDict, Field, create_model
from typing_extensions import TypedDict

from tallystick import Contract, ContractError, types


class PlainModel(pydantic.BaseModel):
    x: int


class PlainRoot(pydantic.RootModel[int]):
    pass


class PlainKind(enum.Enum):
    A = "a"


class Pairs(enum.Enum):
    A = (1, 2)


class Nothing(enum.Enum):
    AT_ALL = None


class Coordinates(NamedTuple):
    x: int


class Loose(Contract):
    kind: Literal["a", "b"] = "a"


class Firm(Contract):
    kind: Literal["c"]


class Numbered(Contract):
    kind: Literal[1]


class NumberedToo(Contract):
    kind: Literal[2]


@dataclass
class Corner:
    x: int

    def __post_init__(self) -> None:
        """Nothing that a schema could say."""


@pydantic.with_config(ConfigDict(str_to_lower=True))
class Lowered(TypedDict):
    name: str


def anything(value: Any) -> Any:
    return value


TYPES: list[tuple[str, str, Any]] = [
    ("plain model", "TLY501", PlainModel),
    ("plain root model", "TLY501", PlainRoot),
    ("plain model deep inside", "TLY501", dict[str, list[PlainModel | None]]),
    ("after validator", "TLY502", Annotated[int, pydantic.AfterValidator(anything)]),
    ("before validator", "TLY502", Annotated[int, pydantic.BeforeValidator(anything)]),
    ("wrap validator", "TLY502", Annotated[int, pydantic.WrapValidator(lambda value, handler: handler(value))]),
    ("plain validator", "TLY502", Annotated[int, pydantic.PlainValidator(anything)]),
    ("serializer", "TLY503", Annotated[int, pydantic.PlainSerializer(anything)]),
    ("schema by hand", "TLY504", Annotated[int, pydantic.WithJsonSchema({"type": "string"})]),
    ("skipped schema", "TLY504", pydantic.json_schema.SkipJsonSchema[int]),
    ("lookaround", "TLY505", Annotated[str, Field(pattern="(?=a)b")]),
    ("compiled with flags", "TLY505", Annotated[str, Field(pattern=re.compile("^a$", re.IGNORECASE))]),
    ("float multiple", "TLY506", Annotated[float, Field(multiple_of=0.1)]),
    ("Decimal multiple", "TLY506", Annotated[Decimal, Field(multiple_of=Decimal("0.1"))]),
    ("strip", "TLY507", Annotated[str, pydantic.StringConstraints(strip_whitespace=True)]),
    ("lower", "TLY507", Annotated[str, pydantic.StringConstraints(to_lower=True)]),
    ("upper", "TLY507", Annotated[str, pydantic.StringConstraints(to_upper=True)]),
    ("coerced numbers", "TLY507", Annotated[str, Field(coerce_numbers_to_str=True)]),
    ("literal of a plain enum", "TLY510", Literal[PlainKind.A]),
    ("enum of tuples", "TLY511", Pairs),
    ("enum of null alone", "TLY511", Nothing),
    ("unsafe literal", "TLY511", Literal[9007199254740992]),
    ("bytes literal", "TLY511", Literal[b"a"]),
    ("past", "TLY512", pydantic.PastDate),
    ("future", "TLY512", pydantic.FutureDatetime),
    ("naive bound", "TLY528", Annotated[dt.datetime, Field(ge=dt.datetime(2020, 1, 1))]),  # noqa: DTZ001 - naive is meant
    ("aware bound", "TLY528", Annotated[pydantic.NaiveDatetime, Field(ge=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))]),
    ("bound with an offset", "TLY528", Annotated[dt.time, Field(lt=dt.time(8, tzinfo=dt.UTC))]),
    ("infinite bound", "TLY528", Annotated[float, Field(le=float("inf"))]),
    ("infinite Decimal bound", "TLY528", Annotated[Decimal, Field(le=Decimal("Infinity"))]),
    ("second pattern", "TLY529", Annotated[types.Email, Field(pattern="example$")]),
    ("BigInt multiple", "TLY506", Annotated[types.BigInt, Field(multiple_of=2)]),
    ("union of BigInt and int", "TLY530", types.BigInt | int),
    ("union of BigInt and anything", "TLY530", types.BigInt | Any | None),
    ("union of BigInt and any value", "TLY530", types.BigInt | pydantic.JsonValue),
    ("union of lists of BigInt and int", "TLY530", list[int] | list[types.BigInt]),
    ("union of dicts of BigInt and anything", "TLY530", dict[str, list[types.BigInt]] | dict[str, list[Any]]),
    ("union of BigInt and listed integers", "TLY530", types.BigInt | Literal[1, "a"]),
    ("union of BigInt and a listed boolean", "TLY530", Literal[True] | types.BigInt),
    ("union of hexadecimal and base64", "TLY530", types.HexBytes | bytes | None),
    ("set of BigInt and bool", "TLY514", set[types.BigInt | bool]),
    ("set of IPv6Address", "TLY514", set[ipaddress.IPv6Address]),
    ("dict of IPv6Address", "TLY513", dict[ipaddress.IPv6Address, int]),
    ("dict of Money", "TLY513", dict[types.Money, int]),
    ("dict of HexBytes", "TLY513", dict[types.HexBytes, int]),
    ("dict of an int multiple", "TLY513", dict[Annotated[int, Field(multiple_of=2)], int]),
    ("endless duration bound", "TLY528", Annotated[dt.timedelta, Field(lt=dt.timedelta.max)]),
    ("Decimal key", "TLY513", dict[Decimal, int]),
    ("float key", "TLY513", dict[float, int]),
    ("datetime key", "TLY513", dict[dt.datetime, int]),
    ("tuple key", "TLY513", dict[tuple[int, int], int]),
    ("set of instants", "TLY514", set[dt.datetime]),
    ("set of decimals", "TLY514", set[Decimal]),
    ("set of models", "TLY514", set[Firm]),
    ("set of bool and int", "TLY514", set[bool | int]),
    ("set of anything", "TLY514", set[Any]),
    ("loose tag", "TLY515", Annotated[Loose | Firm, Field(discriminator="kind")]),
    ("number tags", "TLY515", Annotated[Numbered | NumberedToo, Field(discriminator="kind")]),
    (
        "computed tag",
        "TLY515",
        Annotated[
            Annotated[Loose, pydantic.Tag("a")] | Annotated[Firm, pydantic.Tag("b")],
            pydantic.Discriminator(lambda _value: "a"),
        ],
    ),
    ("secret", "TLY518", pydantic.SecretStr),
    ("secret of", "TLY518", pydantic.Secret[int]),
    ("base64 bytes", "TLY519", pydantic.Base64Bytes),
    ("base64 str", "TLY519", pydantic.Base64Str),
    ("base64 url", "TLY519", pydantic.Base64UrlBytes),
    ("iterable", "TLY520", Iterable[int]),
    ("json", "TLY521", pydantic.Json[int]),
    ("pattern", "TLY522", re.Pattern),
    ("path", "TLY522", pathlib.Path),
    ("url", "TLY522", pydantic.AnyUrl),
    ("http url", "TLY522", pydantic.HttpUrl),
    ("dsn", "TLY522", pydantic.PostgresDsn),
    ("any ip", "TLY522", pydantic.IPvAnyAddress),
    ("any ip", "TLY522", pydantic.IPvAnyAddress),
    ("network", "TLY522", ipaddress.IPv6Network),
    ("byte size", "TLY522", pydantic.ByteSize),
    ("complex", "TLY523", complex),
    ("callable", "TLY523", Callable[[], int]),
    ("class", "TLY523", type[int]),
    ("sequence", "TLY524", Sequence[int]),
    ("default dict", "TLY524", collections.defaultdict[str, int]),
    ("ordered dict", "TLY524", collections.OrderedDict[str, int]),
    ("counter", "TLY524", collections.Counter[str]),
    ("deque", "TLY524", collections.deque[int]),
    ("named tuple", "TLY524", Coordinates),
    ("dropped errors", "TLY527", list[pydantic.OnErrorOmit[int]]),
    ("options of a dictionary", "TLY507", Lowered),
    ("dataclass that does something of its own", "TLY502", list[Corner]),
]


@pytest.mark.parametrize(("code", "type_"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_a_type_that_cannot_be_exact_is_refused(code: str, type_: Any) -> None:
    with pytest.raises(ContractError) as caught:
        create_model("Bill", __base__=Contract, v=(type_, ...))

    assert [found.code for found in caught.value.problems] == [code]


def initialised(self: Any, **data: Any) -> None:
    """A constructor."""


def finished(self: Any, context: Any) -> None:
    """What comes after it."""


@pytest.mark.parametrize(
    ("code", "members"),
    [
        ("TLY531", {"__init__": initialised}),
        ("TLY502", {"model_post_init": finished}),
        ("TLY502", {"model_post_init": finished, "_seen": pydantic.PrivateAttr(default=1)}),
    ],
)
def test_a_method_that_runs_where_an_instance_is_made_is_refused(code: str, members: dict[str, Any]) -> None:
    with pytest.raises(ContractError) as caught:
        type("Bill", (Contract,), {"__annotations__": {"x": int}, "__module__": __name__, **members})

    assert [found.code for found in caught.value.problems] == [code]


def test_a_schema_by_hand_is_refused() -> None:
    with pytest.raises(ContractError, match=r"TLY504 .*__get_pydantic_json_schema__"):

        class Bill(Contract):
            x: int

            @classmethod
            def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
                return {"type": "string"}


FIELDS: list[tuple[str, Any]] = [
    ("TLY508", Field(alias="a", serialization_alias="b")),
    ("TLY508", Field(validation_alias="a")),
    ("TLY508", Field(serialization_alias="b")),
    ("TLY508", Field(validation_alias=pydantic.AliasChoices("a", "b"))),
    ("TLY508", Field(validation_alias=pydantic.AliasPath("a", 0))),
    ("TLY525", Field(alias="__proto__")),
    ("TLY504", Field(json_schema_extra={"pattern": "x"})),
    ("TLY504", Field(json_schema_extra=dict.clear)),
    ("TLY509", Field(default=1, validate_default=True)),
    ("TLY516", Field(default="1")),
    ("TLY516", Field(default=True)),
    ("TLY516", Field(default=2**53)),
    ("TLY516", Field(default_factory=list)),
    ("TLY503", Field(exclude_if=bool)),
    ("TLY503", Field(default=1, exclude_if=bool)),
    ("TLY535", Field(exclude=True)),
    ("TLY535", Field(default=1, exclude=True)),
]


@pytest.mark.parametrize(("code", "field"), FIELDS)
def test_a_field_that_cannot_be_exact_is_refused(code: str, field: Any) -> None:
    with pytest.raises(ContractError) as caught:
        create_model("Bill", __base__=Contract, v=(int, field))

    assert [(found.code, str(found.where)) for found in caught.value.problems] == [(code, f"{__name__}.Bill.v")]


class TwiceInDictionary(TypedDict):
    a: int
    b: Annotated[str, Field(alias="a")]


@dataclass
class TwiceInDataclass:
    a: Annotated[int, Field(alias="x")]
    b: Annotated[str, Field(alias="x")]


@pytest.mark.parametrize(
    ("fields", "wire"),
    [
        ({"a": (int, Field(alias="x")), "b": (str, Field(alias="x"))}, "x"),
        ({"a": (int, ...), "b": (str, Field(default="", alias="a"))}, "a"),
        ({"v": (TwiceInDictionary, ...)}, "a"),
        ({"v": (list[TwiceInDataclass], ...)}, "x"),
    ],
)
def test_two_fields_have_two_names_in_documents(fields: dict[str, Any], wire: str) -> None:
    with pytest.raises(ContractError) as caught:
        create_model("Bill", __base__=Contract, **fields)

    (found,) = caught.value.problems
    assert found.code == "TLY541"
    assert str(found.where).endswith(".b")
    assert f"property `{wire}`, which is also the name of the field `a`" in found.message


def test_a_computed_field_has_a_name_of_its_own_in_documents() -> None:
    with pytest.raises(ContractError, match=r"TLY541 .*Bill\.total: A document has one property `sum`"):

        class Bill(Contract):
            amount: int = Field(alias="sum")

            @pydantic.computed_field(alias="sum")
            @property
            def total(self) -> int:
                return self.amount


CONFIGS: list[tuple[str, ConfigDict]] = [
    ("TLY504", ConfigDict(json_schema_extra={"required": []})),
    ("TLY507", ConfigDict(str_strip_whitespace=True)),
    ("TLY507", ConfigDict(coerce_numbers_to_str=True)),
    ("TLY509", ConfigDict(validate_default=True)),
    ("TLY509", ConfigDict(use_enum_values=True)),
    ("TLY509", ConfigDict(regex_engine="python-re")),
    ("TLY509", ConfigDict(ser_json_timedelta="float")),
    ("TLY509", ConfigDict(ser_json_bytes="hex")),
    ("TLY509", ConfigDict(serialize_by_alias=False)),
    ("TLY509", ConfigDict(polymorphic_serialization=True)),
    ("TLY509", ConfigDict(validate_by_alias=False, validate_by_name=True)),
]


@pytest.mark.parametrize(("code", "config"), CONFIGS)
def test_an_option_that_changes_the_wire_form_is_refused(code: str, config: ConfigDict) -> None:
    with pytest.raises(ContractError) as caught:
        type("Bill", (Contract,), {"__module__": __name__, "model_config": config})

    assert [found.code for found in caught.value.problems] == [code]


def test_every_finding_of_a_class_is_reported_with_its_place_and_way_out() -> None:
    with pytest.raises(ContractError) as caught:

        class Bill(Contract):
            secret: pydantic.SecretStr
            step: Annotated[float, Field(multiple_of=0.5)]

    name = f"{__name__}.test_every_finding_of_a_class_is_reported_with_its_place_and_way_out.<locals>.Bill"
    assert str(caught.value) == (
        f"TLY518 {name}.secret: A secret is written as asterisks, which the schema accepts and which mean nothing. Use "
        "str in a contract for requests only, and wrap it in SecretStr after reading.\n"
        f"TLY506 {name}.step: multiple_of on a float is decided by rounding, which differs between languages. "
        "Use int in the smallest unit, or Decimal with decimal_places."
    )
