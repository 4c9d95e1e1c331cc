"""A union whose members all list values lists them, as the one enumeration that its schema is in TypeScript."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import pytest
from pydantic import ValidationError

from tallystick import Contract, Issue, issues


class Colour(StrEnum):
    RED = "red"


class Listed(Contract):
    both: Literal["a"] | Literal[1, 2] = "a"  # noqa: PYI030 - two literals are the point
    named: Colour | Literal["none", 0] | None = None
    mixed: Literal["a"] | int = 1


GIVEN = {
    '{"both": 0}': Issue("/both", "enum", 'Expected one of "a", 1, 2'),
    '{"both": true}': Issue("/both", "enum", 'Expected one of "a", 1, 2'),
    '{"named": "blue"}': Issue("/named", "enum", 'Expected one of "red", "none", 0'),
    '{"mixed": "b"}': Issue("/mixed", "anyOf", "Expected one of several forms, and this is none of them"),
}


@pytest.mark.parametrize(("text", "wanted"), GIVEN.items(), ids=GIVEN)
def test_values_are_listed_where_all_members_list_them(text: str, wanted: Issue) -> None:
    with pytest.raises(ValidationError) as caught:
        Listed.parse_json(text)
    assert issues(caught.value, Listed) == [wanted]
