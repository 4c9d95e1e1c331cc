"""What goes over the socket while people work together."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, JsonValue
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.workspace.comment import Comment
from contracts.workspace.presence import Point, Position, Presence, Selection
from contracts.workspace.user import UserId
from tallystick import RootContract


class EventBase(ApiModel):
    """What every event says about itself."""

    model_config = ConfigDict(extra="forbid")

    event_id: UUID
    sent_at: AwareDatetime = Field(examples=["2026-03-02T10:15:30.125Z"])


class UserJoined(EventBase):
    """Somebody opened the document."""

    type: Literal["user-joined"]
    presence: Presence


class UserLeft(EventBase):
    """Somebody closed it, or lost the connection."""

    type: Literal["user-left"]
    user_id: UserId
    reason: Literal["closed", "timeout"] = "closed"


class CursorMoved(EventBase):
    """Somebody moved the mouse. Sent often, so kept small."""

    type: Literal["cursor-moved"]
    user_id: UserId
    pointer: Point


class SelectionChanged(EventBase):
    """Somebody selected text."""

    type: Literal["selection-changed"]
    user_id: UserId
    selection: Selection


class InsertText(EventBase):
    """Text appeared."""

    type: Literal["edited"]
    operation: Literal["insert"]
    at: Position
    text: str = Field(min_length=1)


class DeleteText(EventBase):
    """Text disappeared."""

    type: Literal["edited"]
    operation: Literal["delete"]
    at: Position
    length: int = Field(ge=1)


Edit = TypeAliasType("Edit", Annotated[InsertText | DeleteText, Field(discriminator="operation")])


class CommentAdded(EventBase):
    """Somebody said something."""

    type: Literal["comment-added"]
    comment: Comment


WorkspaceEvent = TypeAliasType(
    "WorkspaceEvent",
    Annotated[
        UserJoined | UserLeft | CursorMoved | SelectionChanged | Edit | CommentAdded,
        Field(discriminator="type"),
    ],
)


class EventBatch(RootContract[list[WorkspaceEvent]]):
    """What happened since the client was last connected, oldest first."""


class Acknowledgement(ApiModel):
    """The server's answer to an event."""

    event_id: UUID
    accepted: bool
    version: int = Field(ge=0)
    details: JsonValue = None
    """Why it was not accepted, in whatever form the rule that refused it likes."""
