"""The type of a JSON value, as `json.loads` gives it, and when two are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

Scalar = None | bool | int | float | str
Json = Scalar | list["Json"] | dict[str, "Json"]


def same(left: object, right: object) -> bool:
    """Whether two JSON values are equal (JSON Schema core section 4.2.2): `1` is `1.0`, but `true` is not `1`."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    return left == right


def identity(value: object) -> Hashable:
    """What stands for a JSON value in sets and as a key: two values have the same one just where they are `same`."""
    match value:
        case bool():
            return ("boolean", value)
        case list():
            return ("array", tuple(map(identity, value)))
        case dict():
            return ("object", frozenset((name, identity(member)) for name, member in value.items()))
        case None | int() | float() | str():
            return value
    msg = f"not a JSON value: {value!r}"
    raise TypeError(msg)
