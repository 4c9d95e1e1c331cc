"""The code of a user's own that runs where a contract is read or written, and that no schema says anything of."""

from __future__ import annotations

from inspect import isfunction
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from tallystick.export.plain import is_own
from tallystick.wording import function_name

if TYPE_CHECKING:
    from collections.abc import Iterator


def own_code(model: type[BaseModel]) -> tuple[str, ...]:
    """What stands in `model` and all that it refers to, each named once: ``number` (default factory)``, sorted."""
    found = {f"`{function_name(function)}` ({role})" for function, role in _functions(model.__pydantic_core_schema__)}
    return tuple(sorted(found))


def _functions(node: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - core schemas nest dicts, lists and tuples freely
    """The functions in a core schema that are the user's, with what they are there for."""
    if isinstance(node, dict):
        yield from ((each, role) for each, role in _here(node) if is_own(each))
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list | tuple) else ()
    for name, child in children:
        if name != "metadata":
            yield from _functions(child)


def _here(node: dict[Any, Any]) -> Iterator[tuple[Any, str]]:
    for key, role in _ROLES.items():
        if callable(node.get(key)):
            yield node[key], role
    kind, function = node.get("type"), node.get("function")
    if isinstance(kind, str) and kind.startswith("function-"):
        # A validator's function stands beside what it is told, a serializer's alone.
        yield (function["function"], "validator") if isinstance(function, dict) else (function, "serializer")
    cls = node.get("cls")
    if kind == "model" and isinstance(cls, type) and issubclass(cls, BaseModel):
        for name, computed in cls.model_computed_fields.items():
            yield getattr(computed.wrapped_property, "fget", None) or vars(cls).get(name), "computed field"
        yield from ((each, "method") for each in _overriding(cls))


_ROLES: Final = {"default_factory": "default factory", "serialization_exclude_if": "exclude_if"}


def _overriding(cls: type[BaseModel]) -> Iterator[Any]:
    """The methods that a model has in the place of Pydantic's."""
    for base in cls.__mro__:
        yield from (each for name, each in vars(base).items() if isfunction(each) and hasattr(BaseModel, name))
