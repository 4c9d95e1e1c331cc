"""JSON text of the published documents: the same value is the same bytes, everywhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tallystick.jsonvalue import Json

_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = 1e21
"""Where JavaScript starts to print whole numbers with an exponent (ECMA-262, Number::toString)."""


def to_text(value: Json) -> str:
    r"""The JSON text of `value`: two spaces of indent, keys in their own order, one newline at the end.

    Text is written as it is, but for surrogates that stand alone: those are escaped (`\ud800`), since UTF-8 cannot hold
    them. Floats without a fraction are written as integers, as JavaScript does. Raises `ValueError` for numbers that
    are not finite, which JSON cannot say (RFC 8259 section 6).
    """
    text = json.dumps(_settle(value), indent=2, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def to_line(value: Json) -> str:
    r"""The JSON text of `value` on one line: for machines, and ten times faster to make than text for people.

    ASCII only, so it is the same bytes in every encoding. Raises `ValueError` for numbers that are not finite.
    """
    return json.dumps(value, separators=(",", ":"), allow_nan=False) + "\n"


def _settle(value: Json) -> Json:
    """`value` with every float that has no fraction as an integer; `-0.0` is `0`."""
    match value:
        case dict():
            return {key: _settle(item) for key, item in value.items()}
        case list():
            return [_settle(item) for item in value]
        case float() if value.is_integer() and abs(value) < _PLAIN:
            return int(value)
        case _:
            return value
