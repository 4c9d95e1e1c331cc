from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import json
import pickle
import subprocess
import sys
import warnings
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar

import pydantic
import pytest
from pydantic import (
    MISSING,
    ConfigDict,
    Field,
    PrivateAttr,
    TypeAdapter,
    ValidationError,
    computed_field,
    field_serializer,
    field_validator,
    model_validator,
)
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

from tallystick import Contract, ContractError, RootContract, python_only
from tallystick.contract import PythonOnly

T = TypeVar("T")


class Camel(Contract):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Invoice(Camel):
    due_date: dt.date
    line_items: list[int] = Field(default=[])


class Page(Contract, Generic[T]):
    items: list[T]
    next: int | None = None


class Parent(Contract):
    child: Child | None = None


class Child(Contract):
    parent: Parent | None = None
    n: int = 0


class Checked(Contract):
    x: int
    name: str = "a"

    @field_validator("x")
    @classmethod
    @python_only(reason="needs the tax table")
    def not_seven(cls, value: int) -> int:
        if value == 7:
            raise ValueError
        return value

    @python_only(reason="needs both")
    @model_validator(mode="after")
    def both(self) -> Checked:
        return self

    @field_serializer("name")
    @python_only(reason="written for the archive")
    def written(self, value: str) -> str:
        return value

    @computed_field
    @property
    def total(self) -> Decimal:
        return Decimal("1E+2")


@dataclasses.dataclass
class Counted:
    x: int

    @python_only(reason="counted elsewhere")
    def __post_init__(self) -> None:
        """Nothing."""


class Initialised(Contract):
    counted: Counted
    _seen: int = PrivateAttr(default=1)

    @python_only(reason="sets what is private")
    def model_post_init(self, _context: object) -> None:
        self._seen += 1


class Private(Contract):
    x: int
    _seen: int = PrivateAttr(default=1)


class Created(Camel):
    event_type: Literal["created"] = "created"


class Deleted(Camel):
    event_type: Literal["deleted"] = "deleted"


class Log(Contract):
    last: Annotated[Created | Deleted, Field(discriminator="event_type")]


class Leaf(Contract):
    op: Literal["leaf"] = "leaf"
    value: int


class Sum(Contract):
    op: Literal["sum"] = "sum"
    terms: list[Expression]


Expression = Annotated[Leaf | Sum, Field(discriminator="op")]
Sum.model_rebuild()


