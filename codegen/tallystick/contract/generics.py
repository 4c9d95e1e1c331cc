"""The order of unions in the arguments of generic contracts, which their JSON is read by.

Pydantic keeps the classes that it makes of a generic one by their arguments, and to Python `A | B` equals `B | A`: the
second would silently be read in the order of the first.
"""

from __future__ import annotations

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin


def in_order(argument: Any) -> Any:  # noqa: ANN401 - any type
    """The argument, spelled so that Pydantic tells the orders of its members apart where it can."""
    return Union[get_args(argument)] if isinstance(argument, UnionType) else argument  # noqa: UP007 - of a tuple


def is_same_order(one: Any, other: Any) -> bool:  # noqa: ANN401 - any types
    """Whether two equal types list the members of their unions in one order."""
    return bool(_spelled(one) == _spelled(other))


def _spelled(type_: Any) -> Any:  # noqa: ANN401 - any type
    origin = get_origin(type_)
    if isinstance(type_, tuple | list):
        return tuple(map(_spelled, type_))
    if origin is None or origin is Literal:
        return type_
    return (Union if origin is UnionType else origin, *map(_spelled, get_args(type_)))
