"""JSON Pointers (RFC 6901)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tallystick.jsonvalue import Json

_BAD_ESCAPE = re.compile(r"~(?![01])")
_INDEX = re.compile(r"0|[1-9][0-9]{0,15}")


class _Nothing:
    """The type of `NOTHING`."""


NOTHING = _Nothing()
"""What a pointer that leads nowhere finds; `None` is a JSON value."""


def joined(pointer: str, tokens: Iterable[str | int]) -> str:
    """`pointer` lengthened by `tokens`."""
    return pointer + "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in tokens)


def tokens_of(pointer: str) -> tuple[str, ...] | None:
    """The reference tokens of a pointer; `None` where it is not one (no leading slash, a stray tilde)."""
    if not pointer:
        return ()
    if not pointer.startswith("/") or _BAD_ESCAPE.search(pointer):
        return None
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/"))


def step(value: Json, token: str | int) -> Json | _Nothing:
    """The member `token` of `value`, or `NOTHING`.

    Own members only: keys of an object, or indices of an array written as RFC 6901 section 4 has them (no sign, no
    leading zero, no `-`).
    """
    if isinstance(value, dict):
        return value.get(str(token), NOTHING)
    if isinstance(value, list) and _INDEX.fullmatch(str(token)) and int(token) < len(value):
        return value[int(token)]
    return NOTHING
