"""Handlers held to their stubs before the first request: arguments by name and type, and what is returned."""

from __future__ import annotations

import inspect
import types
from collections.abc import AsyncIterable, Awaitable, Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic_core import MISSING

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
        if parameter.kind is parameter.VAR_KEYWORD or name in others:
            continue
        if isinstance(unread := said.get(name), Unread):
            hint = f"Its annotation cannot be read: {unread.reason}."
            yield problem("TLY593", where, id=operation.id, name=name, hint=hint)
        elif parameter.kind in {parameter.VAR_POSITIONAL, parameter.POSITIONAL_ONLY} or name not in declared:
            free = [each for each in declared if each not in taken]
            hint = did_you_mean(name, free) if free else "Leave it out."
            yield problem("TLY593", where, id=operation.id, name=name, hint=hint)
        elif name in said and not _takes(said[name], wanted := _given(declared[name])):
            yield problem("TLY594", where, id=operation.id, name=name, said=_shown(said[name]), wanted=_shown(wanted))
    if not isinstance(said.get("return", Unread("")), Unread) and (
        reason := _wrong_result(said["return"], returned(operation))
    ):
        yield problem("TLY595", where, id=operation.id, said=_shown(said["return"]), reason=reason)


def _given(argument: Any) -> Any:  # noqa: ANN401 - an argument of a stub; any type expression
    """The type of what a handler is given for an argument."""
    return argument.type


def _takes(annotation: Any, wanted: Any) -> bool:  # noqa: ANN401 - any type expressions
    """Whether an argument of that annotation takes whatever `wanted` has."""
    room = _members(annotation)
    return bool(room & {Any, object}) or _members(wanted) <= room


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


_PLAIN = (str, bytes, int, float, bool, list, tuple, set, frozenset)
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


def _wrong(member: Any, wanted: Any) -> str | None:  # noqa: ANN401 - a member of a type, any type expression
    expected = _members(wanted)
    if member in {Any, object, Reply} or member in expected:
        return None
    origin = member[0] if isinstance(member, tuple) else member
    if any(isinstance(each, tuple) and each[0] is Stream for each in expected):
        is_stream = isinstance(origin, type) and issubclass(origin, AsyncIterable)
        return None if is_stream else "an asynchronous iterable of events is expected"
    if Download in expected:
        return "a `Download` is expected"
    if expected == {types.NoneType}:
        return "the operation answers without a body"
    if member is types.NoneType:
        return "the operation answers with a body"
    return _unlike(origin, [each[0] if isinstance(each, tuple) else each for each in expected])


def _unlike(origin: Any, expected: list[Any]) -> str | None:  # noqa: ANN401 - a class, or what stands for one
    """Why instances of a class can be read as none of the expected ones."""
    models = [each for each in expected if isinstance(each, type) and issubclass(each, BaseModel)]
    if not isinstance(origin, type) or not models or len(models) < len(expected):
        is_other = isinstance(origin, type) and issubclass(origin, _PLAIN) and origin not in expected
        return "that is another type" if is_other and not models else None
    if issubclass(origin, tuple(models)):
        return None
    if issubclass(origin, _PLAIN):
        return "it has no fields" if not any("root" in model.model_fields for model in models) else None
    if issubclass(origin, BaseModel) and len(models) == 1:
        has = {*origin.model_fields, *origin.model_computed_fields, *dir(origin)}
        absent = [n for n, field in models[0].model_fields.items() if field.is_required() and n not in has]
        return f"it has no `{absent[0]}`" if absent else None
    return None


def _shown(annotation: Any) -> str:  # noqa: ANN401 - any type expression
    """A type as its author would write it."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation.__name__
    name = getattr(annotation, "__name__", None)
    if isinstance(annotation, NewType) and isinstance(name, str):
        return name
    return str(annotation).replace("typing.", "")
