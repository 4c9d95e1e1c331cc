from __future__ import annotations

import pytest

from tallystick.ir import formats
from tallystick.regex import growth

DEGREES = [
    (r"^a+$", 1),
    (r"a+", 1),
    # What follows the last loop is what can fail; without it nothing is tried again.
    (r"^.*.*.*", 1),
    (r"^.*.*.*$", 3),
    # Not held by ^, a pattern is tried from every place.
    (r"\s+$", 2),
    (r"^\s+$", 1),
    (r"\s*\s*$", 3),
    (r"[a-z]+[a-z0-9]*$", 3),
    (r"^[a-z]+[a-z0-9]*$", 2),
    (r"^\d+\s*$", 1),
    (r"^[^@\s]+@[^@\s]+\.[^@\s]+$", 2),
    (r"^.*a.*a.*b$", 3),
    # The loops of every round count.
    (r"^(?:a*b?){5}$", 5),
    (r"^(?:x*y){3}$", 1),
    (r"^(?:(a*)|b)(?:a*|c)(?=d)a*$", 3),
    # A bounded count is a loop once it is long enough to matter.
    (r"^a{0,100}a{0,100}a{0,100}$", 3),
    (r"^a{0,3}a{0,3}a{0,3}$", 1),
    (r"^(?:" + "|".join(f"x{number}" for number in range(2000)) + ")*$", 0),
]


@pytest.mark.parametrize(("pattern", "want"), DEGREES, ids=[pattern[:40] for pattern, _ in DEGREES])
def test_the_power_of_the_length(pattern: str, want: int) -> None:
    assert growth.degree(pattern) == want


def test_the_wire_forms_take_linear_time() -> None:
    patterns = [row.pattern for row in formats.FORMATS if row.pattern is not None]
    assert patterns
    assert {pattern: growth.degree(pattern) for pattern in patterns if growth.degree(pattern) > 1} == {}
