"""Methods of the author's that run where an instance is made: no schema says what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract.refusals import is_the_users

if TYPE_CHECKING:
    from collections.abc import Callable

    from tallystick.contract.node import Node


def constructor(node: Node) -> Callable[..., Any] | None:
    """The `__init__` that the author wrote for a model; `None` where it is Pydantic's."""
    return node["cls"].__init__ if node.get("custom_init") else None


def afterwards(node: Node) -> Callable[..., Any] | None:
    """What runs once the fields are filled: a model's `model_post_init`, a dataclass's `__post_init__`.

    `None` where there is none of the author's: Pydantic has one for private attributes.
    """
    named = node.get("post_init")
    function = getattr(node["cls"], named if isinstance(named, str) else "__post_init__", None) if named else None
    return function if function is not None and is_the_users(function) else None


def schema_maker(cls: type) -> Callable[..., Any] | None:
    """The `__get_pydantic_json_schema__` that the author wrote for a model; `None` where it is Pydantic's."""
    function: Any = getattr(cls, "__get_pydantic_json_schema__", None)
    return function if function is not None and is_the_users(function) else None
