from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from tallystick.verify.answers import Answer
from tallystick.verify.figures import said, said_in_words
from tallystick.verify.shrink import shrunk
from tallystick.verify.tokens import parsed, spelled

TEXTS = [
    ("1", "1"),
    (" [ 1.0 , 1E400 ,-0 ]\n", "[1.0,1E400,-0]"),
    ('{"a": 1, "a": {"b": [true, null]}}', '{"a":1,"a":{"b":[true,null]}}'),
    (r'{"\ud800\"": "\\"}', r'{"\ud800\"":"\\"}'),
    ('{"a,]}:": "[{"}', '{"a,]}:":"[{"}'),
    ("[]", "[]"),
]


@pytest.mark.parametrize(("text", "want"), TEXTS)
def test_every_spelling_is_kept(text: str, want: str) -> None:
    tree = parsed(text)
    assert tree is not None
    assert spelled(tree) == want


@pytest.mark.parametrize("text", ["", "[1,]", "{", '"\n"', "nul", "[" * 300 + "]" * 300, "01"])
def test_what_is_no_json_has_no_tree(text: str) -> None:
    assert parsed(text) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda below: st.lists(below) | st.dictionaries(st.text(), below),
    max_leaves=20,
)


@seed(20261122)
@given(JSON)
def test_a_tree_is_its_text(value: object) -> None:
    tree = parsed(json.dumps(value))
    assert tree is not None
    assert json.loads(spelled(tree)) == value


def has(text: str, fragment: str) -> bool:
    return fragment in text


CASES = [
    ('{"a": [1, 2, {"b": 1.50}], "c": "x"}', "1.50", "1.50"),
    ('{"keep": {"x": [1, 2, 3]}, "other": [[]]}', '"x":[', '{"x":[]}'),
    ('["abcdef", "ghi"]', "d", '"d"'),
    ('{"a": 1, "b": 2, "a": 3}', '"a":1,"a":', '{"a":1,"a":0}'),
    ("[[[[[[7]]]]]]", "7", "7"),
    ("not JSON at all: 42", "42", "42"),
]
"""Document, what has to be left in it, what remains."""


@pytest.mark.parametrize(("document", "fragment", "want"), CASES)
def test_nothing_is_left_that_need_not_be(document: str, fragment: str, want: str) -> None:
    assert shrunk(document, lambda documents: [fragment in each for each in documents]) == want


def test_bytes_are_made_smaller_too() -> None:
    assert shrunk(b'{"a": "\xff\xfe"}', lambda documents: [b"\xff" in each for each in documents]) == b"\xff"


def test_what_does_not_hold_for_less_stays() -> None:
    document = '{"a": 1}'
    assert shrunk(document, lambda documents: [False for _ in documents]) == document


@pytest.mark.parametrize("number", range(20))
def test_the_result_shows_what_the_document_showed(number: int) -> None:
    """On random documents: a value is left where there was one, and no single step makes the result smaller."""
    random = Random(number)  # noqa: S311 - the same documents every time
    value = [{"n": random.randint(-(10**6), 10**6), "s": "x" * random.randint(0, 9)} for _ in range(5)]

    def still(documents: list[str]) -> list[bool]:
        return [any(each["n"] > 0 for each in _objects(text)) for text in documents]

    document = json.dumps(value)
    if still([document])[0]:
        assert json.loads(shrunk(document, still)) == {"n": 1}


def _objects(text: str) -> list[dict[str, float]]:
    value = json.loads(text)
    found = value if isinstance(value, list) else [value]
    return [
        each
        for each in found
        if isinstance(each, dict) and isinstance(each.get("n"), int | float) and not isinstance(each.get("n"), bool)
    ]


def test_messages_are_printed_where_they_are_what_differs() -> None:
    answer = Answer(accepted=False, issues=frozenset({("/a", "type", "Expected a number")}))
    assert (said(answer), said_in_words(answer)) == (
        'refuses: type at "/a"',
        'refuses: "Expected a number" at "/a"',
    )
    assert said_in_words(Answer(accepted=False)) == "refuses"
