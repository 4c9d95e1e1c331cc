"""Handlers held to their stubs before the first request: arguments by name and type, and what is returned."""

from __future__ import annotations

import inspect
import types
from collections.abc import AsyncIterable, Awaitable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Never,
    NewType,
    NoReturn,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from pydantic import BaseModel
from pydantic_core import MISSING
from typing_extensions import is_typeddict

from tallystick.api import Download, Reply, Stream
from tallystick.contract.operations.findings import place_of
from tallystick.problems import problem
from tallystick.service.stubs import arguments, returned
from tallystick.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tallystick.api import Operation
    from tallystick.problems import Problem

    Handler = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Unread:
    """An annotation that cannot be read, and why."""

    reason: str


def hints(handler: Handler) -> Mapping[str, Any]:
    """The annotations of a handler, each an `Unread` where the names in it are not those of the handler's module."""
    return {name: _hint(handler, name, said) for name, said in handler.__annotations__.items()}


def _hint(handler: Handler, name: str, said: Any) -> Any:  # noqa: ANN401 - any type expression
    # What a decorator has wrapped is annotated in the terms of its own module.
    names = getattr(inspect.unwrap(handler), "__globals__", {})
    alone = types.SimpleNamespace(__annotations__={name: said}, __globals__=names)
    try:
        return get_type_hints(alone, alone.__globals__, include_extras=True)[name]
    except (NameError, TypeError, SyntaxError) as error:
        return Unread(str(error))


