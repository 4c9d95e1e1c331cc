"""Random patterns (fixed seeds), held against the engines themselves."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core import SchemaValidator, ValidationError, core_schema

from tallystick.regex import ecma, wire
from tallystick.regex.errors import PatternError
from tallystick.regex.parser import parse
from tallystick.regex.unicode_mode import UNICODE_MODE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pytestmark = pytest.mark.node

_LETTERS = ["a", "b", "k", "Z", "0", "7", "_", "-", " ", "\n", "\r", "\t", ".", "é", "٣", "😀", "\u2028", "\u0085", "]"]

_ATOMS = [
    "a", "b", "k", "0", "-", "é", "😀", ".", r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\.", r"\-", r"\]",
    r"\x{61}", r"\u00e9", r"\U0001F600", r"\n", "[ab]", "[^ab]", "[a-k-]", r"[\d_]", r"[^\w]", r"[\W0]", "[]a]",
    r"[\s\-é]", "(?P<n>a|b)",
]  # fmt: skip
_COUNTS = ["", "", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "*?", "+?", "??", "{1,2}?"]


def _wire_pattern(rng: random.Random, depth: int = 2) -> str:
    def piece() -> str:
        if depth and rng.random() < 0.3:
            return f"{rng.choice(['(', '(?:'])}{_wire_pattern(rng, depth - 1)}){rng.choice(_COUNTS)}"
        atom = rng.choice(_ATOMS)
        return (atom.replace("(?P<n>", "(") if "<n>" in atom else atom) + rng.choice(_COUNTS)

    options = ["".join(piece() for _ in range(rng.randint(0, 3))) for _ in range(rng.randint(1, 2))]
    body = "|".join(options)
    return rng.choice([body, f"^(?:{body})$", f"^{body}", rf"{body}\z"]) if depth == 2 else body


def _text(rng: random.Random) -> str:
    return "".join(rng.choices(_LETTERS, k=rng.randint(0, 5)))


def _in_rust(pattern: str, texts: Sequence[str]) -> list[bool]:
    validator = SchemaValidator(core_schema.str_schema(pattern=pattern))

    def matches(text: str) -> bool:
        try:
            validator.validate_python(text)
        except ValidationError:
            return False
        return True

    return [matches(text) for text in texts]


def _in_python(pattern: str, texts: Sequence[str]) -> list[bool]:
    # `$` would also match before a final newline; none of the generated patterns has one that is escaped or in a class.
    compiled = re.compile(pattern.replace("$", r"\Z"))
    return [compiled.search(text) is not None for text in texts]


SEED = 20261122


def test_three_engines_agree_on_wire_regexes(in_node: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    rng = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    patterns = [wire.normalise(_wire_pattern(rng)) for _ in range(1_000)]
    texts = [_text(rng) for _ in range(60)]
    rust = [_in_rust(pattern, texts) for pattern in patterns]
    node = in_node([(pattern, "u", texts) for pattern in patterns])
    python = [_in_python(pattern, texts) for pattern in patterns]
    apart = [
        (pattern, text, in_rust, in_node, in_python)
        for pattern, *verdicts in zip(patterns, rust, node, python, strict=True)
        for text, in_rust, in_node, in_python in zip(texts, *verdicts, strict=True)
        if not in_rust == in_node == in_python
    ]
    with capsys.disabled():
        matched = sum(map(sum, rust))
        print(  # noqa: T201 - the figures are the point of the test
            f"\nwire regexes: {len(patterns)} patterns x {len(texts)} texts, seed {SEED}: {matched} matches, "
            f"{len(patterns) * len(texts) - matched} misses; Rust, JavaScript and Python differ on {len(apart)}"
        )
    assert apart == []


def test_ascii_meanings_aside_rust_means_the_same_before_and_after() -> None:
    rng = random.Random(5)  # noqa: S311 - repeatable, not secret
    plain = [text for text in (_text(rng) for _ in range(80)) if text.isascii()]
    patterns = [_wire_pattern(rng) for _ in range(200)]
    assert [_in_rust(wire.normalise(pattern), plain) for pattern in patterns] == [
        _in_rust(pattern, plain) for pattern in patterns
    ]


_SYNTAX = [
    "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<n>", "(?P<n>", "[", "[^", "]", "{", "}", "{2}", "{1,2}",
    "{,2}", "*", "+", "?", "|", "^", "$", ".", "-", "\\", r"\d", r"\W", r"\b", r"\B", r"\k<n>", r"\1", r"\0",
    r"\01", r"\c", r"\cA", r"\x4", r"\x41", r"\u", r"\u0041", r"\u{41}", r"\uD83D", r"\uDE00", r"\p{L}", r"\p{Lx}",
    r"\-", r"\/", r"\a", r"\_", "a", "b", "z", "0", "<", ">", ":", "=", "!", ",", "é", "😀",
]  # fmt: skip


def _soup(rng: random.Random) -> str:
    return "".join(rng.choices(_SYNTAX, k=rng.randint(1, 7)))


def _is_read(pattern: str) -> bool:
    try:
        parse(pattern, UNICODE_MODE)
    except PatternError:
        return False
    return True


def test_the_grammar_is_that_of_the_u_flag(in_node: Callable[..., Any]) -> None:
    rng = random.Random(7)  # noqa: S311 - repeatable, not secret
    patterns = [_soup(rng) for _ in range(6000)]
    compiled = [verdict is not None for verdict in in_node([(pattern, "u", []) for pattern in patterns])]
    apart = [(pattern, want) for pattern, want in zip(patterns, compiled, strict=True) if _is_read(pattern) != want]
    assert apart == []


def test_what_is_written_anew_compiles_and_means_what_annex_b_does(in_node: Callable[..., Any]) -> None:
    rng = random.Random(11)  # noqa: S311 - repeatable, not secret
    # Letters that annex B reads as themselves are anchors, references or code points to others: left out here.
    sloppy = [piece for piece in _SYNTAX if piece not in {r"\u{41}", r"\p{L}", r"\p{Lx}", r"\u", r"\x4", "z", "😀"}]
    texts = ["", "a", "b", "z0", "-", "{2}", "a{,2}", "]", "}", "aa]", "\\", "_a", "A", "a-b", "<n>", "é", "/", ":=!"]
    pairs = []
    for _ in range(6000):
        pattern = "".join(rng.choices(sloppy, k=rng.randint(1, 6)))
        try:
            pairs.append((pattern, ecma.translate(pattern)))
        except PatternError:
            continue
    changed = [(pattern, source) for pattern, source in pairs if pattern != source]
    before = in_node([(pattern, "", texts) for pattern, _ in changed])
    after = in_node([(source, "u", texts) for _, source in changed])
    assert [source for (_, source), verdicts in zip(changed, after, strict=True) if verdicts is None] == []
    apart = [
        (pattern, source)
        for (pattern, source), was, now in zip(changed, before, after, strict=True)
        if was is not None and was != now
    ]
    assert apart == []
    assert len(changed) > 200
