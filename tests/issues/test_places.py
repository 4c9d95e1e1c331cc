"""Documents with the issues that they have: each is asked of Pydantic, of Zod and of `zod/mini`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.issues import sides
from tests.issues.sides import Case
from tests.issues.test_agreement import adapters

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from tests.issues.sides import Package

REQUIRED = "Required"
UNKNOWN = "Unknown property"
NAME = "Property name not allowed"
TAG = "Expected one of the known tags"
NONE = "Expected one of several forms, and this is none of them"
FORM = "Expected another form"
OPEN = {"name": "ab", "count": 2}
CAMEL = {"firstName": "a", "int": True, "[key]/~a": 1}

Want = dict[str, tuple[str, str]]
"""Pointer -> code and message."""

TABLE: dict[str, tuple[str, Any, Want]] = {
    # -- objects
    "nothing there": ("Camel", {}, {f"/{name}": ("required", REQUIRED) for name in ("firstName", "int", "[key]~1~0a")}),
    "another type": ("Open", [], {"": ("type", "Expected an object")}),
    "names of Python": ("Camel", CAMEL | {"first_name": "b"}, {"/first_name": ("additionalProperties", UNKNOWN)}),
    "keys like labels": (
        "Camel",
        {"firstName": "", "int": 1, "[key]/~a": "x", "a/~b": 0},
        {
            "/firstName": ("minLength", "Expected a length of at least 1"),
            "/int": ("type", "Expected true or false"),
            "/[key]~1~0a": ("type", "Expected a number"),
            "/a~1~0b": ("additionalProperties", UNKNOWN),
        },
    ),
    "typed extras": (
        "Extended",
        {"label": 1, "a": 0, "[key]": "x"},
        {
            "/label": ("type", "Expected a string"),
            "/a": ("minimum", "Expected at least 1"),
            "/[key]": ("type", "Expected a number"),
        },
    ),
    "typed extras called as Python calls a field": (
        "Dated",
        {"firstName": "A", "first_name": "A"},
        {"/firstName": ("pattern", FORM), "/first_name": ("format", "Expected the format date")},
    ),
    "one of several wrong checks": (
        "Open",
        {"name": "UPPER", "count": 11},
        {
            "/name": ("maxLength", "Expected a length of at most 4"),
            "/count": ("multipleOf", "Expected a multiple of 2"),
        },
    ),
    "limits as JavaScript writes them": (
        "Closed",
        {"size": 0.1, "codes": ["a", "aaaa"]},
        {
            "/size": ("exclusiveMinimum", "Expected more than 0.1"),
            "/codes/1": ("maxLength", "Expected a length of at most 3"),
        },
    ),
    "a large limit": ("Closed", {"size": 1e21}, {"/size": ("exclusiveMaximum", "Expected less than 1e+21")}),
    "a list too long, alone": (
        "Closed",
        {"size": 1, "codes": [1, "aaaa", None]},
        {"/codes": ("maxItems", "Expected a number of items of at most 2")},
    ),
    # -- discriminated unions
    "a tag that nobody has": ("Tagged", {"animal": {"kind": "cow"}}, {"/animal/kind": ("discriminator", TAG)}),
    "no tag": ("Tagged", {"animal": {}}, {"/animal/kind": ("discriminator", TAG)}),
    "no object for a tag": ("Tagged", {"animal": ["cat"]}, {"/animal": ("type", "Expected an object")}),
    "a known tag": (
        "Tagged",
        {"animal": {"kind": "dog", "dog": {"cat": "x", "[key]": 1}}},
        {"/animal/dog/cat": ("type", "Expected a number")},
    ),
    "tags in lists and maps": (
        "Tagged",
        {"several": [{"kind": "cat"}, {"kind": 1}], "by_name": {"cat": {"kind": "cat", "lives": 10}}},
        {
            "/several/0/lives": ("required", REQUIRED),
            "/several/1/kind": ("discriminator", TAG),
            "/by_name/cat/lives": ("maximum", "Expected at most 9"),
        },
    ),
    # -- unions
    "a member that only fails in checks": (
        "Unions",
        {"objects": {"name": "A", "count": 3}},
        {"/objects": ("anyOf", NONE)},
    ),
    "a member with a key too many": ("Unions", {"camel": CAMEL | {"x": 1}}, {"/camel": ("anyOf", NONE)}),
    "a union in a union": ("Unions", {"nested": [OPEN, [{"size": 0}]]}, {"/nested": ("anyOf", NONE)}),
    "a map of unions": (
        "Unions",
        {"by_name": {"Open": 6, "int": {"name": "a", "count": 0}, "ok": 5}},
        {"/by_name/Open": ("anyOf", NONE), "/by_name/int": ("anyOf", NONE)},
    ),
    "a nullable union": ("Unions", {"nullable": {"size": 0}}, {"/nullable": ("anyOf", NONE)}),
    "a tag within a union": (
        "Unions",
        {"tagged_or_not": {"kind": "cat", "lives": 10}},
        {"/tagged_or_not": ("anyOf", NONE)},
    ),
    "a union of tuples": ("Unions", {"tuples": [1, "A"]}, {"/tuples": ("anyOf", NONE)}),
    "a union of scalars": ("Unions", {"scalar": 2}, {"/scalar": ("anyOf", NONE)}),
    # -- sequences
    "a short tuple": (
        "Sequences",
        {"pair": [OPEN]},
        {"/pair": ("minItems", "Expected a number of items of at least 2")},
    ),
    "a short tuple with a wrong item": (
        "Sequences",
        {"triple": ["x"]},
        {"/triple/0": ("type", "Expected a number")},
    ),
    "a long tuple": (
        "Sequences",
        {"triple": ["x", 1, [], 2]},
        {"/triple": ("maxItems", "Expected a number of items of at most 3")},
    ),
    "a tuple in a tuple": ("Sequences", {"triple": [1, 2, ["A"]]}, {"/triple/2/0": ("pattern", FORM)}),
    "a list too short": (
        "Sequences",
        {"many": []},
        {"/many": ("minItems", "Expected a number of items of at least 1")},
    ),
    "a tuple of any length that is too long": (
        "Sequences",
        {"many": [1, "x", 2, 3]},
        {"/many": ("maxItems", "Expected a number of items of at most 3")},
    ),
    "a set too short with a wrong item": ("Sequences", {"words": ["A"]}, {"/words/0": ("pattern", FORM)}),
    "a set with a repeat": (
        "Sequences",
        {"words": ["a", "a"]},
        {"/words": ("uniqueItems", "Expected items that all differ")},
    ),
    "lists in lists": (
        "Sequences",
        {"deep": [[[{"size": 1}, {"size": "1", "y": 2}]]]},
        {"/deep/0/0/1/size": ("type", "Expected a number"), "/deep/0/0/1/y": ("additionalProperties", UNKNOWN)},
    ),
    # -- maps
    "a wrong key hides its value": ("Maps", {"words": {"A": 1}}, {"/words/A": ("propertyNames", NAME)}),
    "a map too short": (
        "Maps",
        {"words": {}},
        {"/words": ("minProperties", "Expected a number of properties of at least 1")},
    ),
    "a map too long with a wrong value": (
        "Maps",
        {"words": {"a": "a", "b": "b", "c": "C"}},
        {"/words/c": ("pattern", FORM)},
    ),
    "a listed key": ("Maps", {"shapes": {"square": OPEN}}, {"/shapes/square": ("propertyNames", NAME)}),
    "a key that Pydantic would mark": (
        "Maps",
        {"free": {"[key]": {"[key]": "A", "int": "a"}, "a": {"[key]": "[key]"}}},
        {"/free/[key]/[key]": ("pattern", FORM), "/free/a/[key]": ("pattern", FORM)},
    ),
    "keys in keys": (
        "Maps",
        {"numbers": {"1": {"A": 1, "[key]": 2, "a": "x"}, "01": {}}},
        {
            "/numbers/1/A": ("propertyNames", NAME),
            "/numbers/1/[key]": ("propertyNames", NAME),
            "/numbers/1/a": ("type", "Expected a number"),
            "/numbers/01": ("propertyNames", NAME),
        },
    ),
    # -- values
    "one of several": ("Values", {"shape": "square"}, {"/shape": ("enum", 'Expected one of "2", "10", "round"')}),
    "numbers that are listed": ("Values", {"level": True}, {"/level": ("enum", "Expected one of 1, 3")}),
    "null among what is listed": ("Values", {"grade": 2}, {"/grade": ("enum", 'Expected one of 1, "two"')}),
    "a constant": ("Values", {"one": 1}, {"/one": ("const", 'Expected "only"')}),
    "kinds kept apart": ("Values", {"mixed": 0}, {"/mixed": ("enum", 'Expected one of 1, true, "x"')}),
    "an unsafe integer": ("Values", {"wide": 2**53}, {"/wide": ("format", "Expected the format double-int")}),
    "an unsafe integer beyond a bound": (
        "Values",
        {"bounded": -(2**60)},
        {"/bounded": ("format", "Expected the format double-int")},
    ),
    "a fraction": ("Values", {"wide": 1.5}, {"/wide": ("type", "Expected a whole number")}),
    "a small limit": ("Values", {"ratio": 0}, {"/ratio": ("minimum", "Expected at least 1e-7")}),
    "a decimal below its bound": ("Values", {"price": "0.09"}, {"/price": ("minimum", "Expected at least 0.10")}),
    "a decimal of another form": ("Values", {"price": "-1.123"}, {"/price": ("pattern", FORM)}),
    "a day that is none": (
        "Values",
        {"moment": "2026-02-30T00:00:00Z"},
        {"/moment": ("format", "Expected the format date-time")},
    ),
    "no UUID": ("Values", {"version4": "x"}, {"/version4": ("format", "Expected the format uuid")}),
    "a UUID of another version": (
        "Values",
        {"version4": "3f2504e0-4f89-11d3-9a0c-0305e82c3301"},
        {"/version4": ("pattern", FORM)},
    ),
    "bytes": ("Values", {"data": "YQ=="}, {"/data": ("minBytes", "Expected a number of bytes of at least 2")}),
    "no bytes": ("Values", {"data": "a"}, {"/data": ("format", "Expected the format byte")}),
    "null": ("Values", {"nothing": 0}, {"/nothing": ("type", "Expected null")}),
    "null for what may only be absent": ("Values", {"absent": None}, {"/absent": ("type", "Expected a string")}),
    # -- the rest
    "a TypedDict and a dataclass": (
        "Others",
        {"row": {"cell": 100}, "point": {"x": "1", "y": -2}},
        {
            "/row/cell": ("exclusiveMaximum", "Expected less than 100"),
            "/row/note": ("required", REQUIRED),
            "/point/x": ("type", "Expected a number"),
            "/point/y": ("minimum", "Expected at least -1.5"),
        },
    ),
    "generics": (
        "Others",
        {"pair": {"left": "A", "right": None}, "pairs": [{"left": {"size": 0}, "right": None}]},
        {"/pair/left": ("pattern", FORM), "/pairs/0/left": ("anyOf", NONE)},
    ),
    "what refers to itself": (
        "Others",
        {"tree": {"value": 1, "children": [{"value": 1, "children": [{"value": ""}, {}]}], "either": []}},
        {
            "/tree/children/0/children/0/value": ("anyOf", NONE),
            "/tree/children/0/children/1/value": ("required", REQUIRED),
            "/tree/either": ("anyOf", NONE),
        },
    ),
    "a root that is a map": (
        "Words",
        {"a": ["ok", "BAD"], "B": []},
        {"/a/1": ("anyOf", NONE), "/B": ("propertyNames", NAME)},
    ),
    "a root that is a union": ("Forest", [{"value": ""}], {"": ("anyOf", NONE)}),
}


@pytest.fixture(scope="module")
def readers(hard: Package) -> dict[str, TypeAdapter[Any]]:
    return adapters(hard)


@pytest.fixture(scope="module")
def cases(hard: Package) -> dict[str, Case]:
    """The table, each schema under the name that it has where it is read."""
    read = hard.read()
    found = {}
    for name, (schema, document, want) in TABLE.items():
        said = frozenset((pointer, code, message) for pointer, (code, message) in want.items())
        found[name] = Case(schema if schema in read else f"{schema}Input", json.dumps(document), said)
    return found


def spoken_of(said: sides.Said | None, case: Case) -> sides.Said:
    """The issues in those properties of the document that it has, so that a case need not be a whole document."""
    document = json.loads(case.text)
    if not isinstance(document, dict) or document == {}:
        return said or frozenset()
    first = {pointer.split("/")[1] for pointer, _, _ in case.said or () if pointer}
    return frozenset(each for each in said or () if each[0].split("/")[1:2] and each[0].split("/")[1] in first)


@pytest.mark.parametrize("name", TABLE)
def test_pydantic(name: str, readers: dict[str, TypeAdapter[Any]], cases: dict[str, Case]) -> None:
    found = sides.python(readers[cases[name].schema], cases[name].text)
    assert spoken_of(found, cases[name]) == cases[name].said


@pytest.mark.node
@pytest.mark.parametrize("dialect", sides.DIALECTS)
def test_zod(dialect: str, hard: Package, cases: dict[str, Case]) -> None:
    answers = hard.zod(dialect, cases.values())
    found = {name: spoken_of(said, cases[name]) for name, said in zip(cases, answers, strict=True)}
    assert found == {name: each.said for name, each in cases.items()}
