"""When two JSON texts that a model accepts hold one value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_core import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallystick.verify.subject import Python


def one_value(ours: str, theirs: str, python: Python | None) -> bool:
    """Whether two texts hold one value: alike byte for byte, or as JSON, or in shape and equal for the model.

    Only a model knows that `1.50` is `1.5`, that two datetimes are one instant, and that the order of a set is none;
    without one, values have to be equal as JSON.
    """
    if ours == theirs:
        return True
    left, right = _loaded(ours), _loaded(theirs)
    if _equal(left, right):
        return True
    return python is not None and _alike(left, right) and read_alike(ours, theirs, python)


def read_alike(ours: str, theirs: str, python: Python) -> bool:
    """Whether a model reads equal values from two texts, by Python's notion of equal, to which `True` is `1`."""
    try:
        return bool(python.read(ours) == python.read(theirs))
    except ValidationError:
        return False


def parting(ours: str, theirs: str) -> str:
    """The JSON Pointers (RFC 6901) at which two texts first part, sorted; positions in arrays as they are."""
    return ", ".join(partings(ours, theirs))


def partings(ours: str, theirs: str) -> list[str]:
    """The same, each on its own."""
    return sorted(set(_partings(_loaded(ours), _loaded(theirs), "")))[:_SHOWN]


def _partings(left: Any, right: Any, pointer: str) -> Iterator[str]:  # noqa: ANN401 - any JSON values
    match left, right:
        case dict(), dict():
            for key in left.keys() | right.keys():
                below = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
                if key in left and key in right:
                    yield from _partings(left[key], right[key], below)
                else:
                    yield below
        case list(), list() if len(left) == len(right):
            for index, (one, other) in enumerate(zip(left, right, strict=True)):
                yield from _partings(one, other, f"{pointer}/{index}")
        case _:
            if not _equal(left, right):
                yield pointer


_SHOWN = 3


def _loaded(text: str) -> Any:  # noqa: ANN401 - any JSON value
    try:
        return from_json(text)
    except ValueError:  # half of a surrogate pair
        return json.loads(text)


def _equal(left: Any, right: Any) -> bool:  # noqa: ANN401 - any JSON values
    """Whether two JSON values are equal: numbers as doubles where one is written as such, integers exactly."""
    match left, right:
        case dict(), dict():
            return left.keys() == right.keys() and all(_equal(value, right[key]) for key, value in left.items())
        case list(), list():
            return len(left) == len(right) and all(map(_equal, left, right))
        case (bool(), _) | (_, bool()):
            return left is right
        case (float(), int()) | (int(), float()):
            return float(left) == float(right)
        case _:
            return bool(left == right)


def _alike(left: Any, right: Any) -> bool:  # noqa: ANN401 - any JSON values
    """Whether two values differ at most in the text of strings and in the order of scalars, as those of a set.

    Python holds `True`, `1` and `1.0` equal, so a model's own notion is only asked where none is in another's place.
    """
    match left, right:
        case dict(), dict():
            return left.keys() == right.keys() and all(_alike(value, right[key]) for key, value in left.items())
        case list(), list():
            if len(left) != len(right):
                return False
            if any(isinstance(each, dict | list) for each in (*left, *right)):
                return all(map(_alike, left, right))
            return sorted(map(_kind, left)) == sorted(map(_kind, right))
        case _:
            return _kind(left) == _kind(right)


def _kind(scalar: object) -> str:
    """What a scalar may be exchanged with: any string with any other, everything else only with itself."""
    if isinstance(scalar, str):
        return "string"
    if isinstance(scalar, int | float) and not isinstance(scalar, bool):
        return repr(float(scalar) + 0.0)  # -0 is 0
    return repr(scalar)
