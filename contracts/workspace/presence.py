"""Who is here, and where they are looking."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.workspace.user import UserId, UserRef
from tallystick import rule

Position = TypeAliasType(
    "Position", Annotated[int, Field(ge=0, description="Code points from the start of the document.")]
)


class Activity(StrEnum):
    """What somebody is doing right now."""

    EDITING = "editing"
    READING = "reading"
    IDLE = "idle"


@dataclass
class Point:
    """A place on the screen, in CSS pixels from the top left of the document."""

    x: float
    y: float


class Selection(ApiModel):
    """A range of text. Anchor and head are equal where nothing is selected; the head is where the caret blinks."""

    anchor: Position
    head: Position


class Presence(ApiModel):
    """One person in a document."""

    user: UserRef
    activity: Activity
    pointer: Point | None = None
    selection: Selection | None = None
    idle_for: timedelta = Field(default=timedelta(0), examples=["PT90S"])


class Room(ApiModel):
    """Everybody in one document."""

    document_id: str = Field(min_length=1)
    present: dict[UserId, Presence]
    capacity: int = Field(default=50, ge=1, le=500, multiple_of=10)

    @rule(message="More people than the room holds.", at="/present")
    def all_fit(self) -> bool:
        """Nobody is let in beyond the capacity."""
        return len(self.present) <= self.capacity
