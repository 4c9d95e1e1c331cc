"""What every rule for plain models works with: the node, what stands around it, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tallystick.export.walk import Schema

NEVER: Final[dict[str, Any]] = {"not": {}}
Node = dict[str, Any]
BOUNDS: Final = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""What a core schema calls a bound -> what a JSON Schema does."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a node: the settings of its model."""

    config: Mapping[str, Any]

    def strict(self, node: Node) -> bool:
        """Whether the node takes only instances of its own type."""
        return bool(node.get("strict", self.config.get("strict", False)))

    def finite(self, node: Node) -> bool:
        """Whether infinity and NaN are refused."""
        return not node.get("allow_inf_nan", self.config.get("allow_inf_nan", True))


Rule = Callable[[dict[str, Any], Node, Around], dict[str, Any]]
"""From what Pydantic says of a node, and what stands around it, to what is published."""


def without(said: Schema, *names: str) -> Schema:
    """`said` less some keywords."""
    return {name: value for name, value in said.items() if name not in names}
