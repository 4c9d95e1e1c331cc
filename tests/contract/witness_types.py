"""The types that `witnesses.json` has documents for, as fields of contracts, and what becomes of each.

A type is claimed exact, or refused with a problem. `DIFFERENT` are the documents on which a contract means to differ.
"""

from __future__ import annotations

import collections
import collections.abc as cabc
import datetime as dt
import enum
import fractions
import ipaddress
import pathlib
import re
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, NamedTuple, NotRequired, TypeVar

import annotated_types as at
import pydantic as p
from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType, TypedDict

from tallystick import Contract, RootContract


class StrE(enum.StrEnum):
    A = "a"
    B = "b"


class IntE(enum.IntEnum):
    ONE = 1
    TWO = 2


class MixE(enum.Enum):
    S = "s"
    I = 1  # noqa: E741 - a name of the witness
    F = 1.5
    T = True
    N = None


class FloatE(enum.Enum):
    X = 1.0
    Y = 2.5


class Fl(enum.IntFlag):
    R = 1
    W = 2


class TD(TypedDict):
    a: int
    b: NotRequired[str]


class NT(NamedTuple):
    x: int
    y: str = "d"


@dataclass
class DC:
    x: int
    y: str = "d"


Alias = TypeAliasType("Alias", list[int])


class Cat(Contract):
    k: Literal["cat"]
    lives: int


class Dog(Contract):
    k: Literal["dog"]
    bark: str


class Lizard(Contract):
    k: Literal["lizard", "gecko"]
    l: bool = False  # noqa: E741 - a name of the witness


class Tree(Contract):
    v: int
    kids: list[Tree] = Field(default=[])


class RM(RootContract[list[int]]):
    pass


class Inner(Contract):
    a: int
    b: str = "x"


class InnerForbid(Contract):
    model_config = ConfigDict(extra="forbid")
    a: int


G = TypeVar("G")


class Gen(Contract, Generic[G]):
    g: G


def disc(value: Any) -> str | None:
    if isinstance(value, dict):
        return "c" if "lives" in value else "d"
    return None


def positive(value: int) -> int:
    if value > 0:
        return value
    raise ValueError


CONFIG: dict[str, ConfigDict] = {
    "str_pyre_dollar": ConfigDict(regex_engine="python-re"),
    "str_coerce_num": ConfigDict(coerce_numbers_to_str=True),
    "bytes_b64": ConfigDict(val_json_bytes="base64", ser_json_bytes="base64"),
    "bytes_hex": ConfigDict(val_json_bytes="hex", ser_json_bytes="hex"),
    "enum_case_pyd_use_values": ConfigDict(use_enum_values=True),
}

