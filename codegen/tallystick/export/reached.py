"""The Python types that models are written in, by the identities that Pydantic names their core schemas by.

A core schema says which class it is of, but not with which arguments; and that of an enum in a contract, or of an
alias, not even that. What it does say is its reference: the module and the name, the identity of the type, and those
of its arguments (`app.Page:94[int:17]`). So the types are looked up where they are written.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeVar, get_args, get_origin

import typing_extensions
from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Identity = tuple[int, ...]
"""The identity of a type without its arguments, then those of its arguments."""

_IDENTITIES: Final = re.compile(r":(?:str-)?(\d+)(?=[\[\],]|$)")


def identity(ref: str) -> Identity:
    """The identity of the type with that core reference."""
    return tuple(map(int, _IDENTITIES.findall(ref)))


def identity_of(type_: Any) -> Identity:  # noqa: ANN401 - any type expression
    """The identity of a type."""
    origin, arguments = parts(type_)
    return id(origin), *map(id, arguments)


def parts(type_: Any) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401 - any type expression
    """A type without its arguments, and those: `Page` and `int` of `Page[int]`."""
    metadata = getattr(type_, "__pydantic_generic_metadata__", None)
    if metadata is not None:
        return metadata["origin"] or type_, tuple(metadata["args"])
    return get_origin(type_) or type_, get_args(type_)


def reached(types: Iterable[Any]) -> dict[Identity, Any]:
    """`types`, and all that they are written in, by identity: `list[Page[int]]`, `Page[int]` and `int` of a field."""
    found: dict[Identity, Any] = {}
    waiting = list(types)
    while waiting:
        type_ = waiting.pop()
        if identity_of(type_) not in found:
            found[identity_of(type_)] = type_
            waiting += _below(type_)
    return found


def _below(type_: Any) -> Iterator[Any]:  # noqa: ANN401 - any type expression
    """The types that a type expression consists of, and those in its definition."""
    origin, arguments = parts(type_)
    if origin is Literal:
        return
    yield from arguments[:1] if origin is Annotated else arguments
    yield from _written_in(type_)


def _written_in(type_: Any) -> Iterator[Any]:  # noqa: ANN401 - any type expression
    """The type expressions in the definition of a type, with its arguments in the place of its variables."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        yield from (field.annotation for field in type_.model_fields.values())
        yield from (field.return_type for field in type_.model_computed_fields.values())
        return
    origin, arguments = parts(type_)
    definitions: Iterable[Any]
    if not isinstance(origin, type) and hasattr(origin, "__value__"):
        definitions, variables = (origin.__value__,), origin.__type_params__
    elif typing_extensions.is_typeddict(origin) or dataclasses.is_dataclass(origin) or _is_named_tuple(origin):
        definitions, variables = _hints(origin), getattr(origin, "__parameters__", ())
    else:
        return
    given = dict(zip(variables, arguments, strict=False))
    yield from (_filled(each, given) for each in definitions)


def _is_named_tuple(type_: Any) -> bool:  # noqa: ANN401 - any type expression
    return isinstance(type_, type) and issubclass(type_, tuple) and hasattr(type_, "_fields")


def _hints(cls: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a class
    try:
        return tuple(typing_extensions.get_type_hints(cls, include_extras=True).values())
    except (NameError, TypeError):  # names of a module that is gone, or of a function
        return ()


def _filled(type_: Any, given: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - type expressions
    """A type with arguments in the place of its variables, as far as they are given."""
    if isinstance(type_, TypeVar):
        return given.get(type_, type_)
    variables = getattr(type_, "__parameters__", ())
    if isinstance(type_, type) or not variables or not given:
        return type_
    return type_[tuple(given.get(each, each) for each in variables)]
