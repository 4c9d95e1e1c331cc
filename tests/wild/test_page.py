"""The page of figures shows those that were kept, and they keep what it promises."""

from __future__ import annotations

from tallystick.verify.leniency import FIXES
from tests.wild import page


def test_the_page_shows_the_figures_that_are_kept() -> None:
    assert page.shown() == page.tables(page.load())


def test_the_promises_are_kept() -> None:
    found = page.load()
    assert not page.is_broken(found)
    assert len(found.packages) >= 5
    assert len(found.verbs.keys() - found.packages.keys()) >= 2  # applications
    assert {kind for counts in found.kinds.values() for kind in counts} <= {str(kind) for kind in FIXES}


def test_values_and_places_are_the_servers_where_no_function_decides() -> None:
    plain = [package[0] for package in page.load().packages.values() if package[0]["both"]]
    assert {
        each["label"]: each["values"] / each["both"] for each in plain if each["values"] < 0.99 * each["both"]
    } == {}
    assert sum(each["paths"] for each in plain) > 0.99 * sum(each["refused"] for each in plain)


def test_a_broken_promise_is_seen() -> None:
    found = page.load()
    name, (said, *_) = next(iter(found.packages.items()))
    assert page.is_broken(page.Kept({name: [said | {"unsent": 1}]}, {}, {}))
    assert page.is_broken(page.Kept({name: [said, said | {"unread": 1}]}, {}, {}))
    assert page.is_broken(page.Kept({}, {}, {"app": {"disagreements": 1}}))
    assert not page.is_broken(page.Kept({name: [said, said | {"unsent": 1}]}, {}, {}))
