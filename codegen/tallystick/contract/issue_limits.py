"""How messages spell what a keyword allows: as JavaScript spells it, so that both halves say the same bytes."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tallystick.contract.wire import wire_value
from tallystick.issue_table import MOST_VALUES

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PLAIN = 21
"""Numbers of more digits before the point are written with an exponent."""
_LEAST_PLAIN = -6
"""So are those with this many zeros behind the point."""


def limit_text(limit: Any) -> str:  # noqa: ANN401 - whatever a bound may be
    """A limit as JavaScript writes numbers, and as documents write all else."""
    if isinstance(limit, str):
        return limit
    return number_text(limit) if isinstance(limit, int | float) else str(wire_value(limit))


def number_text(number: float) -> str:
    """A finite number as `Number::toString` of ECMAScript has it (section 6.1.6.1.20)."""
    sign, numbers, exponent = Decimal(repr(float(number))).normalize().as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - bounds are finite
    digits = "".join(map(str, numbers))
    point = len(digits) + exponent
    if digits == "0":
        return digits
    if len(digits) <= point <= _MOST_PLAIN:
        text = digits.ljust(point, "0")
    elif 0 < point <= _MOST_PLAIN:
        text = f"{digits[:point]}.{digits[point:]}"
    elif _LEAST_PLAIN < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        text = f"{digits[0]}{'.' * (len(digits) > 1)}{digits[1:]}e{point - 1:+d}"
    return f"-{text}" if sign else text


def values_text(values: Sequence[Any]) -> str:
    """The listed values as JSON, the first ones of many; strings in the order of keys in JavaScript."""
    if len(values) > 1 and all(isinstance(value, str) for value in values):
        values = sorted(values, key=_place_as_key)
    texts = [_json_text(value) for value in values[:MOST_VALUES]]
    return ", ".join([*texts, "..."] if len(values) > MOST_VALUES else texts)


_INDEX = re.compile("0|[1-9][0-9]{0,9}")
_LAST_INDEX = 2**32 - 2


def _place_as_key(text: str) -> tuple[bool, int]:
    """Array indexes go before all other keys, in their order; the others stay in theirs."""
    is_index = _INDEX.fullmatch(text) is not None and int(text) <= _LAST_INDEX
    return (False, int(text)) if is_index else (True, 0)


def _json_text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return json.dumps(value, ensure_ascii=False)
    return number_text(value)
