"""The same contracts give the same bytes, whatever the hash seed, the time zone, the locale and the working folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.determinism.runs import EVERY, FOLDERS, LOCALES, SAMPLE, SEEDS, ZONES, digests

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_sample_has_everything() -> None:
    assert len(EVERY) == 10 * 3 * 3 * 2
    assert set(SAMPLE) < set(EVERY)
    assert {each.seed for each in SAMPLE} == set(SEEDS)
    assert {each.zone for each in SAMPLE} == set(ZONES)
    assert {each.locale for each in SAMPLE} == set(LOCALES)
    assert {each.folder for each in SAMPLE} == set(FOLDERS)


def test_the_same_bytes_everywhere(figure: Callable[[str], None]) -> None:
    found = digests(SAMPLE)
    assert len(found) == 1
    figure(f"determinism: {len(SAMPLE)} of {len(EVERY)} surroundings, 1 digest")
