"""JSON text."""

from __future__ import annotations

import json
import random

import pytest

from tallystick.documents.text import to_text

WRITTEN = [
    ({}, "{}\n"),
    ([], "[]\n"),
    (None, "null\n"),
    ({"b": 1, "a": [True, False]}, '{\n  "b": 1,\n  "a": [\n    true,\n    false\n  ]\n}\n'),
    (1.0, "1\n"),
    (-0.0, "0\n"),
    (0.1, "0.1\n"),
    (1e20, "100000000000000000000\n"),
    (1e21, "1e+21\n"),
    (2**70, "1180591620717411303424\n"),
    ("Größe 👍", '"Größe 👍"\n'),
    ("\ud800", '"\\ud800"\n'),
    ({"\udfff": "a\\\ud800"}, '{\n  "\\udfff": "a\\\\\\ud800"\n}\n'),
    ("\u2028\x7f\x00", '"\u2028\x7f\\u0000"\n'),
]


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_text(value: object, text: str) -> None:
    assert to_text(value) == text
    to_text(value).encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [{"a": float("-inf")}]])
def test_numbers_that_are_not_finite_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_text(value)


def test_text_is_read_back_as_it_was() -> None:
    chance = random.Random(20261122)  # noqa: S311 - a fixed seed

    def value(depth: int) -> object:
        kind = chance.randrange(7 if depth else 5)
        letters = "".join(
            chr(chance.choice([34, 92, 10, 97, 0x2028, 0xD800, 0xDFFF, 0x1F44D])) for _ in range(chance.randrange(4))
        )
        kinds = [None, chance.random() < 0.5, chance.randrange(-(2**60), 2**60), chance.uniform(-1e9, 1e9), letters]
        if kind < 5:
            return kinds[kind]
        several = [value(depth - 1) for _ in range(chance.randrange(4))]
        return several if kind == 5 else {f"{letters}{n}": each for n, each in enumerate(several)}

    for _ in range(500):
        made = value(4)
        assert json.loads(to_text(made)) == json.loads(json.dumps(made))
