"""Core schemas, built while the modules that types refer to are still there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from pydantic import BaseModel, TypeAdapter, create_model

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def core_schema(cls: Any, base: type[BaseModel]) -> CoreSchema | None:  # noqa: ANN401 - a class or an alias
    """The core schema of a type, forward references resolved; `None` where that is not possible.

    A type that is no model is seen through a model that holds it, made from `base`: a contract makes what it holds
    exact. Where that refuses the type, it is what Pydantic makes of it.
    """
    if is_model(cls):
        return _of_model(cls)
    try:
        return _of_model(create_model("Holder", __base__=base, __module__=cls.__module__, value=(cls, ...)))
    except Exception:  # noqa: BLE001 - hooks of the user's types run in here and raise what they like
        return _plain(cls)


def is_model(cls: Any) -> TypeGuard[type[BaseModel]]:  # noqa: ANN401 - as above
    """Whether it is a Pydantic model."""
    return isinstance(cls, type) and issubclass(cls, BaseModel)


def _of_model(cls: type[BaseModel]) -> CoreSchema | None:
    try:
        cls.model_rebuild(raise_errors=True)
    except Exception:  # noqa: BLE001 - as above; whoever needs the schema meets the same error and reports it
        return None
    return cls.__pydantic_core_schema__ if cls.__pydantic_complete__ else None


def _plain(cls: Any) -> CoreSchema | None:  # noqa: ANN401 - any Python value
    try:
        return TypeAdapter(cls).core_schema
    except Exception:  # noqa: BLE001 - as above
        return None
