"""Text from a document never becomes code: every position with every text, judged by parsers and by what runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.injection.matrix import Case, judge, type_errors
from tests.injection.positions import POSITIONS
from tests.injection.texts import LONE_SURROGATES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.node

PARTS = 3
"""How many tests the matrix is, so that several processes can share it."""


def pairs(*, extended: bool) -> list[tuple[str, str]]:
    """Positions with texts: all of them where there is time, else half, so that each meets half of the others."""
    every = [
        (place, text, row + column)
        for row, place in enumerate(POSITIONS)
        for column, text in enumerate(TEXTS)
        if (place, text) not in WITHOUT_TWIN
    ]
    return [(place, text) for place, text, number in every if extended or number % 2 == 0]


def test_the_matrix_is_as_large_as_it_says() -> None:
    assert len(set(TEXTS.values())) == len(TEXTS)
    assert len(pairs(extended=False)) >= 42 * 40


@pytest.mark.parametrize("part", range(PARTS))
def test_text_stays_text(
    part: int, tmp_path: Path, figure: Callable[[str], None], request: pytest.FixtureRequest
) -> None:
    places = list(POSITIONS)[part::PARTS]
    wanted = pairs(extended=request.config.getoption("--extended"))
    cases = [Case(place, called, TEXTS[called]) for place, called in wanted if place in places]
    verdicts = judge(cases, tmp_path)
    assert verdicts.faults == {}
    assert type_errors(tmp_path) == ""
    assert unexpected(cases, verdicts.refused) == {}
    accepted = {case.position for case in cases if str(case) not in verdicts.refused}
    assert {case.position for case in cases} - accepted == NEVER_ACCEPTED & {case.position for case in cases}
    figure(
        f"injection matrix, part {part + 1} of {PARTS}: {len(cases)} documents, {verdicts.judged} outputs with"
        f" the shape of their twins, {len(verdicts.refused)} documents refused, code run by none"
    )


PROPERTIES = (
    *("property name", "optional property name", "property with default", "property of a recursive schema"),
    *("required name", "discriminator property", "field of a form"),
)
WITHOUT_TWIN = {
    *((f"{place} parameter", "prototype") for place in ("path", "query", "header", "cookie")),  # left out of the client
    *((place, "prototype") for place in PROPERTIES),  # read by the runtime alone, as a property of no other name
    ("header parameter", "inherited"),  # no other inherited name is in lower case, as headers are
    ("API of an operation", "inherited"),  # as above
    ("error description", "empty"),  # what says nothing is left out
    *(("media type of a file", called) for called in ("empty", "blank")),  # as above
    *(("media type of a file", f"end of {what}") for what in ("key", "regular expression")),  # a comma makes two of one
}
"""Positions and texts whose output no harmless word has the shape of."""

NEVER_ACCEPTED = {
    *("type", "type in a list", "reference", "reference to an anchor", "dialect", "decimal bound"),
    *("number of bytes of a file", "number of files"),
}
"""Positions where only certain words or numbers have a meaning, and none of the texts is one."""


def unexpected(cases: list[Case], refused: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The refusals that were not to be expected: of half a character everywhere, else of what the position names."""
    found = {}
    for case in cases:
        codes = refused.get(str(case), frozenset())
        expected = frozenset({"TLY325"}) if case.called in LONE_SURROGATES else POSITIONS[case.position].refused
        if not codes <= expected or (case.called in LONE_SURROGATES and not codes):
            found[str(case)] = codes
    return found