TYPES: dict[str, Any] = {
    "int": int,
    "int_ge_le": Annotated[int, Field(ge=0, le=10)],
    "int_gt_lt": Annotated[int, Field(gt=0, lt=10)],
    "int_multiple": Annotated[int, Field(multiple_of=3)],
    "float": float,
    "float_noinf": p.FiniteFloat,
    "float_bounds": Annotated[float, Field(ge=0, lt=1)],
    "float_mult01": Annotated[float, Field(multiple_of=0.1)],
    "float_mult001": Annotated[float, Field(multiple_of=0.01)],
    "float_mult05": Annotated[float, Field(multiple_of=0.5)],
    "float_mult1e-7": Annotated[float, Field(multiple_of=1e-7)],
    "bool": bool,
    "str": str,
    "str_len": Annotated[str, Field(min_length=2, max_length=3)],
    "str_strip_len": Annotated[str, p.StringConstraints(strip_whitespace=True, min_length=2, max_length=3)],
    "str_lower_pat": Annotated[str, p.StringConstraints(to_lower=True, pattern="^[a-z]+$")],
    "str_pattern_dollar": Annotated[str, Field(pattern="^a+$")],
    "str_pattern_d": Annotated[str, Field(pattern=r"^\d+$")],
    "str_pattern_w": Annotated[str, Field(pattern=r"^\w+$")],
    "str_pattern_s": Annotated[str, Field(pattern=r"^\s$")],
    "str_pattern_dot": Annotated[str, Field(pattern=r"^.$")],
    "str_pattern_b": Annotated[str, Field(pattern=r"\bx\b")],
    "str_pattern_ci": Annotated[str, Field(pattern=r"(?i)^k$")],
    "str_pattern_unanch": Annotated[str, Field(pattern="b")],
    "str_re_pattern": Annotated[str, Field(pattern=re.compile("^a$"))],
    "str_pyre_dollar": Annotated[str, Field(pattern="^a+$")],
    "str_coerce_num": str,
    "decimal": Decimal,
    "decimal_bounds": Annotated[Decimal, Field(ge=0, le=100, max_digits=4, decimal_places=2)],
    "decimal_mult": Annotated[Decimal, Field(multiple_of=Decimal("0.1"))],
    "bytes": bytes,
    "bytes_b64": bytes,
    "bytes_hex": bytes,
    "bytes_len": Annotated[bytes, Field(min_length=2, max_length=3)],
    "base64bytes": p.Base64Bytes,
    "base64str": p.Base64Str,
    "base64urlbytes": p.Base64UrlBytes,
    "date": dt.date,
    "datetime": dt.datetime,
    "aware_dt": p.AwareDatetime,
    "naive_dt": p.NaiveDatetime,
    "time": dt.time,
    "timedelta": dt.timedelta,
    "td_bounds": Annotated[dt.timedelta, Field(ge=dt.timedelta(0), le=dt.timedelta(days=1))],
    "past_date": p.PastDate,
    "future_dt": p.FutureDatetime,
    "uuid": uuid.UUID,
    "uuid4": p.UUID4,
    "uuid7": p.UUID7,
    "none": None,
    "enum_str": StrE,
    "enum_int": IntE,
    "enum_float": FloatE,
    "enum_mixed": MixE,
    "int_flag": Fl,
    "lit_str": Literal["a", "b"],
    "lit_int": Literal[1, 2],
    "lit_bool": Literal[True],
    "lit_mixed": Literal["a", 1, False] | None,
    "lit_big": Literal[9007199254740993],
    "lit_enum": Literal[StrE.A],
    "list_int": list[int],
    "list_len": Annotated[list[int], Field(min_length=1, max_length=2)],
    "set_int": set[int],
    "set_len": Annotated[set[int], Field(min_length=2, max_length=2)],
    "frozenset_str": frozenset[str],
    "set_any": set[Any],
    "set_float": set[float],
    "set_dt": set[dt.datetime],
    "tuple_fixed": tuple[int, str],
    "tuple_var": tuple[int, ...],
    "tuple_empty": tuple[()],
    "deque": collections.deque[int],
    "deque_max": Annotated[collections.deque[int], Field(max_length=2)],
    "sequence": cabc.Sequence[int],
    "sequence_str": cabc.Sequence[str],
    "iterable": cabc.Iterable[int],
    "dict_str_int": dict[str, int],
    "dict_int_int": dict[int, int],
    "dict_bool": dict[bool, int],
    "dict_float": dict[float, int],
    "dict_enum": dict[StrE, int],
    "dict_lit": dict[Literal["a", "b"], int],
    "dict_uuid": dict[uuid.UUID, int],
    "dict_date": dict[dt.date, int],
    "dict_none_key": dict[None, int],
    "dict_pat_key": dict[Annotated[str, Field(pattern="^a")], int],
    "dict_len": Annotated[dict[str, int], Field(min_length=1, max_length=2)],
    "mapping": cabc.Mapping[str, int],
    "counter": collections.Counter[str],
    "optional": int | None,
    "union_int_str": int | str,
    "union_str_int_float": float | int | str,
    "union_bool_int": bool | int,
    "union_models": Inner | InnerForbid,
    "union_dt_str": dt.datetime | str,
    "union_l2r": Annotated[int | str, Field(union_mode="left_to_right")],
    "union_list": list[int] | list[str],
    "union_uuid_int": uuid.UUID | int | None,
    "disc": Annotated[Cat | Dog | Lizard, Field(discriminator="k")],
    "undisc": Cat | Dog | Lizard,
    "disc_callable": Annotated[Annotated[Cat, p.Tag("c")] | Annotated[Dog, p.Tag("d")], p.Discriminator(disc)],
    "rootmodel": RM,
    "generic": Gen[int],
    "recursive": Tree,
    "model": Inner,
    "model_forbid": InnerForbid,
    "typeddict": TD,
    "dataclass": DC,
    "namedtuple": NT,
    "alias_type": Alias,
    "any": Any,
    "object": object,
    "jsonvalue": p.JsonValue,
    "json_any": p.Json,
    "json_listint": p.Json[list[int]],
    "secretstr": p.SecretStr,
    "secretbytes": p.SecretBytes,
    "secret_int": p.Secret[int],
    "anyurl": p.AnyUrl,
    "httpurl": p.HttpUrl,
    "anyhttpurl": p.AnyHttpUrl,
    "fileurl": p.FileUrl,
    "wsurl": p.WebsocketUrl,
    "postgres": p.PostgresDsn,
    "redis": p.RedisDsn,
    "ipv4": ipaddress.IPv4Address,
    "ipv6": ipaddress.IPv6Address,
    "ipvany": p.IPvAnyAddress,
    "ipv4net": ipaddress.IPv4Network,
    "ipv6net": ipaddress.IPv6Network,
    "ipv4if": ipaddress.IPv4Interface,
    "path": pathlib.Path,
    "pattern": re.Pattern,
    "bytesize": p.ByteSize,
    "importstring": p.ImportString,
    "complex": complex,
    "fraction": fractions.Fraction,
    "at_interval": Annotated[int, at.Interval(ge=1, lt=3)],
    "at_len": Annotated[list[int], at.Len(1, 2)],
    "at_lower": at.LowerCase[str],
    "isfinite": at.IsFinite[float],
    "after_validator": Annotated[int, p.AfterValidator(positive)],
    "skipjs_none": int | p.json_schema.SkipJsonSchema[None],
    "withjs": Annotated[int, p.WithJsonSchema({"type": "string"})],
    "enum_case_pyd_use_values": StrE,
}

