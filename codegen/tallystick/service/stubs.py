"""What stubs say of handlers: the arguments that a handler takes of an operation, and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract.operations import signature
from tallystick.contract.operations.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.api import Operation
    from tallystick.contract.operations.signature import Argument


def arguments(operation: Operation[Any]) -> Mapping[str, Argument]:
    """The arguments of an operation's stub, by name."""
    found, _ = signature.arguments(operation.stub, Findings(operation.where))
    return {each.name: each for each in found}


def returned(operation: Operation[Any]) -> Any:  # noqa: ANN401 - any type expression
    """What an operation's stub returns."""
    return signature.arguments(operation.stub, Findings(operation.where))[1]
