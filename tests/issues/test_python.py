"""`issues` on what only Python has: its own rules, its own mode, adapters, and keys that look like its labels."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from tallystick import Contract, Issue, RootContract, issues, parse_json, python_only, types
from tallystick.contract.issue_limits import limit_text, values_text
from tests.issues import hard


@python_only(reason="the stock is known to the shop alone")
def in_stock(value: str) -> str:
    if value == "none":
        message = "Out of stock"
        raise ValueError(message)
    if value == "odd":
        kind = "odd_thing"
        raise PydanticCustomError(kind, "Not sold on {day}", {"day": "Sundays"})
    return value


class Order(Contract):
    item: Annotated[str, AfterValidator(in_stock)]
    count: int = Field(ge=1, le=9)
    price: Decimal = Decimal(1)

    @field_validator("count")
    @classmethod
    @python_only(reason="parity")
    def odd(cls, value: int) -> int:
        if value % 2 == 0:
            message = "Even"
            raise AssertionError(message)
        return value

    @model_validator(mode="after")
    @python_only(reason="a limit of the shop")
    def affordable(self) -> Order:
        if self.count * self.price > 100:
            message = "Too dear"
            raise ValueError(message)
        return self


def said(contract: Any, document: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(ValidationError) as caught:
        parse_json(contract, json.dumps(document))
    return [(issue.pointer, issue.code, issue.message) for issue in issues(caught.value, contract)]


def test_rules_of_python_alone_have_one_code_and_their_own_message() -> None:
    assert said(Order, {"item": "none", "count": 2}) == [
        ("/item", "python_only", "Out of stock"),
        ("/count", "python_only", "Even"),
    ]
    assert said(Order, {"item": "odd", "count": 1}) == [("/item", "python_only", "Not sold on Sundays")]
    assert said(Order, {"item": "a", "count": 9, "price": "20"}) == [("", "python_only", "Too dear")]


def test_a_rule_of_the_whole_is_not_spoken_of_beside_a_wrong_member() -> None:
    assert said(Order, {"item": "a", "count": 10, "price": "20"}) == [("/count", "maximum", "Expected at most 9")]


def test_an_issue_is_a_value() -> None:
    with pytest.raises(ValidationError) as caught:
        Order.parse_json("{}")
    assert issues(caught.value, Order)[0] == Issue(pointer="/item", code="required", message="Required")


@pytest.mark.parametrize("text", ["", "{", '{"item": NaN}', '{"__proto__": 1}', b"\xff", '"\\ud800"'])
def test_what_is_no_json_is_one_issue_at_the_root(text: str | bytes) -> None:
    with pytest.raises(ValidationError) as caught:
        Order.parse_json(text)
    assert issues(caught.value, Order) == [Issue("", "json", "Not a JSON document")]


def test_adapters_and_bare_types_are_taken_too() -> None:
    document = [{"item": 1, "count": 1}]
    want = [("/0/item", "type", "Expected a string")]
    assert said(RootContract[list[Order]], document) == want
    adapter = TypeAdapter(list[Order])
    assert said(adapter, document) == want
    with pytest.raises(ValidationError) as caught:
        adapter.validate_json(json.dumps(document))
    assert [issue.pointer for issue in issues(caught.value, list[Order])] == ["/0/item"]


def test_values_of_python_are_spoken_of_in_the_same_terms() -> None:
    with pytest.raises(ValidationError) as caught:
        Order(item=5, count=50)
    assert {(issue.pointer, issue.code) for issue in issues(caught.value, Order)} == {
        ("/item", "type"),
        ("/count", "maximum"),
    }


class Plain(BaseModel):
    number: int
    either: int | list[int]


def test_plain_models_are_spoken_of_in_the_same_terms() -> None:
    assert said(TypeAdapter(Plain), {"number": "x", "either": [1, "x"]}) == [
        ("/number", "type", "Expected a whole number"),
        ("/either", "anyOf", "Expected one of several forms, and this is none of them"),
    ]


Keyed = RootContract[dict[Annotated[str, Field(pattern="^[a-z\\[\\]]+$")], dict[str, int]]]


@pytest.mark.parametrize(
    ("document", "want"),
    [
        ({"[key]": {"[key]": "[key]"}}, [("/[key]/[key]", "type")]),
        ({"a": {"[key]": "a"}}, [("/a/[key]", "type")]),
        ({"A": {"[key]": "A"}}, [("/A", "propertyNames")]),
        ({"A": {"[key]": 1}}, [("/A", "propertyNames")]),
        ({"A": {"b": "x"}, "a": {"int": "x"}}, [("/A", "propertyNames"), ("/a/int", "type")]),
    ],
)
def test_the_mark_of_a_key_is_told_from_a_key(document: Any, want: list[tuple[str, str]]) -> None:
    assert [(pointer, code) for pointer, code, _ in said(Keyed, document)] == want


def test_messages_hold_nothing_of_the_document() -> None:
    secret = "hunter2"  # noqa: S105 - a word to look for
    found = said(hard.Values, {name: secret for name in hard.Values.model_fields if name != "anything"})
    found += said(hard.Camel, {secret: secret})
    found += said(hard.Tagged, {"animal": {"kind": secret}, "several": [secret], "by_name": {secret: secret}})
    assert len(found) > 20
    assert [message for _, _, message in found if secret in message] == []


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (0, "0"), (-0.0, "0"), (100, "100"), (2.5, "2.5"), (-1.5, "-1.5"), (0.1, "0.1"), (1e-6, "0.000001"),
        (1e-7, "1e-7"), (1.25e-9, "1.25e-9"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1.5e300, "1.5e+300"),
        (123456789.125, "123456789.125"), (5e-324, "5e-324"), (2**53, "9007199254740992"), (Decimal("0.10"), "0.10"),
    ],
)  # fmt: skip
def test_limits_are_written_as_javascript_writes_them(limit: Any, text: str) -> None:
    assert limit_text(limit) == text


def test_listed_values_are_in_the_order_of_keys_in_javascript() -> None:
    assert values_text(["b", "10", "a", "2", "4294967295", "01"]) == '"2", "10", "b", "a", "4294967295", "01"'
    assert values_text([3, True, "é\n", 1.0, None]) == '3, true, "é\\n", 1, null'
    assert values_text(list("abcdefghijk")).endswith('"j", ...')


class Large(Contract):
    items: list[hard.Open]


def test_a_hundred_thousand_wrong_items_are_a_hundred_thousand_issues() -> None:
    # Comparing each place with each other would take minutes.
    found = said(Large, {"items": [{"name": 1, "count": "x"}] * 50_000})
    assert len(found) == 100_000
    assert found[-1] == ("/items/49999/count", "type", "Expected a number")


@pytest.mark.parametrize("text", ["1" * 4_301, "x" * 4_301, "0" * 5_000])
def test_an_integer_of_too_many_digits_has_the_length_that_documents_state(text: str) -> None:
    assert said(Annotated[types.BigInt, Field(ge=0)], text) == [("", "maxLength", "Expected a length of at most 4300")]


def test_a_type_means_the_contract_that_parse_json_makes_of_it() -> None:
    assert said(types.Int64, "1" * 30) == [("", "maximum", "Expected at most 9223372036854775807")]
    assert said(list[types.Int64], ["1" * 30]) == [("/0", "maximum", "Expected at most 9223372036854775807")]