REFUSED: dict[str, str] = {
    "float_mult01": "TLY506",
    "float_mult001": "TLY506",
    "float_mult05": "TLY506",
    "float_mult1e-7": "TLY506",
    "str_strip_len": "TLY507",
    "str_lower_pat": "TLY507",
    "str_pattern_b": "TLY505",
    "str_pattern_ci": "TLY505",
    "str_pyre_dollar": "TLY509",
    "str_coerce_num": "TLY507",
    "decimal_mult": "TLY506",
    "bytes_hex": "TLY509",
    "base64bytes": "TLY519",
    "base64str": "TLY519",
    "base64urlbytes": "TLY519",
    "past_date": "TLY512",
    "future_dt": "TLY512",
    "lit_big": "TLY511",
    "set_any": "TLY514",
    "set_dt": "TLY514",
    "deque": "TLY524",
    "deque_max": "TLY524",
    "sequence": "TLY524",
    "sequence_str": "TLY524",
    "iterable": "TLY520",
    "dict_float": "TLY513",
    "dict_none_key": "TLY513",
    "counter": "TLY524",
    "disc_callable": "TLY515",
    "namedtuple": "TLY524",
    "json_any": "TLY521",
    "json_listint": "TLY521",
    "secretstr": "TLY518",
    "secretbytes": "TLY518",
    "secret_int": "TLY518",
    "anyurl": "TLY522",
    "httpurl": "TLY522",
    "anyhttpurl": "TLY522",
    "fileurl": "TLY522",
    "wsurl": "TLY522",
    "postgres": "TLY522",
    "redis": "TLY522",
    "ipvany": "TLY522",
    "ipv4net": "TLY522",
    "ipv6net": "TLY522",
    "ipv4if": "TLY522",
    "path": "TLY522",
    "pattern": "TLY522",
    "bytesize": "TLY522",
    "importstring": "TLY522",
    "complex": "TLY523",
    "fraction": "TLY523",
    "at_lower": "TLY502",
    "isfinite": "TLY502",
    "after_validator": "TLY502",
    "skipjs_none": "TLY504",
    "withjs": "TLY504",
    "enum_case_pyd_use_values": "TLY509",
}
"""The types that are refused where the class is defined, and the code of the problem."""

_ASCII = "classes of a pattern are those of ASCII, since engines know different versions of Unicode"
_PROTO = "the key `__proto__` is refused everywhere, since JavaScript's objects have it already"
_KIND = "the proposal kept Pydantic's lax reading inside; a contract keeps the kinds of JSON apart everywhere"
_FINITE = "no number of a document is NaN, which JSON does not have"
_ADDRESS = "an address is a string without a zone; the proposal left the type as Pydantic has it"

DIFFERENT: dict[tuple[str, str], str] = {
    ("str_pattern_d", '{"v":"\\u0661"}'): _ASCII,
    ("str_pattern_d", '{"v":"\\ud835\\udfce"}'): _ASCII,
    ("str_pattern_s", '{"v":"\\u00a0"}'): _ASCII,
    ("str_pattern_s", '{"v":"\\u0085"}'): _ASCII,
    ("str_re_pattern", '{"v":"a\\n"}'): "`$` is the end of the text, also in a pattern that Python compiled",
    ("decimal_bounds", '{"v":"99.990"}'): "a document has no more places than the type, zeros or not",
    ("time", '{"v":"12:00:00Z"}'): "a time of day is local",
    ("time", '{"v":"12:00:00.5Z"}'): "a time of day is local",
    ("dict_str_int", '{"v":{"__proto__":1}}'): _PROTO,
    ("model", '{"v":{"a":1,"__proto__":{"b":1}}}'): _PROTO,
    ("dict_str_int", '{"v":{"a":"x","a":1}}'): "of a key that repeats, the last value counts, in dictionaries too",
    ("dict_bool", '{"v":{"yes":1}}'): "a key has one spelling",
    ("dict_bool", '{"v":{"True":1}}'): "a key has one spelling",
    ("rootmodel", '{"v":[1,true]}'): _KIND,
    ("model", '{"v":{"a":"1"}}'): _KIND,
    ("any", '{"v":NaN}'): _FINITE,
    ("jsonvalue", '{"v":NaN}'): _FINITE,
    ("ipv4", '{"v":true}'): _ADDRESS,
    ("ipv6", '{"v":"fe80::1%eth0"}'): _ADDRESS,
    ("ipv6", '{"v":1}'): _ADDRESS,
}
"""By type and document, why the verdict of a contract is another one than that of the witness."""
