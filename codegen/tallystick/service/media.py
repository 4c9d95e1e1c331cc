"""Media types of requests and answers (RFC 9110 section 8.3), and names of downloaded files (RFC 6266)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from tallystick.http_words import TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPE = re.compile(rf"[ \t]*({TOKEN}/{TOKEN})[ \t]*")
_PARAMETER = re.compile(rf';[ \t]*(?:({TOKEN})=({TOKEN}|"(?:[^"\\]|\\.)*")[ \t]*)?', re.DOTALL)
_UTF8 = frozenset({"utf-8", "utf8"})


@dataclass(frozen=True, slots=True)
class MediaType:
    """A media type, in lower case, with its parameters by lower-case name."""

    essence: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_utf8(self) -> bool:
        """Whether text of it is UTF-8, which it is where nothing is said."""
        return self.parameters.get("charset", "utf-8").lower() in _UTF8


def media_type(text: str | None) -> MediaType | None:
    """The media type that a header holds; `None` where it holds none."""
    start = _TYPE.match(text or "")
    if text is None or start is None:
        return None
    found = parameters(text, start.end())
    return None if found is None else MediaType(start[1].lower(), found)


def parameters(text: str, position: int) -> dict[str, str] | None:
    """The parameters (`; name=value`) from `position` to the end of a header; `None` where it goes on otherwise."""
    found: dict[str, str] = {}
    while position < len(text):
        one = _PARAMETER.match(text, position)
        if one is None:
            return None
        if one[1] is not None:
            value = re.sub(r"(?s)\\(.)", r"\1", one[2][1:-1]) if one[2].startswith('"') else one[2]
            found.setdefault(one[1].lower(), value)
        position = one.end()
    return found


def allows(allowed: tuple[str, ...], essence: str) -> bool:
    """Whether a media type is one of those allowed, of which `image/*` allows many. None named allows all."""
    family = essence.partition("/")[0]
    return not allowed or any(each.lower() in {essence, f"{family}/*", "*/*"} for each in allowed)


_UNSAFE = re.compile(r"[^ !#$&+\-.0-9A-Z^_`a-z{|}~()\[\],=@]")
_SEPARATORS = re.compile(r"[/\\\x00-\x1f\x7f]")


def disposition(file_name: str | None) -> str:
    """The `Content-Disposition` of a download: no name can leave the header, or a folder.

    Where a name is not plain ASCII it is there twice: as near as ASCII comes, and exactly (RFC 6266 section 4.3).
    """
    if not file_name:
        return "attachment"
    name = _SEPARATORS.sub("_", file_name).encode("utf-8", "replace").decode()
    plain = _UNSAFE.sub("_", name)
    exact = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'attachment; filename="{plain}"{exact}'
