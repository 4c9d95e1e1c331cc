"""Operations, as targets see them: what a request holds and how it is answered, by the names of declarations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tallystick.parameters import Kind, Location

Carried = Literal["json", "form", "events", "bytes"]
"""How content travels: one JSON document, a multipart form, Server-Sent Events of documents, or bytes as they are."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter by its wire name. Its schema is a property of its group's declaration."""

    wire: str
    kind: Kind
    repeated: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The parameters of one location: `schema` is the declaration of the object that they are together."""

    location: Location
    schema: str
    parameters: tuple[Parameter, ...]

    @property
    def required(self) -> bool:
        """Whether a request cannot do without one of them."""
        return any(parameter.required for parameter in self.parameters)


@dataclass(frozen=True, slots=True)
class File:
    """A file of a form, or several under one name. No media types are any."""

    wire: str
    required: bool
    media_types: tuple[str, ...] = ()
    max_bytes: int | None = None
    several: bool = False
    max_files: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a request or an answer carries.

    `schema` is the declaration of the document, of each event, or of a form's fields beside its files; `None` where
    there is none.
    """

    media_type: str
    carried: Carried
    schema: str | None
    files: tuple[File, ...] = ()
    fields: tuple[Parameter, ...] = ()
    """The fields of a form that its texts can be read as."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to be answered. `status` is `None` for any that no other answer has (`default`)."""

    status: int | None
    description: str
    content: Content | None


@dataclass(frozen=True, slots=True)
class Pages:
    """How a list is paged: the query parameter for the next page, and the JSON Pointer to its value in the answer."""

    parameter: str
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation. `name` is its identifier in TypeScript, in camel case; `id` is that of the document.

    `answers` are successes (statuses below 400) and `errors` the rest, both in document order. `api` is the name of the
    API that it is of, where the document says one.
    """

    id: str
    api: str | None
    name: str
    method: str
    path: str
    summary: str
    description: str
    deprecated: bool
    groups: tuple[Group, ...]
    body: Content | None
    body_required: bool
    answers: tuple[Answer, ...]
    errors: tuple[Answer, ...]
    security: tuple[str, ...]
    pages: Pages | None
    sunset: str | None = None
    """The day on which it goes away, as `2027-01-01`."""

    def group(self, location: Location) -> Group | None:
        """The parameters of one location, where there are any."""
        return next((group for group in self.groups if group.location == location), None)
