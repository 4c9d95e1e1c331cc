"""Rules in Python: when they run, what they raise, and what a subclass makes of them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar
from zoneinfo import ZoneInfo

import pytest
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from tallystick import Contract, ContractError, RootContract, issues, python_only, rule
from tallystick.ir.rules import evaluate
from tallystick.ir.rules.data import KEYWORD
from tests.rules import legs, making, samples

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Span(Contract):
    kind: Literal["span"] = "span"
    first: int
    last: int = 9

    @rule(message="the last {is} before the first", at="/last")
    def in_order(self) -> bool:
        return self.first <= self.last


class Group(Contract):
    spans: list[Span]
    most: int = 2

    @rule(message="too many")
    def few(self) -> bool:
        return len(self.spans) <= self.most

    @rule(message="none starts at zero", at="/spans")
    def zero(self) -> bool:
        return any(span.first == 0 for span in self.spans)


def said(error: ValidationError) -> list[tuple[str, tuple[int | str, ...], str]]:
    return [(found["type"], found["loc"], found["msg"]) for found in error.errors()]


def refused(cls: Any, text: str) -> list[tuple[str, tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(cls).validate_json(text)
    return said(caught.value)


IN_ORDER = ("in_order", ("last",), "the last {is} before the first")


def test_a_document_and_a_construction_are_held_to_it_alike() -> None:
    assert refused(Span, '{"kind": "span", "first": 10}') == [IN_ORDER]
    with pytest.raises(ValidationError) as caught:
        Span(first=10)
    assert said(caught.value) == [IN_ORDER]
    with pytest.raises(ValidationError) as caught:
        Span.model_validate({"first": 10, "last": 1})
    assert said(caught.value) == [IN_ORDER]
    assert Span(first=9).in_order()


def test_all_rules_that_do_not_hold_are_said_at_once() -> None:
    text = '{"spans": [{"kind": "span", "first": 1}], "most": 0}'
    assert refused(Group, text) == [("few", (), "too many"), ("zero", ("spans",), "none starts at zero")]


def test_rules_only_run_where_the_object_has_no_other_error() -> None:
    inner = refused(Group, '{"spans": [{"kind": "span", "first": 10}], "most": 0}')
    assert inner == [("in_order", ("spans", 0, "last"), IN_ORDER[2])]
    assert [found[1] for found in refused(Group, '{"spans": [{"kind": "span", "first": "x"}], "most": 0}')] == [
        ("spans", 0, "first")
    ]
    assert refused(Span, '{"first": 10}') == [("missing", ("kind",), "Field required")]


def test_the_normal_form_names_the_rule_and_its_place() -> None:
    with pytest.raises(ValidationError) as caught:
        Group.model_validate_json('{"spans": [{"kind": "span", "first": 10}]}')
    assert [(issue.pointer, issue.code, issue.message) for issue in issues(caught.value, Group)] == [
        ("/spans/0/last", "in_order", IN_ORDER[2])
    ]


def test_assignment_is_held_to_it() -> None:
    class Live(Span):
        model_config = ConfigDict(validate_assignment=True)

    live = Live(first=1)
    with pytest.raises(ValidationError) as caught:
        live.last = 0
    assert said(caught.value) == [IN_ORDER]
    assert (live.first, live.last) == (1, 9)
    live.first = 3
    assert live.model_copy(update={"last": 0}).last == 0, "as in Pydantic, a copy is not validated"


def test_in_a_discriminated_union_and_an_adapter() -> None:
    class Other(Contract):
        kind: Literal["other"]

    union = Annotated[Span | Other, Field(discriminator="kind")]
    assert refused(dict[str, union], '{"a": {"kind": "span", "first": 10}}') == [
        ("in_order", ("a", "span", "last"), IN_ORDER[2])
    ]


def test_a_subclass_keeps_replaces_and_drops() -> None:
    class Kept(Span):
        more: int = 0

    class Replaced(Span):
        @rule(message="far apart")
        def in_order(self) -> bool:
            return self.first + 5 <= self.last

    class Dropped(Span):
        def in_order(self) -> bool:
            return True

    assert refused(Kept, '{"kind": "span", "first": 10}') == [IN_ORDER]
    assert refused(Replaced, '{"kind": "span", "first": 5}') == [("in_order", (), "far apart")]
    assert Dropped(first=10).last == 9
    assert [rule["message"] for rule in Replaced.model_json_schema()[KEYWORD]] == ["far apart"]
    assert KEYWORD not in Dropped.model_json_schema()


def test_rules_run_before_validators_of_the_model() -> None:
    seen: list[int] = []

    class Watched(Span):
        @python_only(reason="looks on")
        @model_validator(mode="after")
        def watch(self) -> Watched:
            seen.append(self.first)
            return self

    with pytest.raises(ValidationError):
        Watched(first=10)
    assert Watched(first=1).first == 1
    assert seen == [1]


class Tree(Contract):
    value: int
    children: list[Tree] = Field(default=[])

    @rule(message="children are less", at="/children")
    def less(self) -> bool:
        return all(child.value < self.value and len(child.children) < 2 for child in self.children)


def test_a_contract_that_contains_itself() -> None:
    assert refused(Tree, '{"value": 3, "children": [{"value": 2, "children": [{"value": 2}]}]}') == [
        ("less", ("children", 0, "children"), "children are less")
    ]


def test_contracts_that_contain_each_other() -> None:
    scope = making.define(
        "class A(Contract):\n"
        "    n: int\n"
        "    b: 'B | None' = None\n"
        "    @rule(message='a')\n"
        "    def less(self) -> bool:\n"
        "        return self.b is None or self.b.n < self.n\n"
        "class B(Contract):\n"
        "    n: int\n"
        "    a: A | None = None\n"
        "    @rule(message='b')\n"
        "    def more(self) -> bool:\n"
        "        return self.a is None or self.a.n > 0\n"
        "A.model_rebuild()\n"
        "B.model_rebuild()\n"
    )
    assert refused(scope["A"], '{"n": 1, "b": {"n": 1}}') == [("less", (), "a")]
    assert refused(scope["A"], '{"n": 1, "b": {"n": 1, "a": {"n": 0}}}') == [("more", ("b",), "b")]
    assert refused(scope["B"], '{"n": 1, "a": {"n": 0}}') == [("more", (), "b")]


class Page(Contract, Generic[T]):
    items: list[T]
    total: int

    @rule(message="more than there are", at="/total")
    def enough(self) -> bool:
        return len(self.items) <= self.total


class Pair(Contract, Generic[T]):
    low: T
    high: T

    @rule(message="not in order")
    def ordered(self) -> bool:
        return self.low <= self.high  # type: ignore[operator]  # for the classes that are made of it to say


def test_generic_contracts() -> None:
    assert refused(Page[str], '{"items": ["a"], "total": 0}') == [("enough", ("total",), "more than there are")]
    assert refused(Pair[int], '{"low": 1, "high": 0}') == [("ordered", (), "not in order")]
    assert refused(Pair[Decimal], '{"low": "1.0", "high": "0.9"}') == [("ordered", (), "not in order")]
    with pytest.raises(ContractError, match="TLY547"):
        Pair[list[int]]


def test_root_contracts_inside_are_their_root() -> None:
    class Tags(RootContract[list[str]]):
        pass

    class Tagged(Contract):
        tags: Tags
        first: str

        @rule(message="not a tag", at="/first")
        def known(self) -> bool:
            return self.first in self.tags.root

    assert refused(Tagged, '{"tags": ["a"], "first": "b"}') == [("known", ("first",), "not a tag")]
    assert Tagged(tags=Tags(["a"]), first="a").known()


def test_instants_compare_as_instants_whatever_their_zone() -> None:
    """Python compares two values of one zone by the clock on the wall, which an hour in autumn shows twice."""

    class Shift(Contract):
        start: datetime
        end: datetime

        @rule(message="ends before it starts")
        def ordered(self) -> bool:
            return self.start < self.end

    berlin = ZoneInfo("Europe/Berlin")
    early, late = (datetime(2025, 10, 26, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1))
    assert not early < late
    assert Shift(start=early, end=late).end.astimezone(UTC).hour == 1


def test_decimals_are_not_rounded() -> None:
    class Sum(Contract):
        parts: list[Decimal]
        whole: Decimal

        @rule(message="not the sum")
        def exact(self) -> bool:
            return sum(part for part in self.parts) == self.whole

    long, short = "1" + "0" * 60, "0." + "0" * 59 + "1"
    whole = long + short[1:]
    with localcontext(prec=5):
        assert Sum.model_validate_json(f'{{"parts": ["{long}", "{short}"], "whole": "{whole}"}}')
        assert refused(Sum, f'{{"parts": ["{long}", "{short}"], "whole": "{long}"}}') == [("exact", (), "not the sum")]
        with pytest.raises(ValidationError):
            Sum(parts=[Decimal("1E+999999"), Decimal(1)], whole=Decimal("1E+999999"))


def test_integers_beyond_doubles_have_no_sum() -> None:
    class Total(Contract):
        a: int
        b: int

        @rule(message="no")
        def never_less(self) -> bool:
            return self.a + self.b >= self.a or self.a * self.b < 0

    most = 2**53 - 1
    assert Total(a=most, b=0)
    assert refused(Total, f'{{"a": {most}, "b": 1}}') == [("never_less", (), "no")]


def test_the_compiled_rules_are_what_the_methods_return(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python's own semantics are exact: enough digits, and no integer or date beyond the limits."""
    monkeypatch.setattr(samples, "LARGE", samples.SMALL)
    monkeypatch.setattr(samples, "DATES", ["2020-01-01", "2020-01-31", "2020-02-29", "1969-12-31"])
    source = random.Random(7)  # noqa: S311 - documents, not secrets
    compared = 0
    for _ in range(500):
        text = samples.document(source)
        broken = {name for name, _, _ in legs.python(samples.Everything, text)}
        instance = making.BASE.model_validate_json(text)
        for name in making.loose():
            with localcontext(prec=300):
                try:
                    holds = getattr(samples.Everything, name)(instance)
                except OverflowError:
                    continue
            assert (name not in broken) == holds, (name, text)
            compared += 1
    assert compared > 10_000