def paths(model: type[pydantic.BaseModel], text: str) -> list[tuple[int | str, ...]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(text)
    return [error["loc"] for error in caught.value.errors()]


def test_python_takes_either_name_and_json_only_the_wire_name() -> None:
    invoice = Invoice(due_date=dt.date(2024, 1, 1), lineItems=[1])

    assert invoice.model_dump_json() == '{"dueDate":"2024-01-01","lineItems":[1]}'
    assert Invoice.model_validate({"due_date": "2024-01-01", "line_items": ["1"]}) == invoice
    assert Invoice.model_validate_json(invoice.model_dump_json()) == invoice
    assert paths(Invoice, '{"due_date": "2024-01-01"}') == [("dueDate",)]
    with pytest.raises(ValidationError):
        TypeAdapter(list[Invoice]).validate_json('[{"due_date": "2024-01-01"}]')


def test_python_construction_stays_lax() -> None:
    class Lax(Contract):
        n: int
        at: dt.datetime
        amount: Decimal

    assert Lax(n="1", at=0, amount=1.5).model_dump() == {
        "n": 1,
        "at": dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
        "amount": Decimal("1.5"),
    }


def test_dumps_of_python_values_are_wire_values() -> None:
    class Wire(Contract):
        amount: Decimal
        capped: Annotated[Decimal, Field(max_digits=3, decimal_places=2)]
        span: dt.timedelta
        data: bytes

    value = Wire(
        amount=Decimal("1E+5"), capped=Decimal("1.5000"), span=dt.timedelta(days=800, hours=-1), data=b"\xfb\xff"
    )

    assert value.model_dump_json() == '{"amount":"100000","capped":"1.5","span":"P799DT23H","data":"+/8="}'
    assert Wire.model_validate_json(value.model_dump_json()) == value
    assert value.model_dump()["span"] == dt.timedelta(days=800, hours=-1)


@pytest.mark.parametrize(
    ("span", "want"),
    [
        (dt.timedelta(), "PT0S"),
        (dt.timedelta(microseconds=1), "PT0.000001S"),
        (dt.timedelta(microseconds=-1), "-PT0.000001S"),
        (dt.timedelta(days=-1, hours=1), "-PT23H"),
        (dt.timedelta(days=365), "P365D"),
        (dt.timedelta(hours=25, minutes=61, seconds=1.5), "P1DT2H1M1.5S"),
    ],
)
def test_durations_are_written_in_days_and_smaller(span: dt.timedelta, want: str) -> None:
    class Wait(Contract):
        span: dt.timedelta

    assert Wait(span=span).model_dump(mode="json") == {"span": want}
    assert Wait.model_validate_json(f'{{"span": "{want}"}}').span == span


def test_numbers_that_json_does_not_have_are_errors_at_the_root() -> None:
    class Note(Contract):
        text: str

    assert paths(Note, '{"text": "a", "extra": NaN}') == [()]
    assert paths(Note, '{"text": "a", "extra": [-Infinity]}') == [()]
    assert Note.model_validate_json('{"text": "NaN is not Infinity"}').text == "NaN is not Infinity"


@pytest.mark.parametrize("argument", [{"strict": True}, {"by_name": True}, {"by_alias": False}, {"extra": "forbid"}])
def test_arguments_that_would_change_the_contract_are_refused(argument: dict[str, object]) -> None:
    with pytest.raises(ContractError) as caught:
        Invoice.model_validate_json('{"dueDate": "2024-01-01"}', **argument)

    assert [found.code for found in caught.value.problems] == ["TLY517"]


def test_generics_forward_references_and_subclasses_are_exact() -> None:
    class Dated(Invoice):
        paid: bool = False

    assert Page[Invoice].model_validate_json('{"items": [{"dueDate": "2024-01-01"}]}').items[0].line_items == []
    assert paths(Page[int], '{"items": ["1"]}') == [("items", 0)]
    assert paths(Page[Page[bool]], '{"items": [{"items": [1]}]}') == [("items", 0, "items", 0)]
    assert paths(Parent, '{"child": {"parent": {"child": {"n": "1"}}}}') == [("child", "parent", "child", "n")]
    assert paths(Dated, '{"dueDate": "2024-01-01", "paid": 1}') == [("paid",)]


def test_contracts_stay_exact_inside_plain_models() -> None:
    class Plain(pydantic.BaseModel):
        page: Page[int]
        n: int

    assert Plain.model_validate_json('{"page": {"items": [1]}, "n": "1"}').n == 1
    assert paths(Plain, '{"page": {"items": ["1"]}, "n": "1"}') == [("page", "items", 0)]


def test_instances_copy_pickle_and_compare() -> None:
    invoice = Invoice(due_date=dt.date(2024, 1, 1))

    assert pickle.loads(pickle.dumps(invoice)) == invoice  # noqa: S301 - our own bytes
    assert copy.deepcopy(invoice) == invoice
    assert invoice.model_copy(update={"line_items": [1]}).line_items == [1]


def test_rules_that_only_python_checks_are_marked_and_leave_the_json_side_exact() -> None:
    name = f"{__name__}.Checked"

    assert set(Checked.__tallystick_python_only__) == {
        PythonOnly(name, "needs both"),
        PythonOnly(f"{name}.x", "needs the tax table"),
        PythonOnly(f"{name}.name", "written for the archive"),
    }
    assert paths(Checked, '{"x": 7}') == [("x",)]
    assert paths(Checked, '{"x": "1"}') == [("x",)]
    assert Checked(x=1).model_dump_json() == '{"x":1,"name":"a","total":"100"}'


def test_what_runs_after_an_instance_is_made_is_marked_like_a_rule() -> None:
    assert set(Initialised.__tallystick_python_only__) == {
        PythonOnly(f"{__name__}.Initialised", "sets what is private"),
        PythonOnly(f"{__name__}.Counted", "counted elsewhere"),
    }
    assert Initialised.parse_json('{"counted": {"x": 1}}')._seen == 2
    assert Private.__tallystick_python_only__ == ()
    assert Private.parse_json('{"x": 1}')._seen == 1


def test_a_mark_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="python_only needs a reason"):
        python_only(reason=" ")


def test_tags_are_optional_in_python_and_required_in_json() -> None:
    assert Leaf(value=1).model_dump_json() == '{"op":"leaf","value":1}'
    assert paths(Leaf, '{"value": 1}') == [("op",)]
    assert Sum.model_validate_json('{"op": "sum", "terms": [{"op": "leaf", "value": 1.0}]}').terms == [Leaf(value=1)]
    assert paths(Sum, '{"op": "sum", "terms": [{"op": "leaf", "value": "1"}]}') == [("terms", 0, "leaf", "value")]


