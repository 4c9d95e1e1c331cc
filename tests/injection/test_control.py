"""The detector of the matrix sees what it looks for: one encoder broken at a time, it finds faults where it writes."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tallystick.ir import names
from tallystick.render import comments, encode
from tests.injection import matrix
from tests.injection.matrix import Case, judge
from tests.injection.texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.node

WHOLE = encode.string


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Encoders remember what they wrote; nothing may be remembered from whole ones to broken ones, or back."""
    forget()
    yield
    forget()


def forget() -> None:
    """Empty what encoders and twins remember."""
    matrix._twin.cache_clear()
    for value in vars(encode).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


@dataclass(frozen=True, slots=True)
class Broken:
    """An encoder as it must not be: `instead` for `encoder` in every module named by `where` that uses it."""

    encoder: Callable[..., Any]
    instead: Callable[..., Any]
    where: str = "tallystick."


def pasted_key(name: str) -> str:
    """A key without care for what is in it."""
    return name if re.fullmatch(r"\w+", name) else f'"{name}"'


CONTROLS: dict[str, tuple[tuple[str, ...], tuple[Broken, ...]]] = {
    "string": (("const", "enum", "default"), (Broken(encode.string, lambda text: f'"{text}"'),)),
    "property key": (
        ("property name", "optional property name"),
        (Broken(encode.key, pasted_key), Broken(encode.value_key, pasted_key)),
    ),
    "comment": (("schema description", "property description"), (Broken(comments._plain, lambda text: text),)),
    "tags of a comment": (
        ("schema description",),
        (Broken(comments.lines, lambda text: comments._plain(text).split("\n")),),
    ),
    "regular expression": (("quoted pattern", "pattern"), (Broken(encode.regex, lambda source: f"/{source}/u"),)),
    "identifier": (
        ("schema name", "definition name"),
        (Broken(names.pascal_case, lambda raw: raw or "Unnamed"), Broken(encode.identifier, lambda name: name)),
    ),
    "literal in a type": (
        ("const", "enum"),
        (Broken(encode.literals, lambda values: tuple(f'"{value}"' for value in values), "tallystick.targets.types"),),
    ),
    "words of a type": (("key of a record",), (Broken(encode.string, lambda text: WHOLE(" ".join(text.split()))),)),
}
"""Context -> the positions that reach it, and what is broken there."""

FOUND = {
    "string": {"parses", "shape", "ran", "value"},
    "property key": {"parses", "shape", "ran", "value"},
    "comment": {"parses", "shape", "ran"},
    "tags of a comment": {"tag"},
    "regular expression": {"parses", "shape", "ran"},
    "identifier": {"parses", "shape"},
    "literal in a type": {"parses", "value"},
    "words of a type": {"value"},
}
"""Context -> the kinds of faults that have to be among those found."""

KINDS = {
    "parses": "does not parse",
    "shape": "has another shape",
    "ran": "ran code",
    "tag": "has the tag",
    "value": "does not say the text",
}


@pytest.mark.parametrize("context", CONTROLS)
def test_a_broken_encoder_is_noticed(
    context: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    positions, broken = CONTROLS[context]
    for each in broken:
        break_(each, monkeypatch)
    cases = [Case(position, called, text) for position in positions for called, text in TEXTS.items()]
    faults = judge(cases, tmp_path).faults
    said = [fault for found in faults.values() for fault in found]
    assert {kind for kind, words in KINDS.items() if any(words in fault for fault in said)} >= FOUND[context]
    assert {case.split(" / ")[0] for case in faults} == set(positions)
    figure(f"negative control, {context}: {len(faults)} of {len(cases)} documents noticed")


def break_(broken: Broken, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the broken encoder into every module that has the whole one, under whatever name."""
    used = 0
    for module in [module for name, module in sys.modules.items() if name.startswith(broken.where)]:
        for name, value in list(vars(module).items()):
            if value is broken.encoder:
                monkeypatch.setattr(module, name, broken.instead)
                used += 1
    assert used, "no module uses the encoder that was to be broken"