def test_what_is_no_rule_is_said_at_once() -> None:
    with pytest.raises(ValueError, match="message"):
        rule(message=" ")
    with pytest.raises(TypeError, match="plain method"):
        rule(message="x")(property(lambda _self: True))  # type: ignore[type-var]  # what the test is about


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("def holds(self, other: int = 1) -> bool:\n        return True", "TLY545"),
        ("def holds(self, *, other: int = 1) -> bool:\n        return True", "TLY545"),
        ("def holds(self) -> bool:\n        pass", "TLY545"),
        ("def holds(self) -> bool:\n        x = 1\n        return x == 1", "TLY545"),
        ("async def holds(self) -> bool:\n        return True", "TLY545"),
    ],
)
def test_methods_that_are_no_expression(body: str, code: str) -> None:
    with pytest.raises(ContractError, match=code):
        making.define(f"class Made(Base):\n    @rule(message='no')\n    {body}\n")


def test_source_that_cannot_be_read() -> None:
    scope = dict(making.NAMES)
    with pytest.raises(ContractError, match="TLY545"):
        exec("class M(Base):\n    @rule(message='no')\n    def r(self) -> bool:\n        return self.a == 1", scope)  # noqa: S102 - source without a file


def test_a_docstring_and_comments_are_no_matter() -> None:
    made = making.define(
        "class Made(Base):\n"
        "    @rule(\n"
        "        message='no',\n"
        "    )\n"
        "    def holds(\n"
        "        this,\n"
        "    ) -> bool:\n"
        '        """A doc\nstring."""\n'
        "        # and why\n"
        "        return (\n"
        "            this.a == 1\n"
        "        )\n"
    )["Made"]
    (found,) = legs.rules(made)
    assert found.expression == "this.a == 1"


