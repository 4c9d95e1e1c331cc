"""Reading many documents of one contract, from whoever may send them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from tallystick.contract.base import Contract, RootContract, through_the_door
from tallystick.contract.issue_places import UNION
from tallystick.contract.rewriting import validator_with
from tallystick.contract.traits import traits_of

if TYPE_CHECKING:
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
        self._validate = validator_with(self._schema, _united).validate_json
        self._traits = traits_of(self._schema)
        self._title = contract.__name__

    def read(self, data: JsonText) -> Any:  # noqa: ANN401 - an instance of the contract
        """The instance that a document holds. Raises `ValidationError`, which `issues` reads as `parse_json`'s."""
        return through_the_door(self._validate, self._schema, self._traits, data, self._title)


def _united(node: Node) -> Node:
    """A union that refuses as one."""
    return {**node, **_ONE} if node["type"] == "union" and len(node["choices"]) > 1 else node


_ONE = {"custom_error_type": UNION, "custom_error_message": "None of several forms"}
