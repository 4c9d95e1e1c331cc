"""`tallystick.types`: a table of strings, the same verdict from Pydantic, jsonschema and generated Zod."""

from __future__ import annotations

import ipaddress
import json
import random
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, get_args

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, create_model

from tallystick import Contract, types
from tallystick.ir.grammars import GRAMMARS, IPV4, IPV6
from tallystick.regex.risk import exponential
from tallystick.regex.wire import normalise
from tallystick.targets.dialects import BY_NAME
from tests.contract import published, zod

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = "a" * 63

TABLE: dict[str, tuple[Any, list[str], list[str]]] = {
    "BigInt": (
        types.BigInt,
        ["0", "1", "-1", "9007199254740993", "1" * 4300, "-" + "1" * 4299],
        ["", "-0", "01", "+1", "1.0", "1e3", " 1", "1\n", "\u0661", "1_0", "0x1", "1" * 4301, "-" + "1" * 4300],
    ),
    "BigInt in bounds": (
        Annotated[types.BigInt, Field(gt=-(10**30), le=10**30)],
        ["0", str(10**30), str(1 - 10**30)],
        [str(10**30 + 1), str(-(10**30)), "1" * 40],
    ),
    "Int64": (types.Int64, [str(2**63 - 1), str(-(2**63))], [str(2**63), str(-(2**63) - 1)]),
    "UInt64": (types.UInt64, ["0", str(2**64 - 1)], [str(2**64), "-1"]),
    "Money": (
        types.Money,
        ["0", "-0", "12", "12.5", "12.50", "-0.01", "9" * 16 + ".99"],
        ["", "12.505", "1" * 17, ".5", "5.", "1,00", "1e2", "NaN", "Infinity", "+1", " 1", "1\n"],
    ),
    "money in bounds": (
        Annotated[Decimal, types.money(digits=5, places=3), Field(gt=0, le=Decimal("10.5"))],
        ["0.001", "10.500", "10.5"],
        ["0", "-0.000", "10.501", "11", "0.0001", "100"],
    ),
    "money of whole units": (Annotated[Decimal, types.money(digits=4, places=0)], ["0", "9999"], ["1.0", "10000"]),
    "HexBytes": (types.HexBytes, ["", "00", "00ff"], ["0", "0F", "FF", "0g", "0x00", " 00", "00\n"]),
    "HexBytes in bounds": (
        Annotated[types.HexBytes, Field(min_length=1, max_length=2)],
        ["00", "abcd"],
        ["", "abcdef", "a", "abc"],
    ),
    "HexBytes of a length": (Annotated[types.HexBytes, Field(min_length=2, max_length=2)], ["abcd"], ["ab", "abcdef"]),
    "HexBytes from a length": (Annotated[types.HexBytes, Field(min_length=2)], ["abcd", "abcdef"], ["", "ab"]),
    "Email": (
        types.Email,
        ["a@b.co", "a.b+c@d-e.example", "o'hara@x.example", "A@B.CO", "a@xn--bcher-kva.example", "a@1.co"],
        [
            "", "a", "a@b", "@b.co", "a@", ".a@b.co", "a.@b.co", "a..b@c.co", "a@b..co", "a@-b.co", "a@b-.co",
            "a@b.co.", "a@b.1",
            "a b@c.co", " a@b.co", "a@b.co ", "a@b.co\n", '"a b"@c.co', "Joe <a@b.co>", "ö@b.co", "a@ö.co",
            "a@[127.0.0.1]", "a@127.0.0.1", "a@b@c.co", f"a@{LONG}a.co", "a" * 249 + "@b.co" + "m",
        ],
    ),
    "Email of a length": (Annotated[types.Email, Field(max_length=6)], ["a@b.co"], ["aa@b.co"]),
    "HttpUrl": (
        types.HttpUrl,
        [
            "http://a", "https://a.example", "http://a/", "http://a:8080/b/c?d=e&f#g", "http://1.2.3.4:0", "http://a:65535",
            "http://a?", "http://a#", "http://a/%20", "http://xn--bcher-kva.example/", "http://localhost:3000",
            "https://a.example/@b/(c)", "http://a" + "/b" * 1037,
        ],
        [
            "", "a", "//a", "http://", "http:///a", "http:a", "HTTP://a", "ftp://a", "javascript:alert(1)", "ws://a",
            "http://user@a", "http://u:p@a/", "http://ö.example", "http://a/ö", "http://a b", "http://a/ b", "http://a/\\b",
            "http://a:65536", "http://a:", "http://a/%2", "http://1.2.3", "http://1.2.3.256", "http://[::1]/", "http://-a",
            "http://a.", "http://a..b", "http://a/<", "http://a\n", " http://a", "http://a/\u0000", "http://a_b",
            "http://a" + "/b" * 1038,
        ],
    ),
    "HttpsUrl": (types.HttpsUrl, ["https://a.example/b"], ["http://a.example/b", "https:/a"]),
    "Hostname": (
        types.Hostname,
        ["a", "a.example", "xn--bcher-kva.example", "1a.b", "a-b.c", f"{LONG}.a"],
        ["", ".", "a.", "-a", "a-", "1", "1.2.3.4", "a_b", "ö", f"{LONG}a", ".".join(["a" * 50] * 5), "a\n", "a b"],
    ),
    "IPv4": (
        types.IPv4,
        ["0.0.0.0", "127.0.0.1", "255.255.255.255"],  # noqa: S104 - an address, bound to nothing
        ["", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1.2.3.04", "\u0661.2.3.4", " 1.2.3.4", "1.2.3.4\n"],
    ),
    "IPv6": (
        types.IPv6,
        ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "ABCD::ef", "::ffff:1.2.3.4"],
        [
            "", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "fe80::1%eth0", "::1/64",
            "[::1]", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "::1.2.3.256", "1:2:3:4:5:6:7:8::", " ::1", "::1\n",
        ],
    ),
    "CalendarDuration": (
        types.CalendarDuration,
        ["P1Y", "P1Y2M3DT4H5M6S", "P6M", "P2W", "PT36H", "P0D", "P1YT1S", "P1M1D"],
        ["", "P", "PT", "P1", "1Y", "P1Y2D", "PT1H1S", "P1W1D", "-P1Y", "P1.5Y", "P1H", "p1y", "P1Y\n", "P1D2M"],
    ),
    "Slug": (types.Slug, ["a", "0", "a-b-2"], ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "ä", "a\n"]),
    "SemVer": (
        types.SemVer,
        ["0.0.0", "1.2.3", "1.0.0-alpha", "1.0.0-0.3.7", "1.0.0-x-y.10", "1.0.0+001", "1.0.0-rc.1+b.5", "1.0.0-0a"],
        ["", "1", "1.2", "01.2.3", "1.2.3.4", "v1.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "1.2.3-a..b", "1.2.3\n"],
    ),
    "CurrencyCode": (types.CurrencyCode, ["EUR", "XXX"], ["", "eur", "EU", "EURO", "EUR\n", "E R", "ÉUR"]),
    "CountryCode": (types.CountryCode, ["CH", "DE"], ["", "ch", "C", "CHE", "CH\n", "C1"]),
    "LanguageTag": (
        types.LanguageTag,
        ["en", "gsw", "de-CH", "zh-Hant", "zh-Hant-TW", "es-419", "sl-rozaj", "de-CH-1996"],
        ["", "e", "engl", "EN", "en-us", "en_US", "en-", "en-x-private", "zh-hant", "en-US-US", "en\n"],
    ),
    "PhoneNumber": (
        types.PhoneNumber,
        ["+41446681800", "+12", "+123456789012345"],
        ["", "+", "41446681800", "+0123", "+1", "+1234567890123456", "+41 44 668", "+41-44", "+\u0661\u0662", "+12\n"],
    ),
    "HexColor": (
        types.HexColor,
        ["#abc", "#ABCD", "#aabbcc", "#AABBCCDD"],
        ["", "#", "abc", "#ab", "#abcde", "#abcdefa", "#abcdefabc", "#abg", "# abc", "#abc\n", "red"],
    ),
    "Ulid": (
        types.Ulid,
        ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"],
        ["", "01arz3ndektsv4rrffq69g5fav", "01ARZ3NDEKTSV4RRFFQ69G5FAI", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARZ"],
    ),
}  # fmt: skip


def holder(type_: Any) -> type[Contract]:
    return create_model("Holder", __base__=Contract, v=(type_, ...))


def accepted(model: type[BaseModel], text: str) -> bool:
    try:
        model.model_validate_json(text)
    except ValidationError:
        return False
    return True


def documents(name: str) -> dict[str, bool]:
    _, good, bad = TABLE[name]
    strings = dict.fromkeys(good, True) | dict.fromkeys(bad, False)
    others = dict.fromkeys(("null", "0", "1.5", "true", "[]", "{}", '["a"]'), False)
    return {f'{{"v": {json.dumps(text)}}}': verdict for text, verdict in strings.items()} | {
        f'{{"v": {text}}}': verdict for text, verdict in others.items()
    }


def test_every_type_is_in_the_table() -> None:
    assert set(types.__all__) - {"money"} <= set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_pydantic(name: str) -> None:
    model, want = holder(TABLE[name][0]), documents(name)
    assert {text: accepted(model, text) for text in want} == want


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("name", TABLE)
def test_jsonschema(name: str, mode: Any) -> None:
    of, want = published.validator(holder(TABLE[name][0]).model_json_schema(mode=mode)), documents(name)
    assert {text: published.accepts(of, text) for text in want} == want


@pytest.mark.node
@pytest.mark.parametrize("dialect", BY_NAME)
def test_generated_zod(dialect: str, tmp_path: Path) -> None:
    asked = {name: (holder(TABLE[name][0]).model_json_schema(), list(documents(name))) for name in TABLE}
    got = zod.verdicts(asked, dialect, tmp_path)
    assert {name: dict(zip(documents(name), got[name], strict=True)) for name in TABLE} == {
        name: documents(name) for name in TABLE
    }


@pytest.mark.parametrize("name", TABLE)
def test_what_is_written_is_read_as_the_same_value(name: str) -> None:
    model = holder(TABLE[name][0])
    for text, verdict in documents(name).items():
        if verdict:
            value = model.model_validate_json(text)
            assert model.model_validate_json(value.model_dump_json()) == value
            assert json.loads(value.model_dump_json()) == value.model_dump(mode="json")


def test_in_python_they_are_plain_values() -> None:
    class Account(Contract):
        id: types.BigInt
        owner: types.Email
        balance: types.Money
        digest: types.HexBytes

    account = Account(id=2**70, owner="a@b.co", balance=Decimal("1.5"), digest=b"\x0f")

    assert account.model_dump() == {"id": 2**70, "owner": "a@b.co", "balance": Decimal("1.5"), "digest": b"\x0f"}
    assert (
        account.model_dump_json() == '{"id":"1180591620717411303424","owner":"a@b.co","balance":"1.50","digest":"0f"}'
    )


@pytest.mark.parametrize(("value", "want"), [("0", "0.00"), ("-0.5", "-0.50"), ("1E+3", "1000.00"), ("1.500", "1.50")])
def test_money_is_written_with_all_its_places(value: str, want: str) -> None:
    assert holder(types.Money)(v=Decimal(value)).model_dump(mode="json") == {"v": want}


@pytest.mark.parametrize(("digits", "places"), [(0, 0), (2, 3), (2, -1)])
def test_money_that_cannot_be(digits: int, places: int) -> None:
    with pytest.raises(ValueError, match="money needs 0 <= places <= digits"):
        types.money(digits=digits, places=places)


def test_text_keeps_its_grammar_in_a_plain_model() -> None:
    adapter = TypeAdapter(types.Email)

    assert adapter.json_schema() == {
        "type": "string", "format": "email", "maxLength": 254, "pattern": get_args(types.Email)[1].grammar.pattern
    }  # fmt: skip
    with pytest.raises(ValidationError):
        adapter.validate_python("a@b")


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.source)
def test_patterns_are_in_normal_form_and_fast(grammar: Any) -> None:
    assert normalise(grammar.pattern) == grammar.pattern
    assert exponential(grammar.pattern) is None


