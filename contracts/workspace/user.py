"""People, and what they may do."""

from enum import IntEnum, StrEnum
from typing import Annotated, Literal, NewType

from pydantic import AwareDatetime, ConfigDict, Field
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.ledger.client import EmailAddress

UserId = NewType("UserId", str)
Color = TypeAliasType("Color", Annotated[str, Field(pattern="^#[0-9a-f]{6}$", examples=["#ff8800"])])


class Role(StrEnum):
    """What somebody may do in a workspace."""

    OWNER = "owner"
    EDITOR = "editor"
    COMMENTER = "commenter"
    VIEWER = "viewer"


class NotificationLevel(IntEnum):
    """How much somebody wants to hear."""

    NOTHING = 0
    MENTIONS = 1
    EVERYTHING = 2


class Preferences(ApiModel):
    """How somebody likes the editor."""

    theme: Literal["light", "dark", "system"] = "system"
    notifications: NotificationLevel = NotificationLevel.MENTIONS
    font_scale: float = Field(default=1.0, ge=0.5, le=3)
    beta_features: frozenset[Literal["tables", "voice", "offline"]] = frozenset()


class UserRef(ApiModel):
    """As much of a user as others need to see."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: UserId = Field(min_length=1, max_length=40, examples=["u_ada"])
    name: str = Field(min_length=1, max_length=80, examples=["Ada"])
    color: Color


class User(ApiModel):
    """Somebody with an account."""

    ref: UserRef
    email: EmailAddress
    role: Role
    preferences: Preferences = Field(default_factory=Preferences)
    last_seen_at: AwareDatetime | None
    """`null` for somebody who has been invited and never came."""
    nickname: str | None = Field(default=None, max_length=40, deprecated=True)
