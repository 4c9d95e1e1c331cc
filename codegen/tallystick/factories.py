"""Default factories: which of them make the same value every time, so that a schema can state it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

_EMPTY = (list, dict, set, frozenset, tuple, str, int, float, bool)


def is_constant(factory: Any) -> bool:  # noqa: ANN401 - any callable
    """Whether a default factory makes the same value every time.

    So do the empty containers and zeros, and models whose own fields all have defaults that never change.
    """
    if not isinstance(factory, type):
        return False
    if not issubclass(factory, BaseModel):
        return factory in _EMPTY
    fields = factory.model_fields.values()
    hooked = (
        factory.model_post_init is not BaseModel.model_post_init or factory.__pydantic_decorators__.model_validators
    )
    return not hooked and all(
        is_constant(field.default_factory) if field.default_factory is not None else not field.is_required()
        for field in fields
    )
