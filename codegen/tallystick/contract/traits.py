"""What is to be known of a contract before its documents are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.contract.absent_tags import demands_tags
from tallystick.contract.overlaps import has_overlap

if TYPE_CHECKING:
    from tallystick.contract.node import Node


@dataclass(frozen=True, slots=True)
class Traits:
    """What the reading of documents depends on.

    `overlapping`: one document may fit two members of a union, as `has_overlap` has it. `tagged`: objects demand
    constant tags, as `demands_tags` has it.
    """

    overlapping: bool
    tagged: bool


def traits_of(schema: Node) -> Traits:
    """The traits of the contract with this core schema."""
    return Traits(overlapping=has_overlap(schema), tagged=demands_tags(schema))