def mistakes(operation: Operation[Any], handler: Handler, others: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the handler of an operation. `others` are those of its arguments that the framework gives."""
    where = place_of(handler)
    declared = arguments(operation)
    taken = inspect.signature(handler).parameters
    open_ended = any(each.kind is each.VAR_KEYWORD for each in taken.values())
    for name in declared:
        if name not in taken and not open_ended:
            yield problem("TLY592", where, id=operation.id, name=name, stub=operation.where)
    said = hints(handler)
    for name, parameter in taken.items():
        if name in others and name in declared:
            yield problem("TLY601", where, id=operation.id, name=name)
        if parameter.kind is parameter.VAR_KEYWORD or name in others:
            continue
        if isinstance(unread := said.get(name), Unread):
            yield problem("TLY602", where, id=operation.id, name=name, reason=unread.reason)
        elif parameter.kind in {parameter.VAR_POSITIONAL, parameter.POSITIONAL_ONLY} or name not in declared:
            free = [each for each in declared if each not in taken]
            hint = did_you_mean(name, free) if free else "Leave it out."
            yield problem("TLY593", where, id=operation.id, name=name, hint=hint)
        elif name in said and not _takes(said[name], wanted := declared[name].type):
            yield problem("TLY594", where, id=operation.id, name=name, said=_shown(said[name]), wanted=_shown(wanted))
    yield from _mistakes_of_result(operation, handler, said.get("return", Unread("")))


def _mistakes_of_result(operation: Operation[Any], handler: Handler, result: Any) -> Iterator[Problem]:  # noqa: ANN401 - any type expression
    where = place_of(handler)
    if reason := _wrong_kind(handler, returned(operation)):
        yield problem("TLY595", where, id=operation.id, said=_kind(handler), reason=reason)
    elif not isinstance(result, Unread) and (reason := _wrong_result(result, returned(operation))):
        yield problem("TLY595", where, id=operation.id, said=_shown(result), reason=reason)


def _takes(annotation: Any, wanted: Any) -> bool:  # noqa: ANN401 - any type expressions
    """Whether an argument of that annotation takes whatever `wanted` has."""
    return _cover(_members(annotation), _members(wanted))


def _cover(room: Any, wanted: Any) -> bool:  # noqa: ANN401 - members of types, or what is no type
    """Whether every member of one type is of another one."""
    if not (isinstance(room, frozenset) and isinstance(wanted, frozenset)):
        return bool(room == wanted)
    return all(any(_covers(each, member) for each in room) for member in wanted)


def _covers(wide: Any, member: Any) -> bool:  # noqa: ANN401 - members of types
    """Whether a member of a type is the same as another, or wider: `Sequence[str]` is as `list[str]` is."""
    if wide in {Any, object} or wide == member:
        return True
    (origin, *inner), (own, *given) = _parts(wide), _parts(member)
    if not (isinstance(origin, type) and isinstance(own, type)) or is_typeddict(origin):
        return False
    if not issubclass(own, origin) and (origin, own) != (float, int):
        return False
    return not inner or (len(inner) == len(given) and all(map(_cover, inner, given)))


def _parts(member: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a member of a type
    return member if isinstance(member, tuple) else (member,)


def _members(annotation: Any) -> frozenset[Any]:  # noqa: ANN401 - any type expression
    """The members of a type as a union, seen through names and what annotations say beside types."""
    if annotation is None:
        return frozenset({types.NoneType})
    if isinstance(annotation, NewType):
        return _members(annotation.__supertype__)
    if hasattr(annotation, "__value__"):
        return _members(annotation.__value__)
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        inside = (each for each in get_args(annotation) if each is not MISSING)
        return frozenset().union(*map(_members, inside))
    if origin is not None and (inner := get_args(annotation)):
        return frozenset({(origin, *map(_inner, inner))})
    return frozenset({annotation})


def _inner(argument: Any) -> Any:  # noqa: ANN401 - an argument of a generic type
    return _members(argument) if isinstance(argument, type) or get_origin(argument) is not None else argument


_STANDARD = (UUID, Decimal, date, datetime, time, timedelta)
_PLAIN = (str, bytes, int, float, bool, list, tuple, set, frozenset, *_STANDARD)
"""Classes whose values have no fields, so that no object is made of them."""


def _wrong_result(annotation: Any, wanted: Any) -> str | None:  # noqa: ANN401 - any type expressions
    """Why what a handler says it returns is no answer of the operation; `None` where it may be."""
    reasons = [_wrong(member, wanted) for member in _results(annotation)]
    return next((reason for reason in reasons if reason is not None), None)


def _results(annotation: Any) -> frozenset[Any]:  # noqa: ANN401 - any type expression
    """The members of what is returned, once it is awaited."""
    if get_origin(annotation) in {Awaitable, Coroutine}:
        annotation = get_args(annotation)[-1]
    return _members(annotation)


def _kind(handler: Handler) -> str:
    return "an asynchronous generator" if inspect.isasyncgenfunction(handler) else "a generator"


def _wrong_kind(handler: Handler, wanted: Any) -> str | None:  # noqa: ANN401 - any type expression
    """Why what calling a handler gives is no answer, whatever it says that it returns."""
    expected = {_parts(each)[0] for each in _members(wanted)}
    if inspect.isasyncgenfunction(handler) and Stream not in expected:
        return "the operation answers once"
    if inspect.isgeneratorfunction(handler) and Stream in expected:
        return _NO_EVENTS
    if inspect.isgeneratorfunction(handler) and not expected & _LISTS:
        return "the operation answers with one value"
    return None


_LISTS = frozenset({list, set, frozenset})
_NO_EVENTS = "an asynchronous iterable of events is expected"


def _wrong(member: Any, wanted: Any) -> str | None:  # noqa: ANN401 - a member of a type, any type expression
    expected = _members(wanted)
    if member in {Any, object, Reply, NoReturn, Never} or member in expected:
        return None
    reasons = [_unlike(member, each) for each in expected]
    return None if None in reasons else next(iter(reasons), None)


def _unlike(member: Any, expected: Any) -> str | None:  # noqa: ANN401 - members of types
    """Why a result of one type is none of another one; `None` where it may be."""
    (origin, *inner), (wanted, *items) = _parts(member), _parts(expected)
    if wanted is Stream:
        is_stream = isinstance(origin, type) and issubclass(origin, AsyncIterable)
        return _wrong_items(inner[:1], items) if is_stream else _NO_EVENTS
    if wanted is Download:
        return "a `Download` is expected"
    if wanted is types.NoneType:
        return "the operation answers without a body"
    if member is types.NoneType:
        return "the operation answers with a body"
    if not isinstance(origin, type) or not isinstance(wanted, type):
        return None
    if not items and not is_typeddict(origin) and issubclass(wanted, origin):
        return None
    if wanted in _LISTS:
        is_list = issubclass(origin, Iterable) and not issubclass(origin, _NO_LISTS)
        return _wrong_items(inner, items) if is_list else "a list is expected"
    if issubclass(wanted, BaseModel):
        return _unlike_model(origin, wanted)
    is_alike = wanted not in _SCALARS or issubclass(origin, wanted) or (wanted, origin) == (float, int)
    is_known = issubclass(origin, (*_PLAIN, BaseModel)) or is_dataclass(origin) or is_typeddict(origin)
    return "that is another type" if is_known and not is_alike else None


def _wrong_items(inner: list[Any], items: list[Any]) -> str | None:
    """Why the items of one container are none of another one's."""
    given = [each for part in inner if isinstance(part, frozenset) for each in part]
    wanted = [each for part in items if isinstance(part, frozenset) for each in part]
    if not wanted or Any in given or object in given:
        return None
    reasons = [
        next((None for each in wanted if each == item or _unlike(item, each) is None), _unlike(item, wanted[0]))
        for item in given
    ]
    wrong = next((reason for reason in reasons if reason is not None), None)
    return f"of its items, {wrong}" if wrong else None


_NO_LISTS = (str, bytes, Mapping, BaseModel)
"""What can be iterated over, and is no list."""
_SCALARS = frozenset({str, int, float, bool, bytes, *_STANDARD})


def _unlike_model(origin: type, model: type[BaseModel]) -> str | None:
    """Why instances of a class cannot be read as those of a model."""
    if issubclass(origin, model):
        return None
    is_mapping = is_typeddict(origin) or issubclass(origin, Mapping)
    if issubclass(origin, _PLAIN):
        return "it has no fields" if "root" not in model.model_fields else None
    if issubclass(origin, BaseModel):
        has = {*origin.model_fields, *origin.model_computed_fields, *dir(origin)}
    elif is_typeddict(origin):
        has = {*get_type_hints(origin)}
    elif is_dataclass(origin) and not is_mapping:
        has = {*(each.name for each in fields(origin)), *dir(origin)}
    else:
        return None
    absent = [
        name
        for name, field in model.model_fields.items()
        if field.is_required() and has.isdisjoint({name, str(field.validation_alias or name)})
    ]
    return f"it has no `{absent[0]}`" if absent else None


def _shown(annotation: Any) -> str:  # noqa: ANN401 - any type expression
    """A type as its author would write it."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation.__name__
    name = getattr(annotation, "__name__", None)
    if isinstance(annotation, NewType) and isinstance(name, str):
        return name
    return str(annotation).replace("typing.", "")
