"""`parse_json`: what is refused at the root, what a repeated key means, and texts that mean harm."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
from pydantic import ConfigDict, Field, JsonValue, TypeAdapter, ValidationError

from tallystick import Contract, RootContract, parse_json
from tallystick.contract.overlaps import has_overlap
from tests.parser.conftest import in_python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.parser.conftest import Answer

MILLION = 1_000_000


class Item(Contract):
    """Something with unknown keys dropped."""

    name: str
    sizes: dict[str, int] = Field(default_factory=dict)


class Open(Contract):
    """Something with unknown keys kept."""

    model_config = ConfigDict(extra="allow")

    name: str = ""
    __pydantic_extra__: dict[str, int]


class Closed(Contract):
    """Something with unknown keys refused."""

    model_config = ConfigDict(extra="forbid")

    name: str = ""


class Cat(Contract):
    """A kind of pet."""

    kind: Literal["cat"]
    lives: int = 9


class Dog(Contract):
    """Another kind of pet."""

    kind: Literal["dog"]
    tricks: dict[str, int] = Field(default_factory=dict)


Pet = RootContract[Annotated[Cat | Dog, Field(discriminator="kind")]]
Dated = RootContract[dict[str, date] | dict[str, str]]


def refusals(contract: type[Contract | RootContract[Any]], text: str) -> list[tuple[tuple[int | str, ...], str]]:
    """The place and type of each error, the same from each way through the front door."""
    found = []
    for read in (contract.parse_json, contract.model_validate_json):
        with pytest.raises(ValidationError) as caught:
            read(text)
        found.append([(error["loc"], error["type"]) for error in caught.value.errors()])
    assert found[0] == found[1]
    return found[0]


NO_JSON = [((), "json_invalid")]


@pytest.mark.parametrize(
    "value",
    [
        *("NaN", "[-Infinity]", "1e309", '{"a":1E400}', "9" * 310, '{"__proto__":1}', r'{"__pr\u006fto__":1}'),
        *('"\\ud800"', "[" * 201 + "1" + "]" * 201, "1" * 4301, "tru"),
    ],
)
@pytest.mark.parametrize(
    "document",
    ['{"name":"a","ignored":%s}', '{"name":%s,"name":"a"}', '{"name":1,"ignored":%s}', '{"sizes":{"a":%s}}'],
    ids=["ignored", "lost", "beside an error", "read"],
)
def test_what_is_no_json_is_one_error_at_the_root(document: str, value: str) -> None:
    assert refusals(Item, document.replace("%s", value)) == NO_JSON


def test_an_adapter_says_the_same() -> None:
    with pytest.raises(ValidationError) as caught:
        parse_json(TypeAdapter(list[Item]), '[{"name":"a","ignored":NaN}]')
    assert [(error["loc"], error["type"]) for error in caught.value.errors()] == NO_JSON


def test_the_words_may_stand_in_strings() -> None:
    text = r'{"name":"NaN, Infinity, __proto__, 1e309, \u005f","sizes":{"NaN":1,"Infinity":2,"1e309 ":3}}'
    item = Item.parse_json(text)
    assert item.name == "NaN, Infinity, __proto__, 1e309, _"
    assert item.sizes == {"NaN": 1, "Infinity": 2, "1e309 ": 3}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('{"name":"a","sizes":{"x":"bad","x":2}}', Item(name="a", sizes={"x": 2})),
        ('{"name":1,"name":"a"}', Item(name="a")),
        ('{"name":"a","sizes":null,"sizes":{"y":0,"x":1,"y":"b","y":3}}', Item(name="a", sizes={"x": 1, "y": 3})),
        (r'{"name":"a","sizes":{"x":"bad","\u0078":2}}', Item(name="a", sizes={"x": 2})),
        ('{"name":"a","sizes":{"x":{"y":1,"y":2},"x":2}}', Item(name="a", sizes={"x": 2})),
    ],
)
def test_of_a_key_that_repeats_the_last_counts(text: str, want: Item) -> None:
    assert Item.parse_json(text) == want
    assert Item.parse_json(f" {text} ") == want


def test_errors_are_those_of_the_last_value() -> None:
    text = '{"name":"a","name":1,"sizes":{"x":"bad","x":2,"z":true}}'
    assert refusals(Item, text) == [(("name",), "string_type"), (("sizes", "z"), "float_type")]


def test_unknown_keys_repeat_as_others_do() -> None:
    assert Open.parse_json('{"a":"bad","a":1,"b":2,"b":3}').model_extra == {"a": 1, "b": 3}
    assert refusals(Open, '{"a":1,"a":"bad"}') == [(("a",), "float_type")]
    assert refusals(Closed, '{"a":1,"a":2}') == [(("a",), "extra_forbidden")]


def test_the_last_tag_counts() -> None:
    assert Pet.parse_json('{"kind":"cat","tricks":{"sit":"x","sit":1},"kind":"dog"}').root == Dog(
        kind="dog", tricks={"sit": 1}
    )
    assert refusals(Pet, '{"kind":"dog","kind":"bird"}') == [((), "union_tag_invalid")]


def test_sizes_are_those_of_what_is_kept() -> None:
    one = RootContract[Annotated[dict[str, int], Field(min_length=1, max_length=1)]]
    assert one.parse_json('{"a":"bad","a":1}').root == {"a": 1}
    assert one.parse_json('{"a":0,"a":1}').root == {"a": 1}
    two = RootContract[Annotated[dict[str, int], Field(min_length=2)]]
    assert refusals(two, '{"a":0,"a":1}') == [((), "too_short")]


def test_a_value_that_is_lost_does_not_choose_the_member_of_a_union() -> None:
    assert Dated.parse_json('{"a":"no date","a":"2026-01-02"}').root == {"a": date(2026, 1, 2)}
    assert Dated.parse_json('{"a":"2026-01-02","a":"no date"}').root == {"a": "no date"}
    nested = RootContract[list[Dog | Open]]
    assert nested.parse_json('[{"kind":"dog","tricks":{"sit":"x","sit":1}}]').root == [
        Dog(kind="dog", tricks={"sit": 1})
    ]
    assert refusals(Dated, '{"a":NaN,"a":"2026-01-02"}') == NO_JSON


OVERLAPS: dict[str, tuple[object, bool]] = {
    "no union": (dict[str, int], False),
    "nullable": (dict[str, int] | None, False),
    "scalars": (int | str, False),
    "a dictionary or a scalar": (dict[str, int] | str, False),
    "a scalar or a dictionary": (str | dict[str, int], False),
    "two dictionaries": (dict[str, int] | dict[str, str], True),
    "a dictionary or a model": (dict[str, int] | Item, True),
    "models, the last with a dictionary": (Cat | Dog, False),
    "models, the first with a dictionary": (Dog | Cat, True),
    "models, the first with typed extras": (Open | Cat, True),
    "models in lists": (list[Dog] | list[Cat], True),
    "told apart by their tags": (Annotated[Cat | Dog, Field(discriminator="kind")], False),
    "any JSON value": (JsonValue, False),
    "in a field of a member": (list[dict[str, Dog | Closed]], True),
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_unions_that_overlap_are_found(name: str) -> None:
    type_, want = OVERLAPS[name]
    contract = RootContract[type_]  # type: ignore[valid-type]  # a type at run time
    assert has_overlap(contract.__pydantic_core_schema__) is want  # type: ignore[arg-type]  # a dictionary by another name


def test_names_of_fields_are_no_parts_of_a_schema() -> None:
    class Odd(Contract):
        """Fields named as the parts of core schemas are."""

        type: str
        schema_ref: str = ""
        ref: Dog | None = None
        choices: dict[str, int] | str = ""
        definitions: Dog | Cat | None = None

    assert has_overlap(Odd.__pydantic_core_schema__) is True  # type: ignore[arg-type]  # as above
    assert Odd.parse_json('{"type":"a"}') == Odd(type="a")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "arrays": (b"[" * 10 * MILLION, "refused"),
    "objects": (b'{"a":' * 2 * MILLION, "refused"),
    "100,000 deep": (b"[" * 100_000 + b"]" * 100_000, "refused"),
    "digits": (b"1" * 10 * MILLION, "refused"),
    "digits after a point": (b"0." + b"1" * 10 * MILLION, "0.1111111111111111"),
    "digits of an exponent": (b"1e" + b"0" * 10 * MILLION + b"1", "10.0"),
    "escapes": (b'"' + rb"\u005f" * MILLION + b'"', f'"{"_" * MILLION}"'),
    "escapes in keys": (b'{"a":1' + rb',"\u005f":1' * MILLION + b"}", '{"_":1.0,"a":1.0}'),
    "backslashes": (b'"' + rb"\\" * 5 * MILLION, "refused"),
    "quotes": (b'"' + rb"\"" * 5 * MILLION, "refused"),
    "strings": (b'""' * 5 * MILLION, "refused"),
    "blanks": (b" " * 10 * MILLION, "refused"),
    "exponents": (b"1e" * 5 * MILLION, "refused"),
    "one key": (b'{"a":0' + b',"a":1' * MILLION + b"}", '{"a":1.0}'),
}
"""Texts on which a parser that goes back, or goes deep, would not return."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_answered_in_python(name: str) -> None:
    text, want = HOSTILE[name]
    assert (in_python(text) == want) is True, "compared so, since the texts are too long to print"


@pytest.mark.node
def test_hostile_texts_are_answered_in_javascript(in_javascript: Callable[[Iterable[bytes]], list[Answer]]) -> None:
    answers = in_javascript(text for text, _ in HOSTILE.values())
    apart = [name for (name, (_, want)), answer in zip(HOSTILE.items(), answers, strict=True) if answer != want]
    assert apart == []
