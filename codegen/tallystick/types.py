"""Types of contracts that the standard library lacks: text by a published grammar, and numbers that JSON cannot hold.

    from tallystick import Contract
    from tallystick.types import BigInt, Email, Money, money

    class Account(Contract):
        id: Annotated[BigInt, Field(ge=1)]
        owner: Annotated[Email, Field(max_length=100)]
        balance: Money
        rate: Annotated[Decimal, money(digits=9, places=6)]

Text stays `str` in Python, as it was written; a document says its grammar as a pattern, so every validator agrees on
it. Constraints compose by `Annotated` and `Field`, but for a second pattern. In a plain model the text types keep their
grammar; numbers and bytes are read and written as Pydantic has them, since only a contract tightens JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

from pydantic import Field

from tallystick.contract.node import WIRE
from tallystick.ir import grammars

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

    from tallystick.ir.grammars import Grammar

__all__ = [
    "BigInt",
    "CalendarDuration",
    "CountryCode",
    "CurrencyCode",
    "Email",
    "HexBytes",
    "HexColor",
    "Hostname",
    "HttpUrl",
    "HttpsUrl",
    "IPv4",
    "IPv6",
    "Int64",
    "LanguageTag",
    "Money",
    "PhoneNumber",
    "SemVer",
    "Slug",
    "UInt64",
    "Ulid",
    "money",
]


@dataclass(frozen=True, slots=True)
class _Text:
    """Text of a grammar, to stand in `Annotated[str, ...]`."""

    grammar: Grammar

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        held: dict[str, Any] = {"pattern": self.grammar.pattern}
        if self.grammar.max_length is not None:
            held["max_length"] = self.grammar.max_length
        return _marked(handler(source), self.grammar, **held)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        said = handler(schema)
        return said if self.grammar.format is None else {**said, "format": self.grammar.format}


@dataclass(frozen=True, slots=True)
class _Wire:
    """Another wire form of the annotated type, by its name."""

    form: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _marked(handler(source), self.form)


@dataclass(frozen=True, slots=True)
class _Money:
    """A decimal of so many digits and places, written with all its places."""

    digits: int
    places: int

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _marked(handler(source), "money", max_digits=self.digits, decimal_places=self.places)


def _marked(schema: CoreSchema, form: object, **held: object) -> CoreSchema:
    """The schema of the annotated type with `form` left on it for the contract around it."""
    node = cast("dict[str, Any]", schema)
    return cast("CoreSchema", {**node, **held, "metadata": {**(node.get("metadata") or {}), WIRE: form}})


def money(*, digits: int = 18, places: int = 2) -> object:
    """An annotation of `Decimal` for amounts: at most `digits` digits, `places` of them after the point.

    A document holds it as a string, read with fewer places and written with all of them: `"12.50"`. Its bounds compare
    as decimals. Raises `ValueError` where there are more places than digits, or no digits at all.
    """
    if not 0 <= places <= digits or not digits:
        message = f"money needs 0 <= places <= digits, and a digit: {digits} digits, {places} places"
        raise ValueError(message)
    return _Money(digits, places)


BigInt: TypeAlias = Annotated[int, _Wire("integer")]
"""An integer of any size: `int` in Python, a string of decimal digits in JSON, since JavaScript rounds beyond 2^53."""

Int64: TypeAlias = Annotated[BigInt, Field(ge=-(2**63), le=2**63 - 1)]
"""A signed integer of 64 bits, in JSON a string as `BigInt` is."""

UInt64: TypeAlias = Annotated[BigInt, Field(ge=0, le=2**64 - 1)]
"""An unsigned integer of 64 bits, in JSON a string as `BigInt` is."""

Money: TypeAlias = Annotated[Decimal, money()]
"""An amount in a currency of two places, up to 18 digits. Others: `Annotated[Decimal, money(digits=12, places=3)]`."""

HexBytes: TypeAlias = Annotated[bytes, _Wire("hex")]
"""Bytes as lower-case hexadecimal digits, for digests and keys; lengths are of the bytes: `Field(min_length=32)`."""

Email: TypeAlias = Annotated[str, _Text(grammars.EMAIL)]
"""An e-mail address in ASCII: a dot-string, `@`, a domain name with a dot. No quotes, comments or names around it."""

HttpUrl: TypeAlias = Annotated[str, _Text(grammars.HTTP_URL)]
"""An absolute URL, `http` or `https`, of an ASCII host name or an IPv4 address, without user and password."""

HttpsUrl: TypeAlias = Annotated[str, _Text(grammars.HTTPS_URL)]
"""As `HttpUrl`, `https` only."""

Hostname: TypeAlias = Annotated[str, _Text(grammars.HOSTNAME)]
"""A host name in ASCII, whose last label begins with a letter, so that it is no address."""

IPv4: TypeAlias = Annotated[str, _Text(grammars.IPV4)]
"""An IPv4 address as text: four octets without leading zeros. `ipaddress.IPv4Address` has the same grammar."""

IPv6: TypeAlias = Annotated[str, _Text(grammars.IPV6)]
"""An IPv6 address as text, in any of its spellings, without a zone. `ipaddress.IPv6Address` has the same grammar."""

CalendarDuration: TypeAlias = Annotated[str, _Text(grammars.CALENDAR_DURATION)]
"""An ISO 8601 duration with years and months, kept as text since their length varies: `P1Y6M`, `P2W`, `P1DT12H`."""

Slug: TypeAlias = Annotated[str, _Text(grammars.SLUG)]
"""Lower-case letters and digits in words joined by single hyphens: `annual-report-2026`."""

SemVer: TypeAlias = Annotated[str, _Text(grammars.SEM_VER)]
"""A semantic version: `1.4.0-rc.1+build.5`."""

CurrencyCode: TypeAlias = Annotated[str, _Text(grammars.CURRENCY_CODE)]
"""The form of an ISO 4217 code: `EUR`. Which codes exist changes; list those you take in an enumeration."""

CountryCode: TypeAlias = Annotated[str, _Text(grammars.COUNTRY_CODE)]
"""The form of an ISO 3166-1 alpha-2 code: `CH`. Which codes exist changes; list those you take in an enumeration."""

LanguageTag: TypeAlias = Annotated[str, _Text(grammars.LANGUAGE_TAG)]
"""A language tag in its usual case: `en`, `de-CH`, `zh-Hant-TW`, `sl-rozaj`. No extensions, no private use."""

PhoneNumber: TypeAlias = Annotated[str, _Text(grammars.PHONE_NUMBER)]
"""A telephone number in international form (E.164), digits only: `+41446681800`."""

HexColor: TypeAlias = Annotated[str, _Text(grammars.HEX_COLOR)]
"""A colour as CSS writes it: `#0af`, `#00aaff`, with or without alpha, in either case."""

Ulid: TypeAlias = Annotated[str, _Text(grammars.ULID)]
"""A ULID in upper case: `01ARZ3NDEKTSV4RRFFQ69G5FAV`."""
