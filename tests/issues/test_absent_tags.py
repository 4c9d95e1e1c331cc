"""A tag that is absent is said beside whatever else is wrong with its object."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from tallystick import Contract, issues, parse_json


class Circle(Contract):
    kind: Literal["circle"] = "circle"
    radius: int


class Square(Contract):
    kind: Literal["square"] = Field(default="square", alias="type")
    side: int


class Drawing(Contract):
    version: Literal["1"] = "1"
    first: Circle
    rest: list[Circle] = Field(default_factory=list)
    named: dict[str, Square] = Field(default_factory=dict)
    either: Circle | int = 0
    lists: dict[int, list[int]] = Field(default_factory=dict)


class Couple(Contract):
    name: str
    both: tuple[Circle, Circle]


GIVEN = {
    "not of an object that is absent itself": (
        Drawing,
        '{"rest": 5}',
        {"/version": "required", "/first": "required", "/rest": "type"},
    ),
    "not of an item that is absent itself": (
        Couple,
        '{"name": 1, "both": [{"kind": "circle", "radius": 1}]}',
        {"/name": "type", "/both": "minItems"},
    ),
    "not of a value that is no object": (Drawing, '{"version": "1", "first": null}', {"/first": "type"}),
    "beside a wrong field": (Circle, '{"radius": "x"}', {"/kind": "required", "/radius": "type"}),
    "beside a missing field": (Circle, "{}", {"/kind": "required", "/radius": "required"}),
    "alone": (Circle, '{"radius": 1}', {"/kind": "required"}),
    "by its name in the document": (Square, '{"side": "x"}', {"/type": "required", "/side": "type"}),
    "not an object": (Circle, "[]", {"": "type"}),
    "not JSON": (Circle, "{", {"": "json"}),
    "below and above": (
        Drawing,
        '{"first": {"radius": null}, "rest": [{"radius": 1}, {}], "named": {"a/b": {"side": []}}}',
        {
            "/version": "required",
            "/first/kind": "required",
            "/first/radius": "type",
            "/rest/0/kind": "required",
            "/rest/1/kind": "required",
            "/rest/1/radius": "required",
            "/named/a~1b/type": "required",
            "/named/a~1b/side": "type",
        },
    ),
    "above a field that is fine itself": (
        Drawing,
        '{"first": {"kind": "circle", "radius": 1, "x": 1}, "rest": 5}',
        {"/version": "required", "/rest": "type"},
    ),
    "not below a key that is wrong itself": (
        Drawing,
        '{"version": "1", "first": {"kind": "circle", "radius": 1}, "lists": {"x": []}}',
        {"/lists/x": "propertyNames"},
    ),
    "not inside a union": (
        Drawing,
        '{"version": "1", "first": {"kind": "circle", "radius": 1}, "either": {"radius": "x"}}',
        {"/either": "anyOf"},
    ),
}


@pytest.mark.parametrize(("contract", "text", "wanted"), GIVEN.values(), ids=GIVEN)
def test_absent_tags_are_said(contract: type[Contract], text: str, wanted: dict[str, str]) -> None:
    for read in (contract.parse_json, contract.model_validate_json, TypeAdapter(contract)):
        with pytest.raises(ValidationError) as caught:
            parse_json(read, text) if isinstance(read, TypeAdapter) else read(text)
        assert {issue.pointer: issue.code for issue in issues(caught.value, contract)} == wanted


def test_what_else_is_wrong_is_said_as_before() -> None:
    with pytest.raises(ValidationError) as caught:
        Circle.parse_json('{"radius": 1.5}')
    assert [(each["type"], each["loc"], each["input"]) for each in caught.value.errors()] == [
        ("int_from_float", ("radius",), 1.5),
        ("missing", ("kind",), {"radius": 1.5}),
    ]
