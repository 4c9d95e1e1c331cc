"""Strings: patterns and what misses them, formats, lines, spellings."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from pydantic import JsonValue, ValidationError

from tallystick import RootContract, parse_json
from tallystick.ir.formats import FORMATS
from tallystick.verify.documents import formats, numbers, ordered, patterns
from tallystick.verify.documents.mutations import ANYWHERE, NO_JSON, other_names, same_in_other_kinds
from tallystick.verify.documents.spelling import Raw, escaped, quoted, spell

PATTERNS = (
    "^a$", "^[a-c]+$", "^[0-9]{4}-[0-9]{2}$", "^(?:ab|cd){2}$", "^[^a-z]$", "^x{0,3}y?$", "^a|b$", "b",
    "^\\d+\\.\\w*$", "^.$", "^(a)(b)\\2\\1$", "^[\\u{1f600}-\\u{1f602}]$", "^\\p{Lu}$", "",
)  # fmt: skip
ENGINE = {"^[\\u{1f600}-\\u{1f602}]$": "^[\U0001f600-\U0001f602]$", "^\\p{Lu}$": "^[^\\W\\d_a-z]$"}
"""Patterns that Python spells differently."""


def rng() -> Random:
    return Random(1)  # noqa: S311 - the same strings every time


@pytest.mark.parametrize("pattern", PATTERNS)
def test_strings_made_for_a_pattern_match_it(pattern: str) -> None:
    engine = re.compile(ENGINE.get(pattern, pattern))
    random = rng()
    assert [made for made in (patterns.matching(pattern, random) for _ in range(100)) if not engine.search(made)] == []


@pytest.mark.parametrize("pattern", [each for each in PATTERNS if each not in {"", "b"}])
def test_edges_of_a_pattern_are_on_both_sides(pattern: str) -> None:
    engine = re.compile(ENGINE.get(pattern, pattern))
    assert {engine.fullmatch(made) is not None for made in patterns.edges(pattern, rng())} == {True, False}


def test_edges_are_one_character_beyond_and_one_repetition_beyond() -> None:
    assert set(patterns.edges("^[b-c]$", rng())) >= {"a", "b", "c", "d"}
    assert {len(made) for made in patterns.edges("^[b-c]{2,3}$", rng())} >= {1, 2, 3, 4}
    assert set(patterns.edges("^(?:ab|cd)$", rng())) >= {"ab", "cd", "bb", "cc"}


def test_a_pattern_that_cannot_be_read_makes_nothing_up() -> None:
    assert patterns.matching("(", rng()) == ""
    assert list(patterns.edges("(", rng())) == []
    assert not patterns.matches("(", "a")


def test_the_end_of_a_pattern_is_the_end_of_the_text() -> None:
    assert [patterns.matches("^a$", text) for text in ("a", "a\n", "b")] == [True, False, False]
    assert patterns.matches("^[$]$", "$")


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_strings_at_its_edges(row: object) -> None:
    assert isinstance(row, type(FORMATS[0]))
    schema = {"type": "string", "format": row.keyword} | ({} if row.pattern is None else {"pattern": row.pattern})
    random = rng()
    made = [formats.string(schema, random) for _ in range(30)]
    if row.pattern is not None:
        assert [text for text in made if not patterns.matches(row.pattern, text)] == []
    odd = {*formats.odd(row.keyword), *formats.edges(schema, random)}
    assert len(odd) > 2


@pytest.mark.parametrize("name", sorted(ordered.LINES))
def test_a_line_reads_what_it_shows(name: str) -> None:
    line, random = ordered.LINES[name], rng()
    values = [line.first, line.last, *(random.randint(line.first, line.last) for _ in range(200))]
    assert [value for value in values if line.read(line.show(value)) != value] == []


@pytest.mark.parametrize("name", sorted(ordered.LINES))
def test_strings_around_a_bound_are_just_below_and_above(name: str) -> None:
    line = ordered.LINES[name]
    bound = (line.usual[0] + line.usual[1]) // 2
    around = sorted({line.read(text) for text in line.around(line.show(bound))})
    assert {bound - 1, bound, bound + 1} <= set(around)
    assert all(low < high for low, high in pairwise(around))


@pytest.mark.parametrize("name", sorted(ordered.LINES))
def test_strings_between_two_bounds_are(name: str) -> None:
    line, random = ordered.LINES[name], rng()
    low, high = line.usual[0] + 3, line.usual[0] + 9
    texts = [line.between(line.show(low), line.show(high), random) for _ in range(50)]
    assert {low <= line.read(text) <= high for text in texts} == {True}


@pytest.mark.parametrize(
    "bound", ["0", "1", "-1", "0.01", "99.99", "12345678901234567890123456789012345678901234567890.5"]
)
def test_decimals_around_a_bound_are_exact(bound: str) -> None:
    found = set(map(ordered.exact, ordered.decimals_around(bound)))
    places = len(bound.partition(".")[2])
    step = Decimal(1).scaleb(-places)
    assert {Decimal(bound)} < found
    assert {value for value in found if value > Decimal(bound)}
    assert min(value for value in found if value > Decimal(bound)) - Decimal(bound) == step / 10


def test_decimals_between_bounds_are() -> None:
    random = rng()
    for low, high in (("0.10", "0.12"), ("-5", None), (None, "-2000"), (None, None)):
        for _ in range(50):
            made = Decimal(ordered.decimal_between(low, high, random))
            assert low is None or made >= Decimal(low)
            assert high is None or made <= Decimal(high)


SCHEMAS = (
    {"type": "integer", "minimum": 3, "exclusiveMaximum": 7},
    {"type": "integer", "exclusiveMinimum": -2.5, "maximum": 0},
    {"type": "number", "minimum": 0, "maximum": 1},
    {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1e-300},
    {"type": "integer", "multipleOf": 7, "minimum": 1, "maximum": 30},
    {"type": "number", "multipleOf": 0.01},
    {"type": "integer", "format": "int32"},
    {"type": "integer", "minimum": 2**53},
)


@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
def test_numbers_are_within_their_bounds(schema: dict[str, object]) -> None:
    from jsonschema import Draft202012Validator

    judge, random = Draft202012Validator({key: value for key, value in schema.items() if key != "multipleOf"}), rng()
    made = [numbers.number(schema, random) for _ in range(300)]
    assert [value for value in made if not judge.is_valid(value)] == []
    if schema.get("multipleOf") == 7:
        assert {value % 7 for value in made} == {0}
        assert len(set(made)) > 2


@pytest.mark.parametrize("value", [0, 1, -7, 0.5, 1e21, 5e-324, 2**53 - 1])
def test_respelled_numbers_are_equal(value: float) -> None:
    spelled = [raw.text for raw in numbers.respelled(value)]
    assert len(set(spelled)) >= 6
    assert {json.loads(text) for text in spelled} == {value}


@pytest.mark.parametrize("text", ["", "a", '"\\/\n\x00', "é", "😀", "\ud800", "a\udfffb"])
def test_strings_are_spelled_so_that_they_are_read_again(text: str) -> None:
    assert json.loads(quoted(text)) == text
    assert json.loads(escaped(text)) == text
    quoted(text).encode()


def test_values_are_spelled_as_json() -> None:
    value = {"a": [1, True, None, Raw("1.0")], "é": float("inf"), "b": -float("inf")}
    assert spell(value) == '{"a": [1, true, null, 1.0], "é": 1E400, "b": -1E400}'


@pytest.mark.parametrize("text", NO_JSON)
def test_what_is_no_json_is_refused(text: str) -> None:
    assert not is_json(text)


def test_what_is_odd_anywhere_is_json_but_for_the_limits_of_the_front_door() -> None:
    refused = [text for text in map(spell, ANYWHERE) if not is_json(text)]
    assert [text for text in refused if not re.search("d800|dc00|ude00|udfff|E400|e308|__proto__", text)] == []
    assert len(refused) > 5


def is_json(text: str) -> bool:
    """Whether the front door lets a text in."""
    try:
        parse_json(RootContract[JsonValue], text)
    except ValidationError:
        return False
    return True


def test_a_property_has_other_names() -> None:
    assert {"due_on", "DueOn", "DUEON", "due-on", "_dueOn", "dueO"} <= set(other_names("dueOn"))


def test_one_and_true_are_taken_for_each_other() -> None:
    assert any(value is True for value in same_in_other_kinds(1))
    assert [
        value for value in same_in_other_kinds(value=True) if not isinstance(value, list) and value in {1, "true"}
    ] == [1, "true"]
    assert Raw("1") in list(same_in_other_kinds("1"))