SEED = 20261122


def test_addresses_are_those_of_the_standard_library(figure: Callable[[str], None]) -> None:
    """Without a zone: `ipaddress` takes one, and it means something on one machine only."""
    chance = random.Random(SEED)  # noqa: S311 - the same strings every time
    parts = [":", "::", "1", "0", "00", "abcd", "00001", "1.2.3.4", "255.255.255.255", "256", ".", "g", "ffff"]
    groups = [":1", ":ab", ":FFFF", "::", ".0", ".9", ".255", ".256", ".01"]
    strings = {
        "".join(chance.choice(parts if chance.random() < 0.3 else groups) for _ in range(chance.randint(1, 9)))
        for _ in range(20_000)
    }
    strings |= {text.lstrip(":.") for text in strings}
    found = 0
    for cls, grammar in ((ipaddress.IPv4Address, IPV4), (ipaddress.IPv6Address, IPV6)):
        model = create_model("Address", __base__=Contract, v=(Annotated[str, Field(pattern=grammar.pattern)], ...))
        for text in strings:
            try:
                want = bool(cls(text))
            except ValueError:
                want = False
            else:
                want = True
            assert accepted(model, json.dumps({"v": text})) == want, text
            found += want
    assert found > 100
    figure(f"addresses: {len(strings):,} strings (seed {SEED}), {found} of them addresses, 0 verdicts differ")
