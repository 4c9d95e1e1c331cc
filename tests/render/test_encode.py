"""What each encoder makes of text, ordinary and hostile."""

from __future__ import annotations

import json
import math
import random

import pytest

from tallystick.render import encode
from tallystick.render.layout import fit


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("", '""'),
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('say "hi"', "'say \"hi\"'"),
        ("\"'", '"\\"\'"'),
        ("a\\b", '"a\\\\b"'),
        ("\n\r\t\b\f", '"\\n\\r\\t\\b\\f"'),
        ("\x00\x7f", '"\\u0000\\u007f"'),
        ("\u2028\u2029\x85", '"\\u2028\\u2029\\u0085"'),
        ("\u202ea\u2066", '"\\u202ea\\u2066"'),
        ("\ud800x\udc00", '"\\ud800x\\udc00"'),
        ("\U000e0001", '"\\u{e0001}"'),
        ("\ufeff\u200b", '"\\ufeff\\u200b"'),
        ("é漢😀👩\u200d🚀", '"é漢😀👩\u200d🚀"'),
        ("</script>", '"\\x3c/script>"'),
        ("</SCRIPT>", '"\\x3c/SCRIPT>"'),
        ("<!--", '"\\x3c!--"'),
        ("<b>", '"<b>"'),
        ("`${x}`", '"`${x}`"'),
        ("*/", '"*/"'),
    ],
)
def test_string(text: str, want: str) -> None:
    assert encode.string(text) == want


@pytest.mark.parametrize(
    ("name", "want"),
    [
        ("name", "name"),
        ("$a_1", "$a_1"),
        ("class", "class"),
        ("1st", '"1st"'),
        ("a-b", '"a-b"'),
        ("é", '"é"'),
        ("", '""'),
    ],
)
def test_key(name: str, want: str) -> None:
    assert encode.key(name) == want


def test_the_prototype_is_never_set() -> None:
    value = {"__proto__": {"a": 1}, "b": [{"__proto__": None}]}
    assert fit(encode.json_value(value), 0, 0, 0) == '{ ["__proto__"]: { a: 1 }, b: [{ ["__proto__"]: null }] }'


@pytest.mark.parametrize("name", ["Invoice", "$", "_a1", "Ünïcode", "名"])
def test_identifier(name: str) -> None:
    assert encode.identifier(name) == name


@pytest.mark.parametrize("name", ["", "1a", "a-b", "class", "await", "a b", "a;b", "a\u202e", "a\n", "eval"])
def test_no_identifier(name: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        encode.identifier(name)


@pytest.mark.parametrize(
    ("value", "want"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-3, "-3"),
        (0.1, "0.1"),
        (1e-7, "1e-7"),
        (1.5e300, "1.5e300"),
        (10**20, "100000000000000000000"),
        (10**21, "1e21"),
        (2**53 + 1, "9007199254740992"),
        (10**400, "Infinity"),
        (-(10**400), "-Infinity"),
    ],
)
def test_number(value: float, want: str) -> None:
    assert encode.number(value) == want


def test_no_number() -> None:
    with pytest.raises(ValueError, match="not a number"):
        encode.number(math.nan)


def test_numbers_keep_their_value() -> None:
    source = random.Random(20)  # noqa: S311 - a fixed seed
    for _ in range(2_000):
        value = source.choice([source.uniform(-1, 1), source.expovariate(1e-9), 10.0 ** source.randint(-300, 300)])
        assert float(encode.number(value)) == value


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("", "/(?:)/u"),
        ("^a$", "/^a$/u"),
        ("a/b", "/a\\/b/u"),
        ("a\\/b", "/a\\/b/u"),
        ("[/]", "/[\\/]/u"),
        ("\\\\/", "/\\\\\\//u"),
        ("\n\r\u2028", "/\\n\\r\\u2028/u"),
        ("\ud800", "/\\ud800/u"),
        ("é", "/é/u"),
        ("\u202e", "/\\u202e/u"),
        ("*/", "/*\\//u"),
    ],
)
def test_regex(source: str, want: str) -> None:
    assert encode.regex(source) == want


@pytest.mark.parametrize(
    ("values", "want"),
    [
        ((1, 1.0, True), ("1", "true")),
        (("a", "a", "b"), ('"a"', '"b"')),
        ((0, False, -0.0), ("0", "false")),
    ],
)
def test_literals(values: tuple[bool | float | str, ...], want: tuple[str, ...]) -> None:
    assert encode.literals(values) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("What *we* agreed.", "What \\*we\\* agreed\\."),
        ("<script>\n[x](y)", "\\<script\\> \\[x\\]\\(y\\)"),
        ("a\u202eb", "a\\\\u202eb"),
    ],
)
def test_markdown(text: str, want: str) -> None:
    assert encode.markdown(text) == want


def test_strings_in_double_quotes_are_json() -> None:
    source = random.Random(21)  # noqa: S311 - a fixed seed
    for _ in range(2_000):
        text = "".join(chr(source.choice([source.randint(0, 0x2FF), source.randint(0x2000, 0x2070)])) for _ in range(9))
        text = text.replace('"', "")
        assert json.loads(encode.string(text)) == text
