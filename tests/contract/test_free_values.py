"""Free JSON values are read alike wherever they stand: integers beyond 2^53 as the nearest double."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import JsonValue, NaiveDatetime

from tallystick import Contract, RootContract


class Holder(Contract):
    value: JsonValue
    other: Any = None
    below: Holder | NaiveDatetime | None = None


class Lists(RootContract[list[JsonValue] | dict[str, Any] | None]):
    pass


ODD = "[-9007199254740993, 1, 1.5, null, {}]"


@pytest.mark.parametrize(
    ("contract", "text"),
    [
        (Holder, f'{{"value": {ODD}}}'),
        (Holder, f'{{"value": 1, "other": {ODD}}}'),
        (Holder, f'{{"value": 1, "below": {{"value": {ODD}}}}}'),
        (Holder, f'{{"value": 1, "below": {{"value": 1, "below": {{"value": [], "other": {ODD}}}}}}}'),
        (Lists, ODD),
        (Lists, f'{{"a": {ODD}}}'),
    ],
)
def test_integers_are_read_as_javascript_reads_them(contract: type[Contract], text: str) -> None:
    written = contract.parse_json(text).model_dump_json()
    assert "-9007199254740992" in written
    assert "-9007199254740993" not in written
