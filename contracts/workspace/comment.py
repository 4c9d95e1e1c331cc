"""Comments in the margin."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field
from typing_extensions import TypeAliasType

from contracts.base import ApiModel
from contracts.ledger.page import Page
from contracts.workspace.presence import Selection
from contracts.workspace.user import UserId, UserRef
from tallystick import rule

Emoji = TypeAliasType("Emoji", Annotated[str, Field(min_length=1, max_length=8, examples=["👍", "🎉"])])


class Attachment(ApiModel):
    """A file that has been uploaded before."""

    asset_id: UUID
    file_name: str = Field(min_length=1, max_length=255, examples=["sketch.png"])
    bytes_used: int = Field(ge=0)


class Comment(ApiModel):
    """A remark, and the answers to it."""

    id: UUID
    author: UserRef
    text: str = Field(min_length=1, max_length=5000)
    written_at: AwareDatetime
    reactions: dict[Emoji, list[UserId]] = Field(default_factory=dict)
    attachments: list[Attachment] = Field(default_factory=list, max_length=5)
    replies: list["Comment"] = Field(default_factory=list)

    @rule(message="An answer is older than what it answers.", at="/replies")
    def answers_come_later(self) -> bool:
        """The clock of the server says when something was written."""
        return all(self.written_at <= reply.written_at for reply in self.replies)


class Thread(ApiModel):
    """A discussion of one piece of text."""

    about: Selection | None
    """`null` where the text has been deleted since."""
    first: Comment
    resolved_by: UserRef | None = None


class ThreadList(ApiModel):
    """The discussions of one document."""

    document_id: str
    open_threads: Page[Thread]
