"""Validators of a contract's core schema with some of its nodes changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pydantic_core import SchemaValidator

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema

    from tallystick.contract.node import Node

_ASIDE = frozenset({"metadata", "cls", "function", "serialization", "default", "expected", "members"})
"""Members of a node that hold no nodes which are validated by."""


def validator_with(schema: Node, change: Callable[[Node], Node]) -> SchemaValidator:
    """The validator of a core schema, each node of which `change` has been given, the inner ones first."""
    # The validators that nested classes have already know nothing of the change.
    return SchemaValidator(cast("CoreSchema", _rewritten(schema, change)), _use_prebuilt=False)


def _rewritten(value: Any, change: Callable[[Node], Node]) -> Any:  # noqa: ANN401 - a core schema, or a part of one
    match value:
        case {"type": str()}:
            return change({key: each if key in _ASIDE else _rewritten(each, change) for key, each in value.items()})
        case dict():
            return {key: _rewritten(each, change) for key, each in value.items()}
        case list():
            return [_rewritten(each, change) for each in value]
        case tuple():
            return tuple(_rewritten(each, change) for each in value)
        case _:
            return value
