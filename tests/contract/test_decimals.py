"""The grammar of decimals holds what Pydantic accepts, and nothing that it refuses."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from tallystick.contract.patterns import decimal_pattern

TEXTS = (
    *("0", "-0", "0.0", "0.00", "0.5", "0.50", "0.500", "0.05", "0.005", "0.123", "-0.999"),
    *("1", "1.0", "1.00", "9", "9.9", "10", "10.5", "99", "99.99", "100", "100.1", "-100", "999.999", "1000"),
)


@pytest.mark.parametrize("places", [None, 0, 1, 2, 3])
@pytest.mark.parametrize("digits", [None, 1, 2, 3])
def test_what_the_pattern_accepts_fits(digits: int | None, places: int | None) -> None:
    adapter = TypeAdapter(Annotated[Decimal, Field(max_digits=digits, decimal_places=places)])

    def fits(text: str) -> bool:
        try:
            adapter.validate_python(text)
        except ValidationError:
            return False
        return True

    pattern = re.compile(decimal_pattern(digits, places))
    accepted = [text for text in TEXTS if pattern.fullmatch(text)]
    assert accepted
    assert [text for text in accepted if not fits(text)] == []
    # Pydantic also forgives trailing zeros; a digit that counts is never refused.
    exact = [text for text in TEXTS if fits(text) and not text.endswith("0")]
    assert [text for text in exact if text not in accepted] == []
