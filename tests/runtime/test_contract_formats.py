"""The wire types of contracts in JavaScript against the patterns of the documents and Python's own calendar."""

from __future__ import annotations

import base64
import random
import re
from datetime import UTC, date, datetime
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

import pytest

from tallystick.ir.formats import FORMATS
from tallystick.ir.orders import ORDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.runtime.conftest import Node

pytestmark = pytest.mark.node

PATTERNS = {row.name: re.compile(row.pattern.replace("$", r"\Z"), re.ASCII) for row in FORMATS if row.pattern}

SEEDS: dict[str, list[str]] = {
    "contract-date": ["2026-11-22", "2024-02-29", "1900-02-28", "0001-01-01", "9999-12-31", "2026-04-30"],
    "contract-datetime": ["2026-11-22T08:30:06Z", "2000-02-29T23:59:59.123456+23:59", "0001-12-31T00:00:00.1-00:00"],
    "contract-local-datetime": ["2026-11-22T08:30:06", "2023-01-31T00:00:00.999999"],
    "contract-local-time": ["08:30:06", "23:59:59.123456", "00:00:00.0"],
    "contract-duration": ["P", "PT", "-P1DT2H3M4.5S", "P999999999D", "PT0.000001S", "P1DT"],
    "contract-base64": ["", "AA==", "AAE=", "AAAA", "+/+/", base64.b64encode(bytes(range(64))).decode()],
}
DIRT = "0123456789:-+.TZPDHMStz =/A\n\u0662"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _anything(_: str) -> bool:
    return True


CALENDAR: dict[str, Callable[[str], bool]] = dict.fromkeys(SEEDS, _anything) | {
    "contract-date": _is_date,
    "contract-datetime": _is_date,
    "contract-local-datetime": _is_date,
}


def _mutated(text: str, chance: random.Random) -> str:
    """The text with one to three characters replaced, inserted or removed; digits mostly by digits."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(text))
        new = chance.choice("0123456789" if chance.random() < 0.6 else DIRT)
        text = text[:at] + chance.choice([new, new, ""]) + text[at + chance.choice([0, 1, 1, 1]) :]
    return text


def _export(name: str) -> str:
    return re.sub("-([a-z])", lambda match: match[1].upper(), name)


@pytest.mark.parametrize("name", SEEDS)
def test_the_runtime_accepts_what_the_pattern_and_the_calendar_accept(node: Node, name: str) -> None:
    chance = random.Random(20261122)  # noqa: S311 -- a fixed sequence, not a secret
    strings = SEEDS[name] + [_mutated(chance.choice(SEEDS[name]), chance) for _ in range(4000)]
    want = [PATTERNS[name].match(text) is not None and CALENDAR[name](text) for text in strings]
    got = node.accepts(f"z.string().check({_export(name)})", strings)
    assert [text for text, mine, theirs in zip(strings, want, got, strict=True) if mine != theirs] == []
    # The table says something only if both verdicts are in it.
    assert {True, False} == set(want)


def test_every_day_of_every_kind_of_year(node: Node) -> None:
    days = [
        f"{year:04}-{month:02}-{day:02}"
        for year in (0, 1, 1900, 2000, 2023, 2024)
        for month in range(14)
        for day in range(33)
    ]
    want = [PATTERNS["contract-date"].match(day) is not None and _is_date(day) for day in days]
    assert node.accepts("z.string().check(contractDate)", days) == want


def test_datetimes_are_those_of_python(node: Node) -> None:
    chance = random.Random(7)  # noqa: S311 -- a fixed sequence, not a secret
    instants = [datetime.fromtimestamp(chance.randint(0, 2**32), UTC).isoformat() for _ in range(200)]
    assert node.accepts("z.string().check(contractDatetime)", instants) == [True] * len(instants)


BOUNDED = {
    "moment": ("contract-datetime", "contract-date", "contract-local-datetime", "contract-local-time"),
    "duration": ("contract-duration",),
}


@pytest.mark.parametrize(("order", "name"), [(order, name) for order, names in BOUNDED.items() for name in names])
def test_quantities_compare_as_in_python(node: Node, order: str, name: str) -> None:
    chance = random.Random(8)  # noqa: S311 -- a fixed sequence, not a secret
    made = SEEDS[name] + [_mutated(chance.choice(SEEDS[name]), chance) for _ in range(2000)]
    strings = [text for text in made if PATTERNS[name].match(text) and CALENDAR[name](text)]
    measure = ORDERS[order]
    for limit in chance.sample(strings, 8):
        for bound, holds in (("Minimum", ge), ("ExclusiveMinimum", gt), ("Maximum", le), ("ExclusiveMaximum", lt)):
            want = [holds(measure(text), measure(limit)) for text in strings]
            assert node.accepts(f'z.string().check({order}{bound}("{limit}"))', strings) == want
    assert len(strings) > 50
