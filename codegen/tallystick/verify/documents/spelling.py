"""JSON texts: values as they are spelled, where the spelling may be the point."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Raw:
    """A piece of a document as it is spelled, JSON or not."""

    text: str


def spell(value: Any) -> str:  # noqa: ANN401 - any JSON value, with `Raw` anywhere in it
    """`value` as JSON, with each `Raw` as it is spelled. Lone surrogates are escaped; what is infinite is `1E400`."""
    match value:
        case Raw(text):
            return text
        case str():
            return quoted(value)
        case dict():
            return "{" + ", ".join(f"{quoted(key)}: {spell(each)}" for key, each in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(spell, value)) + "]"
        case float() if not math.isfinite(value):
            return "-1E400" if value < 0 else "1E400"
        case _:
            return json.dumps(value)


def quoted(text: str) -> str:
    """`text` as a JSON string with as few escapes as JSON and UTF-8 allow."""
    if text.isascii() or _SURROGATE.search(text) is None:
        return encode_basestring(text)
    return encode_basestring_ascii(text)


def escaped(text: str) -> str:
    r"""`text` as a JSON string in which every UTF-16 unit is written `\uXXXX`: another spelling of the same value."""
    units = text.encode("utf-16-be", "surrogatepass")
    return '"' + "".join(f"\\u{units[at]:02X}{units[at + 1]:02x}" for at in range(0, len(units), 2)) + '"'
