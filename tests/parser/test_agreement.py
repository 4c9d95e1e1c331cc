"""One front door in two languages: the same texts refused, the same values read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.parser.conftest import in_python
from tests.parser.texts import EDGES, REFUSED, mutations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.parser.conftest import Answer

    Ask = Callable[[Iterable[bytes | str]], list[Answer]]

SEED = 20_261_122
MUTATIONS = 20_000


@pytest.mark.parametrize("name", EDGES)
def test_python_answers(name: str) -> None:
    text, want = EDGES[name]
    assert in_python(text) == want
    if isinstance(text, str) and want != REFUSED:
        assert {in_python(text.encode()), in_python(bytearray(text.encode()).decode())} == {want}


@pytest.mark.node
def test_javascript_answers(in_javascript: Ask) -> None:
    answers = in_javascript(text for text, _ in EDGES.values())
    assert dict(zip(EDGES, answers, strict=True)) == {name: want for name, (_, want) in EDGES.items()}


@pytest.mark.node
def test_both_answer_alike_on_mutations(in_javascript: Ask) -> None:
    texts = list(mutations(SEED, MUTATIONS))
    python = [in_python(text) for text in texts]
    apart = [found for found in zip(texts, python, in_javascript(texts), strict=True) if found[1] != found[2]]
    assert apart == [], f"seed {SEED}"
    accepted = sum(answer != REFUSED for answer in python)
    assert MUTATIONS // 10 < accepted < MUTATIONS * 9 // 10, "one verdict alone proves little"


@pytest.mark.node
def test_both_answer_alike_on_text(in_javascript: Ask) -> None:
    texts = [text.decode("utf-8", "surrogateescape") for text in mutations(SEED + 1, MUTATIONS // 10)]
    assert in_javascript(texts) == [in_python(text) for text in texts], f"seed {SEED + 1}"
