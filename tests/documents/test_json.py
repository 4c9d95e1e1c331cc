"""JSON texts: what they mean, and where they are wrong."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from tallystick.documents.read import parse_json
from tallystick.documents.scan import MAX_DEPTH, first_fault
from tallystick.problems import Refusal


def refused(text: str | bytes) -> tuple[str, int | None, int | None]:
    """The code and place of the one problem that `text` has."""
    with pytest.raises(Refusal) as caught:
        parse_json(text, "a.json")
    (found,) = caught.value.problems
    assert found.where.file == "a.json"
    return found.code, found.where.line, found.where.column


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        (" null ", None),
        ('"a\\u00e9\\n"', "aé\n"),
        ('"\\ud83d\\ude00"', "😀"),
        ("9007199254740993", 9007199254740993),
        ("-12.5e-1", -1.25),
        ("1e400".replace("400", "300"), 1e300),
        ("[]", []),
        ('{"a": [1, {"b": {}}], "c": true}', {"a": [1, {"b": {}}], "c": True}),
        ("\ufeff{}", {}),
        (b"\xef\xbb\xbf[false]", [False]),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, None),
    ],
)
def test_what_a_text_means(text: str | bytes, value: Any) -> None:
    read = parse_json(text, "a.json")
    assert read == (json.loads(text) if value is None else value)
    assert type(read) is type(value) or value is None


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        # syntax
        ("{a: 1}", "TLY320", 1, 2),
        ("{'a': 1}", "TLY320", 1, 2),
        ('{"a" 1}', "TLY320", 1, 6),
        ('{"a": 1,}', "TLY320", 1, 9),
        ('{"a": }', "TLY320", 1, 7),
        ('{"a": 1 "b": 2}', "TLY320", 1, 9),
        ("[1,]", "TLY320", 1, 4),
        ("[,1]", "TLY320", 1, 2),
        ("[1 2]", "TLY320", 1, 4),
        ("[1}", "TLY320", 1, 3),
        ("{} {}", "TLY320", 1, 4),
        ("nul ", "TLY320", 1, 1),
        ("True", "TLY320", 1, 1),
        ("// no\n{}", "TLY320", 1, 1),
        ('{\n  "a": 01\n}', "TLY320", 2, 8),
        ("[+1]", "TLY320", 1, 2),
        ("[.5]", "TLY320", 1, 2),
        ("[5.]", "TLY320", 1, 2),
        ("[1e]", "TLY320", 1, 2),
        ("[0x10]", "TLY320", 1, 2),
        ("\u00a0{}", "TLY320", 1, 1),
        # cut off
        ("{", "TLY321", 1, 2),
        ('{"a": "b', "TLY321", 1, 9),
        ('{"a": "\\u00', "TLY321", 1, 12),
        ('{"a": tr', "TLY321", 1, 9),
        ('{\n"a": [1,\n', "TLY321", 3, 1),
        ("-", "TLY321", 1, 2),
        # keys twice
        ('{"a": 1, "a": 1}', "TLY322", 1, 10),
        ('[{}, {"b": 1,\n "\\u0062": 2}]', "TLY322", 2, 2),
        # numbers
        ("[NaN]", "TLY323", 1, 2),
        ("[-Infinity]", "TLY323", 1, 2),
        ('{"a": Infinity}', "TLY323", 1, 7),
        ("[1e400]", "TLY324", 1, 2),
        ("-1e400", "TLY324", 1, 1),
        ("[" + "9" * 5000 + "]", "TLY324", 1, 2),
        # strings
        ('["\\ud800"]', "TLY325", 1, 3),
        ('["a\\uDC00b"]', "TLY325", 1, 4),
        ('["\\ud800\\ud800\\udc00"]', "TLY325", 1, 3),
        ('["\\ud83d\\ude00", "\\ud83dx\\ude00"]', "TLY325", 1, 19),
        ('["\ud800"]', "TLY325", 1, 3),
        ('["a\tb"]', "TLY326", 1, 4),
        ('["a\nb"]', "TLY326", 1, 4),
        ('["\\x41"]', "TLY328", 1, 3),
        ('["\\u12g4"]', "TLY328", 1, 3),
        # depth
        ("[" * 257 + "]" * 257, "TLY327", 1, 257),
        ("[" * 10_000 + "]" * 10_000, "TLY327", 1, 257),
        ('{"a":' * 10_000 + "1" + "}" * 10_000, "TLY327", 1, 256 * 5 + 1),
        # the file as a whole
        ("", "TLY313", None, None),
        (" \n\t", "TLY313", None, None),
        (b"\xef\xbb\xbf", "TLY313", None, None),
        (b"{}\x00", "TLY314", None, None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "TLY314", None, None),
        (b'{\n"a": "\xff"}', "TLY315", 2, 7),
        ('{"é": "é'.encode()[:-1], "TLY315", 1, 8),
        ("{}".encode("utf-16"), "TLY316", None, None),
        ('{"a": 1}'.encode("utf-16-le"), "TLY316", None, None),
        ('{"a": 1}'.encode("utf-16-be"), "TLY316", None, None),
        ("{}".encode("utf-32"), "TLY316", None, None),
        ('{"a": 1}'.encode("utf-32-be"), "TLY316", None, None),
    ],
)
def test_where_a_text_is_wrong(text: str | bytes, code: str, line: int | None, column: int | None) -> None:
    assert refused(text) == (code, line, column)


def test_the_message_names_what_is_missing_and_the_way_out() -> None:
    with pytest.raises(Refusal) as caught:
        parse_json('{\n  "paths": {"/a": [1, 2', "api.json")
    (found,) = caught.value.problems
    assert (str(found.where), found.message, found.way_out) == (
        "api.json:2:24",
        "The document ends before the end of the `[` at 2:19, as if it had been cut off.",
        "Complete it, or fetch it again.",
    )


def test_text_of_a_document_is_printed_on_one_line_and_short() -> None:
    with pytest.raises(Refusal) as caught:
        parse_json(
            json.dumps({"\x1b[31m\n" + "k" * 100: 1})[:-1] + ", " + json.dumps("\x1b[31m\n" + "k" * 100) + ": 1}", "a"
        )
    (found,) = caught.value.problems
    assert found.message == (
        'The key "\\u001b[31m\\nkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk..." occurs for the second time; '
        "readers differ in which one counts."
    )


def document(size: int) -> str:
    """A document of exactly `size` bytes with every kind of token, ending with its closing brace."""
    start = '{"openapi": "3.1.0", "é\\u00e9": [true, false, null, -1.5e+3, "\\ud83d\\ude00 \\" \\\\"], "paths": {'
    members, index = "", 0
    while len((start + members).encode()) < size - 90:
        members += f'"/p{index}": {{"n": {index}, "s": ["a", {{}}, []]}}, '
        index += 1
    open_end = start + members + '"end": "'
    return open_end + "x" * (size - len(open_end.encode()) - 3) + '"}}'


def test_a_document_cut_off_at_any_byte_is_refused() -> None:
    whole = document(2000).encode()
    assert len(whole) == 2000
    parse_json(whole, "a.json")
    codes = [refused(whole[:cut])[0] for cut in range(2000)]
    inside_a_character = [cut for cut in range(2000) if codes[cut] == "TLY315"]
    assert {*codes} == {"TLY313", "TLY315", "TLY321"}
    assert inside_a_character == [whole.index("é".encode()) + 1]


def test_both_scanners_know_the_same_grammar() -> None:
    """Mutated documents are refused with a place exactly where the standard library, made strict, refuses them."""

    def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError
        return dict(pairs)

    def accepts(text: str) -> bool:
        try:
            value = json.loads(text, object_pairs_hook=distinct, parse_constant=lambda _: 1 / 0)
            json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        except (ValueError, ZeroDivisionError):
            return False
        return True

    rng = random.Random(31)  # noqa: S311  # repeatable, not secret
    seeds = ['{"a":[1,-2.5e3,"x\\u00e9\\n",true,null],"b":{"c":{},"d":[]}}', '["\\ud83d\\ude00","NaN",0,10,{"":""}]']
    alphabet = '{}[]",:\\/ubfnrt0123456789.eE+-aNI\n\t \x01é\u2028😀'
    seen = {True: 0, False: 0}
    for _ in range(6_000):
        text = list(rng.choice(seeds))
        for _ in range(rng.randint(1, 3)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 2)] = rng.choice(alphabet) * rng.randint(0, 2)
        mutant = "".join(text)
        accepted = accepts(mutant)
        assert (first_fault(mutant) is None) is accepted, mutant
        seen[accepted] += 1
    assert min(seen.values()) > 500