def test_fields_that_a_rule_cannot_see() -> None:
    text = (
        "from pydantic import Field\n"
        "from uuid import uuid4\n"
        "from tallystick import python_only\n"
        "class Made(Contract):\n"
        "    n: int = 1\n"
        "    {field}\n"
        "    @rule(message='no')\n"
        "    def holds(self) -> bool:\n"
        "        return {use}\n"
    )
    for field, use, words in (
        ("i: UUID = Field(default_factory=uuid4)", "self.i == self.i", "made anew each time"),
        (
            "i: int = Field(default=1, exclude_if=python_only(reason='short')(lambda value: value == 1))",
            "self.i == 1",
            "left out of some documents",
        ),
        ("i: int = Field(alias='constructor')", "self.i == 1", "every object of JavaScript is born with"),
    ):
        with pytest.raises(ContractError, match=f"TLY550.*{words}"):
            making.define(text.format(field=field, use=use))


MEMBERSHIPS = (
    "all(x in self.ys for x in self.xs)",
    "all(any(y == x for y in self.ys) for x in self.xs)",
    "all(any(x * 2 == y + y for y in self.ys) for x in self.xs)",
    "not any(x not in self.ys for x in self.xs)",
)


@pytest.mark.parametrize("expression", MEMBERSHIPS)
def test_a_list_is_looked_through_once_for_all_elements_of_another(expression: str) -> None:
    made = making.define(
        "class Made(Contract):\n    xs: list[int]\n    ys: list[int]\n    @rule(message='no')\n"
        f"    def holds(self) -> bool:\n        return {expression}\n"
    )["Made"]
    (found,) = legs.rules(made)
    reads = 0

    def counting(type_: str) -> Callable[[Any], Any]:
        def read(value: Any) -> Any:
            nonlocal reads
            reads += 1
            return evaluate.WIRE.reader(type_)(value)

        return read

    holds = evaluate.holding(found, replace(evaluate.WIRE, reader=counting))
    many = list(range(300))
    assert holds({"xs": many, "ys": many[::-1]})
    assert not holds({"xs": many, "ys": many[1:]})
    assert holds({"xs": [], "ys": []})
    assert not holds({"xs": [1], "ys": []})
    assert not holds({"xs": [1], "ys": [1, "2"]})  # every element is looked at
    assert reads < 10 * len(many)
