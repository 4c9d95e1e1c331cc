"""What the side of the published schema says of a document, and where it has no say."""

from __future__ import annotations

import pytest

from tallystick.verify.schemas import Schemas

DOCUMENT = {"$defs": {"Large": {"type": "number", "minimum": 1e16}}}
LARGE = Schemas(DOCUMENT, {"Large": "/$defs/Large"})


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("1e16", True),
        ("10000000000000001", True),
        ("9999999999999990", False),
        ("9999999999999999", None),  # 1e16 to whoever reads doubles
        ("9" * 400, None),  # no double
        ("1e400", None),
        ("NaN", None),
        ("[", None),
    ],
)
def test_a_number_is_judged_where_it_is_the_same_to_all(text: str, *, accepted: bool | None) -> None:
    answer = LARGE.answer("Large", text, None)
    assert (None if answer is None else answer.accepted) == accepted
