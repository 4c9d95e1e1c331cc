"""When a client's value of a plain model is the server's: one rule, for `tallystick verify` and the figures here."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import AliasPath, BaseModel, ConfigDict, Field, create_model

from tallystick.subjects import _PlainSide
from tallystick.verify.answers import Answer, Case, Leg, Purpose
from tallystick.verify.compare import counts, disagreements
from tallystick.verify.kinds import Kind
from tallystick.verify.plain_values import is_servers, sent
from tallystick.verify.subject import Claim, Subject


class Stamped(BaseModel):
    name: str = Field(alias="n")
    price: Decimal
    seen: datetime = Field(default_factory=lambda: datetime.now(UTC))
    inner: int = Field(default=0, validation_alias=AliasPath("outer", "inner"))


ONE = [
    ('{"n": "a", "price": 1}', '{"n": "a", "price": 1}'),
    ('{"n": "a", "price": "1"}', '{"n":"a","price":"1","outer":{}}'),
    ('{"n": "a", "price": 2, "outer": {"inner": 3}}', '{"n":"a","price":2,"outer":{"inner":3}}'),
]
TWO = [
    ('{"n": "a", "price": 1}', '{"n": "b", "price": 1}'),
    ('{"n": "a", "price": 1}', '{"n": "a", "price": 2}'),
    ('{"n": "a", "price": 1}', '{"n": "a"}'),
    ('{"n": "a", "price": 1, "outer": {"inner": 3}}', '{"n":"a","price":1}'),
    (
        '{"n": "a", "price": 1, "seen": "2020-01-01T00:00:00Z"}',
        '{"n": "a", "price": 1, "seen": "2020-01-01T00:00:01Z"}',
    ),
]


@pytest.mark.parametrize(("document", "theirs"), ONE)
def test_one_value(document: str, theirs: str) -> None:
    side = _PlainSide(Stamped)
    assert is_servers(document, side.echo(side.read(document)), theirs, side)


@pytest.mark.parametrize(("document", "theirs"), TWO)
def test_two_values(document: str, theirs: str) -> None:
    side = _PlainSide(Stamped)
    assert not is_servers(document, side.echo(side.read(document)), theirs, side)


def test_a_key_that_the_server_drops_is_not_to_be_kept() -> None:
    side = _PlainSide(create_model("Closed", a=(int, 1)))
    assert not is_servers('{"b": 1}', '{"a":1}', '{"a":1,"b":1}', side)


@pytest.mark.parametrize(
    ("text", "want", "rounded"),
    [
        ("[1.0, 1.5, 1e3]", "[1, 1.5, 1000]", False),
        ("9007199254740992", "9007199254740992", False),
        ("9007199254740993", "9007199254740992", True),
        ("92233720364775808", "92233720364775800", True),
        ("1e21", "1e+21", False),
    ],
)
def test_what_javascript_sends(text: str, want: str, rounded: bool) -> None:  # noqa: FBT001 - a column of a table
    found = sent(text)
    assert found is not None
    assert (found.text, found.rounded) == (want, rounded)


@pytest.mark.parametrize("text", ["{", "1" + "0" * 400, '"\ud800'])
def test_what_javascript_cannot_send(text: str) -> None:
    assert sent(text) is None


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")

    amount: Decimal = Decimal(0)


REFUSED = Answer(accepted=False, issues=frozenset({("", "json", "Expected JSON")}))

CASES: list[tuple[Purpose, str, str | None, Kind | None]] = [
    (Purpose.READ, '{"amount": 6.0}', '{"amount":6}', None),
    (Purpose.READ, '{"x": 9007199254740993}', '{"x":9007199254740992}', Kind.BEYOND),
    (Purpose.READ, '{"x": 9007199254740993}', '{"x":1}', Kind.VALUES),
    (Purpose.READ, '{"x": 1}', '{"amount":"x"}', Kind.UNSENT),
    (Purpose.WRITTEN, '{"x":9007199254740993}', '{"x":9007199254740992}', Kind.BEYOND),
    (Purpose.WRITTEN, '{"x":1}', '{"x":2}', Kind.CHANGED),
    (Purpose.WRITTEN, '{"__proto__":1}', None, Kind.BEYOND),
]
"""Why a document is judged, the document, what Zod makes of it (`None`: no JSON to it), what they disagree in."""


@pytest.mark.parametrize(("purpose", "document", "theirs", "want"), CASES)
def test_what_a_server_and_a_client_disagree_in(
    purpose: Purpose, document: str, theirs: str | None, want: Kind | None
) -> None:
    side = _PlainSide(Loose)
    subject = Subject(name="Loose", written="Loose", claim=Claim.CONTAINED, python=side)
    ours = document if purpose is Purpose.WRITTEN else side.echo(side.read(document))
    zod = REFUSED if theirs is None else Answer(accepted=True, written=theirs)
    answers = {Leg.PYDANTIC: Answer(accepted=True, written=ours), Leg.ZOD: zod}
    found = list(disagreements(Case(subject, document, document, purpose, answers)))
    assert [each.kind for each in found] == ([] if want is None else [want])
    assert [counts(each) for each in found] == [want is not Kind.BEYOND for _ in found]


class Two(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    first: int = Field(default=0, alias="one")


class Flagged(BaseModel):
    flag: bool = False
    one: int = 0


class Either(BaseModel):
    item: Two | Flagged = Two()


LENIENT = [
    (Two, '{"first": 1}', '{"one":0}', "a field under another name, or a tag left out"),
    (
        Either,
        '{"item": {"flag": 1, "one": 2}}',
        '{"item":{"one":2}}',
        "what a member of a union takes beyond its schema",
    ),
]


@pytest.mark.parametrize(("type_", "document", "theirs", "want"), LENIENT)
def test_a_leniency_may_show_in_the_value_alone(type_: Any, document: str, theirs: str, want: str) -> None:
    side = _PlainSide(type_)
    subject = Subject(name="M", written="M", claim=Claim.CONTAINED, python=side)
    ours = Answer(accepted=True, written=side.echo(side.read(document)))
    answers = {Leg.PYDANTIC: ours, Leg.ZOD: Answer(accepted=True, written=theirs)}
    (found,) = disagreements(Case(subject, document, document, Purpose.READ, answers))
    assert (found.kind, found.detail, counts(found)) == (Kind.WIDER, want, False)


def test_a_default_stands_in_the_form_of_its_type() -> None:
    from pydantic import Base64Bytes, SecretStr

    from tallystick.export.plain import PlainRules

    class Odd(BaseModel):
        encoded: Base64Bytes = b"YQ=="
        perhaps: Base64Bytes | None = b"YQ=="
        secret: SecretStr = SecretStr("abc")

    said: dict[str, Any] = Odd.model_json_schema(schema_generator=PlainRules)["properties"]
    side = _PlainSide(Odd)
    written = side.echo(side.read("{}"))
    assert [each.get("default") for each in said.values()] == ["WVE9PQ==", "WVE9PQ==", None]
    assert '"encoded":"WVE9PQ==","perhaps":"WVE9PQ=="' in written
