"""Reading many documents of one contract, from whoever may send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pydantic_core import SchemaValidator

from tallystick.contract.base import Contract, RootContract, through_the_door
from tallystick.contract.issue_places import UNION
from tallystick.contract.traits import traits_of

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

    from tallystick.contract.node import Node
    from tallystick.contract.parser import JsonText


class Reader:
    """Reads documents as the contract's `parse_json` does, but a union that refuses one says so with one error.

    Pydantic has an error for everything that each member of a union misses. For whoever reads documents of strangers
    that is the most expensive part of refusing them, and all that is told of a union is that it refuses.
    """

    def __init__(self, contract: type[Contract | RootContract[Any]]) -> None:
        contract.model_rebuild()
        self._schema = cast("Node", contract.__pydantic_core_schema__)
        # The validators of nested classes would have their own unions.
        validator = SchemaValidator(cast("CoreSchema", _united(self._schema)), _use_prebuilt=False)
        self._validate = validator.validate_json
        self._traits = traits_of(self._schema)
        self._title = contract.__name__

    def read(self, data: JsonText) -> Any:  # noqa: ANN401 - an instance of the contract
        """The instance that a document holds. Raises `ValidationError`, which `issues` reads as `parse_json`'s."""
        return through_the_door(self._validate, self._schema, self._traits, data, self._title)


_ASIDE = frozenset({"metadata", "cls", "function", "serialization", "default", "expected", "members"})
"""Members of a node that hold no nodes which are validated by."""


def _united(value: Any) -> Any:  # noqa: ANN401 - a core schema, or a part of one
    """A core schema whose unions refuse as one."""
    match value:
        case {"type": str(type_)}:
            node = {key: each if key in _ASIDE else _united(each) for key, each in value.items()}
            return {**node, **_ONE} if type_ == "union" and len(value["choices"]) > 1 else node
        case dict():
            return {key: _united(each) for key, each in value.items()}
        case list():
            return [_united(each) for each in value]
        case tuple():
            return tuple(_united(each) for each in value)
        case _:
            return value


_ONE = {"custom_error_type": UNION, "custom_error_message": "None of several forms"}
