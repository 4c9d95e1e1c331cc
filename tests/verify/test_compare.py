"""When two answers are one, and what is said where they are not."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - Pydantic needs it at run time
from decimal import Decimal  # noqa: TC003 - as above
from typing import Annotated, Any
from uuid import UUID, uuid4

import pytest
from pydantic import AfterValidator, BaseModel, Field, ValidationError

from tallystick import Contract
from tallystick.subjects import _ContractSide, _PlainSide
from tallystick.verify.answers import Answer, Case, Leg, Purpose
from tallystick.verify.compare import counts, disagreements
from tallystick.verify.equality import one_value, parting
from tallystick.verify.kinds import Kind
from tallystick.verify.subject import Claim, Subject


class Event(Contract):
    price: Decimal
    length: dt.timedelta
    tags: set[str]
    size: float


EVENT = '{"price":"1.5","length":"P1D","tags":["a","b"],"size":1.0}'

SAME = [
    ("the same bytes", EVENT),
    ("another order of keys", '{"size":1,"tags":["a","b"],"length":"P1D","price":"1.5"}'),
    ("a number without its fraction", EVENT.replace("1.0}", "1}")),
    ("another spelling of a decimal", EVENT.replace("1.5", "1.50")),
    ("another spelling of a duration", EVENT.replace("P1D", "PT24H")),
    ("another order of a set", EVENT.replace('"a","b"', '"b","a"')),
]
OTHER = [
    ("another number", EVENT.replace("1.0}", "1.5}"), "/size"),
    ("another decimal", EVENT.replace("1.5", "1.51"), "/price"),
    ("a member less", EVENT.replace('"a","b"', '"a"'), "/tags"),
    ("a key more", EVENT.replace("{", '{"more":1,'), "/more"),
    ("a key less", EVENT.replace(',"size":1.0', ""), "/size"),
]


@pytest.mark.parametrize(("name", "text"), SAME)
def test_one_value(name: str, text: str) -> None:
    assert one_value(EVENT, text, _ContractSide(Event)), name


@pytest.mark.parametrize(("name", "text", "pointer"), OTHER)
def test_two_values(name: str, text: str, pointer: str) -> None:
    assert not one_value(EVENT, text, _ContractSide(Event)), name
    assert parting(EVENT, text) == pointer


JSON_VALUES = [
    ("1", "1.0", True),
    ("1", "true", False),
    ("0", "false", False),
    ("null", "false", False),
    ("[1]", "[true]", False),
    ("92233720364775800", "9.22337203647758e+16", True),
    ("9007199254740993", "9007199254740992", False),
    ('{"a":1,"b":[2]}', '{"b":[2.0],"a":1}', True),
    ('"1.50"', '"1.5"', False),
    ("[1,2]", "[2,1]", False),
]


@pytest.mark.parametrize(("left", "right", "want"), JSON_VALUES)
def test_without_a_model_values_are_equal_as_json(left: str, right: str, want: bool) -> None:  # noqa: FBT001 - a row
    assert one_value(left, right, None) is want


def test_a_model_does_not_take_true_for_one() -> None:
    class Flags(Contract):
        anything: object

    side = _ContractSide(Flags)
    assert not one_value('{"anything":1}', '{"anything":true}', side)
    assert not one_value('{"anything":[1]}', '{"anything":[true]}', side)


# -- Answers


def subject(claim: Claim = Claim.IDENTICAL) -> Subject:
    side = _ContractSide(Event)
    return Subject(name="Event", written="Event", claim=claim, python=side, names=frozenset(Event.model_fields))


def case(purpose: Purpose = Purpose.READ, claim: Claim = Claim.IDENTICAL, **answers: Answer) -> Case:
    return Case(subject(claim), EVENT, EVENT, purpose, {Leg[name.upper()]: answer for name, answer in answers.items()})


def refused(*issues: tuple[str, str, str]) -> Answer:
    return Answer(accepted=False, issues=frozenset(issues))


ACCEPTED = Answer(accepted=True, written=EVENT)
TYPE = ("/size", "type", "Expected a number")

FOUND: list[tuple[dict[str, Any], list[tuple[Kind, Leg, str]]]] = [
    ({"pydantic": ACCEPTED, "zod": ACCEPTED}, []),
    ({"pydantic": refused(TYPE), "zod": refused(TYPE)}, []),
    ({"pydantic": ACCEPTED, "zod": refused(TYPE)}, [(Kind.WIDER, Leg.ZOD, "/size type")]),
    ({"pydantic": refused(TYPE), "zod": ACCEPTED}, [(Kind.NARROWER, Leg.ZOD, "/size type")]),
    (
        {"pydantic": refused(TYPE), "zod": refused(("", "type", "Expected an object"))},
        [(Kind.PLACES, Leg.ZOD, "/size | (root)")],
    ),
    (
        {"pydantic": refused(TYPE), "zod": refused(("/size", "minimum", "Expected a number"))},
        [(Kind.CODES, Leg.ZOD, "/size type | /size minimum")],
    ),
    (
        {"pydantic": refused(TYPE), "zod": refused(("/size", "type", "Number!"))},
        [(Kind.MESSAGES, Leg.ZOD, "/size type Expected a number | /size type Number!")],
    ),
    (
        {"pydantic": refused(("/tags/3", "type", "")), "zod": ACCEPTED},
        [(Kind.NARROWER, Leg.ZOD, "/tags/* type")],
    ),
    (
        {"pydantic": refused(("/tags/\U0001f44d", "type", ""), ("/a~1b", "type", "")), "zod": ACCEPTED},
        [(Kind.NARROWER, Leg.ZOD, "/* type, /tags/* type")],
    ),
    (
        {"pydantic": ACCEPTED, "zod": Answer(accepted=True, written=EVENT.replace("1.5", "2.5"))},
        [(Kind.VALUES, Leg.ZOD, "/price")],
    ),
    ({"pydantic": ACCEPTED, "zod": Answer(accepted=False, error="bug")}, [(Kind.FAILED, Leg.ZOD, "bug")]),
    ({"pydantic": Answer(accepted=False, error="bug"), "zod": ACCEPTED}, [(Kind.RAISED, Leg.ZOD, "bug")]),
    ({"pydantic": ACCEPTED, "jsonschema": Answer(accepted=False)}, [(Kind.WIDER, Leg.JSONSCHEMA, "")]),
    ({"pydantic": refused(TYPE), "jsonschema": Answer(accepted=False)}, []),
    (
        {"pydantic": ACCEPTED, "zod": ACCEPTED, "mini": refused(TYPE)},
        [(Kind.WIDER, Leg.MINI, "/size type")],
    ),
    ({"zod": ACCEPTED, "mini": ACCEPTED}, []),
    ({"jsonschema": Answer(accepted=True), "zod": refused(TYPE)}, [(Kind.NARROWER, Leg.JSONSCHEMA, "/size type")]),
    ({"jsonschema": Answer(accepted=True), "zod": refused(("", "json", "Not a JSON document"))}, []),
]


@pytest.mark.parametrize(("answers", "want"), FOUND)
def test_what_answers_part_in(answers: dict[str, Answer], want: list[tuple[Kind, Leg, str]]) -> None:
    assert [(found.kind, found.right, found.detail) for found in disagreements(case(**answers))] == want


class Entry(Contract):
    id: UUID = Field(default_factory=uuid4)
    size: int = 1


@pytest.mark.parametrize(
    ("theirs", "found"), [('{"size":1}', []), ("{}", [Kind.VALUES]), ('{"size":2}', [Kind.VALUES])]
)
def test_no_client_makes_what_is_another_each_time(theirs: str, found: list[Kind]) -> None:
    side = _ContractSide(Entry)
    subject = Subject(name="Entry", written="Entry", claim=Claim.IDENTICAL, python=side)
    ours = Answer(accepted=True, written=side.echo(side.read("{}")))
    answers = {Leg.PYDANTIC: ours, Leg.ZOD: Answer(accepted=True, written=theirs)}
    assert [each.kind for each in disagreements(Case(subject, "{}", "{}", Purpose.READ, answers))] == found


class Strict(BaseModel):
    size: int = Field(strict=True)


@pytest.mark.parametrize(("document", "found"), [('{"size":1.0}', []), ('{"size":1.5}', [Kind.NARROWER])])
def test_what_a_client_sends_of_a_document_may_be_accepted(document: str, found: list[Kind]) -> None:
    """A strict server refuses `1.0` for an integer; but JavaScript writes `1` of it."""
    plain = Subject(name="Strict", written="Strict", claim=Claim.CONTAINED, python=_PlainSide(Strict))
    answers = {Leg.PYDANTIC: refused(TYPE), Leg.JSONSCHEMA: Answer(accepted=True)}
    assert [each.kind for each in disagreements(Case(plain, document, document, Purpose.READ, answers))] == found


def test_what_zod_writes_has_to_be_accepted() -> None:
    odd = Answer(accepted=True, written=EVENT.replace("}", ',"size":1.0}'))
    assert list(disagreements(case(pydantic=ACCEPTED, zod=odd))) == []
    lost = Answer(accepted=True, written=EVENT.replace('"price":"1.5",', ""))
    (found,) = disagreements(case(pydantic=Answer(accepted=True, written=lost.written), zod=lost))
    assert (found.kind, found.detail) == (Kind.UNSENT, "/price required")


def test_what_pydantic_writes_has_to_be_read_as_it_is() -> None:
    (found,) = disagreements(case(Purpose.WRITTEN, pydantic=ACCEPTED, zod=refused(TYPE)))
    assert (found.kind, found.sentence) == (Kind.UNREAD, "zod refuses what pydantic writes")
    other = Answer(accepted=True, written=EVENT.replace("1.5", "1.50"))
    (found,) = disagreements(case(Purpose.WRITTEN, pydantic=ACCEPTED, zod=other))
    assert (found.kind, found.detail) == (Kind.CHANGED, "/price")


CLAIMS = [
    (Claim.IDENTICAL, True, True),
    (Claim.IMPLIED, True, False),
    (Claim.CONTAINED, False, True),
    (Claim.PARTIAL, False, False),
]


@pytest.mark.parametrize(("claim", "wider", "narrower"), CLAIMS)
def test_a_lower_claim_leaves_something_open(claim: Claim, wider: bool, narrower: bool) -> None:  # noqa: FBT001 - a row
    (accepts,) = disagreements(case(claim=claim, pydantic=ACCEPTED, zod=refused(TYPE)))
    sent = Answer(accepted=True, written="{}")
    (refuses,) = disagreements(case(claim=claim, pydantic=refused(TYPE), zod=sent))
    assert (counts(accepts), counts(refuses)) == (wider, narrower)
    (unread,) = disagreements(case(Purpose.WRITTEN, claim, pydantic=ACCEPTED, zod=refused(TYPE)))
    assert counts(unread)


@pytest.mark.parametrize("error", [RuntimeError, OSError, KeyError, ValueError])
def test_what_a_function_raises_is_a_refusal(error: type[Exception]) -> None:
    """The server answers 500, and takes nothing."""

    def fail(_value: int) -> int:
        raise error

    side = _PlainSide(Annotated[int, AfterValidator(fail)])
    with pytest.raises(ValidationError):
        side.read("1")
