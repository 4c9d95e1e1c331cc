"""What the workspace's service does over HTTP. What happens while people write is in `contracts.workspace.event`."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from pydantic.alias_generators import to_camel

from contracts.base import ApiModel
from contracts.workspace.comment import Comment, ThreadList
from contracts.workspace.document import Block, Document, Folder
from contracts.workspace.event import WorkspaceEvent
from contracts.workspace.presence import Selection
from contracts.workspace.user import User
from tallystick.api import Api, Pages, ProblemDetails, SessionCookie, Stream

workspace = Api("workspace", prefix="/workspace", tags=["workspace"], security=[SessionCookie("sid")], naming=to_camel)

DocumentId = Annotated[str, Field(pattern="^doc_[a-z0-9]{8}$", examples=["doc_4f9c2a71"])]


class DocumentDraft(ApiModel):
    """What it takes to start a document."""

    title: str = Field(min_length=1, max_length=200)
    blocks: list[Block] = Field(default_factory=list, max_length=1000)


class CommentDraft(ApiModel):
    """A remark that is about to be made."""

    text: str = Field(min_length=1, max_length=5000)
    about: Selection | None = None
    thread_id: UUID | None = None
    """The remark that it answers."""


class Outdated(ProblemDetails):
    """Somebody else has changed the document since."""

    version: int = Field(ge=1)


@workspace.get("/me")
def get_me() -> User:
    """Fetch who is signed in."""


@workspace.get("/folders")
def list_folders() -> list[Folder]:
    """List all folders with their documents."""


@workspace.post("/documents", status=201)
def create_document(document: DocumentDraft) -> Document:
    """Start a document."""


@workspace.get("/documents/{document_id}", errors={404: "There is no such document."})
def get_document(document_id: DocumentId) -> Document:
    """Fetch one document."""


@workspace.put("/documents/{document_id}", errors={404: "There is no such document.", 409: Outdated})
def replace_document(
    document_id: DocumentId, document: DocumentDraft, version: Annotated[int, Field(ge=1)]
) -> Document:
    """Replace what a document says, if nobody has changed it since `version`."""


@workspace.get(
    "/documents/{document_id}/threads",
    pages=Pages("cursor", "/openThreads/nextCursor"),
    errors={404: "There is no such document."},
)
def list_threads(document_id: DocumentId, cursor: str | None = None) -> ThreadList:
    """List the open discussions of a document."""


@workspace.post("/documents/{document_id}/comments", status=201, errors={404: "There is no such document."})
def add_comment(document_id: DocumentId, comment: CommentDraft) -> Comment:
    """Remark on a document, or answer a remark."""


@workspace.get("/documents/{document_id}/events", errors={404: "There is no such document."})
def watch_document(document_id: DocumentId) -> Stream[WorkspaceEvent]:
    """Watch what others do in a document."""
