"""Documents: trees of blocks, and the folders they lie in."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, computed_field
from typing_extensions import TypeAliasType, TypedDict

from contracts.base import ApiModel
from contracts.workspace.user import Role, UserId, UserRef


class Mark(StrEnum):
    """How a piece of text looks."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    STRIKE = "strike"


class TextRun(ApiModel):
    """A piece of text that looks the same all through."""

    text: str = Field(min_length=1)
    marks: set[Mark] = Field(default_factory=set)
    link: str | None = Field(default=None, pattern="^https?://[!-~]+$", max_length=2000)


class Paragraph(ApiModel):
    """Text."""

    type: Literal["paragraph"]
    runs: list[TextRun]


class Heading(ApiModel):
    """A heading, at one of three levels."""

    type: Literal["heading"]
    level: Literal[1, 2, 3]
    text: str = Field(max_length=200)


class Figure(ApiModel):
    """A picture with the text that replaces it for those who cannot see it."""

    type: Literal["figure"]
    asset_id: UUID
    alternative: str
    size: tuple[int, int] | None = None
    """Width and height in pixels."""


class Outline(ApiModel):
    """Points, and blocks below them."""

    type: Literal["outline"]
    ordered: bool = False
    children: list["Block"]


Block = TypeAliasType("Block", Annotated[Paragraph | Heading | Figure | Outline, Field(discriminator="type")])


class Access(TypedDict, total=False):
    """Who may do what, where it differs from the folder."""

    public: bool
    roles: dict[UserId, Role]


class Document(ApiModel):
    """A document and all that is in it."""

    id: str = Field(pattern="^doc_[a-z0-9]{8}$", examples=["doc_4f9c2a71"])
    title: str = Field(min_length=1, max_length=200)
    owner: UserRef
    blocks: list[Block]
    access: Access
    version: int = Field(ge=1)
    updated_at: AwareDatetime
    word_limit: int | None = Field(default=None, gt=0)

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorated properties
    @property
    def block_count(self) -> int:
        """How many blocks there are at the top."""
        return len(self.blocks)


class Folder(ApiModel):
    """A folder: documents, and further folders."""

    name: str = Field(min_length=1, max_length=80)
    documents: list[Document] = Field(default_factory=list)
    folders: list["Folder"] = Field(default_factory=list)
