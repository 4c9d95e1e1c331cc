"""When a client's value of a plain model is the server's, and what of a document JavaScript cannot hold.

A plain model writes a value in another form than it read it in, makes some of it anew each time, and has defaults that
no schema states. So two texts are one value where the server makes one thing of both, and the client kept nothing that
the server drops.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from tallystick.verify.equality import one_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.verify.subject import Document, Python


def accepts(python: Python, text: Document) -> bool:
    """Whether the server takes a text."""
    try:
        python.read(text)
    except ValidationError:
        return False
    return True


def is_servers(document: Document, ours: str, theirs: str, python: Python) -> bool:
    """Whether the client's value `theirs` of a document is the server's own, `ours`.

    Places that the server fills differently each time it reads the same document are left out.
    """
    if one_value(ours, theirs, None):
        return True
    again, twice = _echo(python, document), _echo(python, theirs)
    if again is None or twice is None:
        return False
    own = json.loads(ours)
    volatile = set(differing(own, json.loads(again)))
    return volatile.issuperset(differing(own, json.loads(twice))) and not kept_alone(json.loads(theirs), own)


def is_but_for_new(document: Document, ours: str, theirs: str, python: Python) -> bool:
    """Whether `theirs` is the server's own value of a document but for members that it makes anew each time it reads.

    That is what a default factory like `uuid4` makes, which no client can.
    """
    again = _echo(python, document)
    own = json.loads(ours)
    new = set() if again is None else set(differing(own, json.loads(again)))
    if not new:
        return False
    kept, others = (json.dumps(_without(value, new, "")) for value in (own, json.loads(theirs)))
    return one_value(kept, others, None)


def _without(value: Any, pointers: set[str], pointer: str) -> Any:  # noqa: ANN401 - JSON values
    """A value less the members at some places."""
    match value:
        case dict():
            below = {key: f"{pointer}/{key}" for key in value}
            return {
                key: _without(each, pointers, below[key]) for key, each in value.items() if below[key] not in pointers
            }
        case list():
            return [_without(each, pointers, f"{pointer}/{index}") for index, each in enumerate(value)]
        case _:
            return value


def _echo(python: Python, text: Document) -> str | None:
    """What the server makes of a text, as JSON; `None` where it refuses it, or a function of the model's own fails."""
    try:
        return python.echo(python.read(text))
    except Exception:  # noqa: BLE001 - a model's own functions may raise anything
        return None


def differing(left: Any, right: Any, pointer: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON values
    """The places at which two JSON values first differ, one in the other's way of writing numbers."""
    match left, right:
        case dict(), dict() if left.keys() == right.keys():
            for key in left:
                yield from differing(left[key], right[key], f"{pointer}/{key}")
        case list(), list() if len(left) == len(right):
            for index, pair in enumerate(zip(left, right, strict=True)):
                yield from differing(*pair, f"{pointer}/{index}")
        case _ if left != right or isinstance(left, bool) != isinstance(right, bool):
            yield pointer


def kept_alone(theirs: Any, ours: Any) -> bool:  # noqa: ANN401 - JSON values
    """Whether the client kept a key that the server dropped. A key that the server reads elsewhere is none."""
    match theirs, ours:
        case dict(), dict():
            if theirs.keys() - ours.keys() and ours.keys() - theirs.keys():
                return False
            return any(key not in ours or kept_alone(theirs[key], ours[key]) for key in theirs)
        case list(), list() if len(theirs) == len(ours):
            return any(map(kept_alone, theirs, ours))
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as JavaScript reads and writes it: `1` for `1.0`, and the nearest double for a long integer."""

    text: str
    rounded: bool


def sent(document: Document) -> Sent | None:
    """What a client in JavaScript makes of a document; `None` for what it cannot send: no JSON, no text, no double."""
    changed: list[str] = []

    def integer(digits: str) -> int:
        near = _digits(float(digits))
        if near != int(digits):
            changed.append(digits)
        return near

    def number(text: str) -> int | float:
        value = float(text)
        return _digits(value) if value.is_integer() and abs(value) < _WRITTEN_WITH_EXPONENT else value

    try:
        value = json.loads(document, parse_int=integer, parse_float=number)
        text = json.dumps(value, ensure_ascii=False)
        text.encode()  # half of a surrogate pair is no text
        return Sent(text, bool(changed))
    except (ValueError, OverflowError, RecursionError):
        return None


_WRITTEN_WITH_EXPONENT: Final = 1e21


def _digits(value: float) -> int:
    """The integer that JavaScript writes: as few digits as tell the double from others, then zeros."""
    return int(Decimal(repr(value)))


class Likeness(StrEnum):
    """How alike two values of a document are."""

    SAME = "same"
    ROUNDED = "rounded"
    """Different in that JavaScript rounds integers of the document."""
    OTHER = "other"


def likeness(document: Document, ours: str, theirs: str, python: Python | None) -> Likeness:
    """How alike the client's value `theirs` of a document and the server's own, `ours`, are.

    `python` is `None` for what the server wrote, and does not read.
    """
    if one_value(ours, theirs, None) if python is None else is_servers(document, ours, theirs, python):
        return Likeness.SAME
    found = sent(document)
    if found is None:
        return Likeness.OTHER
    if python is None:
        alike = one_value(found.text, theirs, None)
    else:
        again = _echo(python, found.text)
        alike = again is None or is_servers(found.text, again, theirs, python)
    return (Likeness.ROUNDED if found.rounded else Likeness.SAME) if alike else Likeness.OTHER