@dataclasses.dataclass
class Corner:
    far_left: int = 0


class Options(TypedDict):
    very_loud: int


class Forbidding(Camel):
    model_config = ConfigDict(extra="forbid")
    corner: Corner
    options: Options


class Allowing(Camel):
    model_config = ConfigDict(extra="allow")
    corner: Corner
    options: Options


@pytest.mark.parametrize("model", [Forbidding, Allowing])
def test_dataclasses_and_typed_dicts_mean_the_same_in_every_model(model: type[Camel]) -> None:
    document = {"corner": {"farLeft": 1, "x": 0}, "options": {"veryLoud": 1, "x": 0}}
    read = model.model_validate_json(json.dumps(document)).model_dump()
    assert read == {"corner": {"farLeft": 1}, "options": {"veryLoud": 1}}
    exported = model.model_json_schema()["$defs"]
    assert [exported[name].get("additionalProperties") for name in ("Corner", "Options")] == [None, None]


def test_fields_of_dataclasses_and_typed_dicts_have_their_wire_names_in_json() -> None:
    document = {"corner": {"far_left": 1}, "options": {"very_loud": 1}}
    with pytest.raises(ValidationError) as caught:
        Allowing.model_validate_json(json.dumps(document))
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("missing", ("options", "veryLoud"))]
    read = Allowing.model_validate_json(json.dumps({**document, "options": {"veryLoud": 1}}))
    assert read.corner == Corner(far_left=0)
    assert Allowing(corner={"far_left": 2}, options={"very_loud": 3}).model_dump(by_alias=False) == {
        "corner": {"far_left": 2},
        "options": {"very_loud": 3},
    }


def test_a_tag_is_read_by_its_wire_name_only() -> None:
    both = '{"last": {"eventType": "deleted", "event_type": "created"}}'

    assert Log.model_validate_json(both).last == Deleted()
    assert paths(Log, '{"last": {"event_type": "created"}}') == [("last",)]


def test_unions_are_read_left_to_right_from_json_and_by_best_match_in_python() -> None:
    class Small(Contract):
        a: int = 0

    class Large(Contract):
        a: int = 0
        b: int = 0

    class Either(Contract):
        v: Small | Large

    assert type(Either.model_validate_json('{"v": {"a": 1, "b": 2}}').v) is Small
    assert type(Either.model_validate({"v": {"a": 1, "b": 2}}).v) is Large


def test_a_field_may_be_missing_rather_than_null() -> None:
    class Patch(Contract):
        name: str | MISSING = MISSING

    assert Patch.model_validate_json("{}").model_dump_json() == "{}"
    assert paths(Patch, '{"name": null}') == [("name",)]
    assert Patch.model_json_schema() == {"type": "object", "properties": {"name": {"type": "string"}}}


def test_roots_are_exact() -> None:
    class Prices(RootContract[dict[str, Decimal]]):
        """By product."""

    assert Prices.model_validate_json('{"a": "1.50"}').model_dump_json() == '{"a":"1.50"}'
    assert paths(Prices, '{"a": 1.5}') == [("a",)]


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("fastapi", "jsonschema", "typer", "rich", "yaml", "tallystick.regex.wire", "tallystick.pipeline")
    code = f"import sys, tallystick; print([name for name in {heavy!r} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


class Weights(Contract):
    by_day: dict[dt.date, Decimal] = Field(max_length=2)


def test_entries_are_counted_once_all_are_read() -> None:
    days = [f'"2026-01-0{day}": "1.50"' for day in (1, 2, 3)]

    assert paths(Weights, f'{{"by_day": {{{", ".join(days)}}}}}') == [("by_day",)]
    for entries in ([*days, '"2026-01-04": 1'], ['"2026-01-04": 1', *days]):
        assert paths(Weights, f'{{"by_day": {{{", ".join(entries)}}}}}') == [("by_day", "2026-01-04")]
    read = Weights.parse_json(f'{{"by_day": {{{", ".join(days[:2])}}}}}')
    assert read.model_dump_json() == '{"by_day":{"2026-01-01":"1.50","2026-01-02":"1.50"}}'


def test_a_member_that_is_told_by_an_alias_is_written_without_a_warning() -> None:
    text = '{"last":{"eventType":"deleted"}}'
    with warnings.catch_warnings(action="error"):
        read = Log.parse_json(text)
        assert read.model_dump_json() == text
        assert read.model_dump(by_alias=False) == {"last": {"event_type": "deleted"}}
        assert read.model_dump(mode="json") == json.loads(text)
