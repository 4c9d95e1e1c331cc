"""What an operation is, once its stub has been read: parameters by location, a body, answers by status."""

from __future__ import annotations

from collections.abc import Callable, Mapping  # noqa: TC003 - dataclasses keep them
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tallystick.parameters import Kind, Location  # noqa: TC001 - dataclasses keep them

if TYPE_CHECKING:
    from datetime import date

    from tallystick.contract.base import Contract
    from tallystick.problems import Where

Result = TypeVar("Result", covariant=True)  # noqa: PLC0105 - what a stub returns, as its reader says it

JSON = "application/json"
FORM = "multipart/form-data"
EVENTS = "text/event-stream"
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter: `name` is the argument's, `wire` what the request calls it."""

    name: str
    wire: str
    location: Location
    kind: Kind
    repeated: bool
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a multipart body. `media_types` is what it may be, where that is limited; `max_bytes` its size.

    `max_files` is how many there may be under its name; `None` where it is one file and not a list.
    """

    name: str
    wire: str
    required: bool
    media_types: tuple[str, ...] = ()
    max_bytes: int | None = None
    max_files: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a request carries. `type` is the contract of a JSON body, or of the fields of a form beside its files."""

    name: str
    media_type: str
    type: Any
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One way to answer. `type` is the contract of a JSON body, or of each event of a stream; `None` without a body."""

    status: int
    description: str
    media_type: str | None
    type: Any


@dataclass(frozen=True, slots=True)
class Pages:
    """How a list is paged: the query parameter that asks for the next page, and where an answer says its value.

    `next` is a JSON Pointer into the answer, to a value that is `null` on the last page.
    """

    parameter: str
    next: str


@dataclass(frozen=True, slots=True)
class Security:
    """A way to prove who asks: `scheme` is its Security Scheme Object (OpenAPI 3.1.0 section 4.8.27)."""

    name: str
    scheme: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[Result]):
    """An operation of an API, as its stub declares it. `Result` is what a handler returns.

    `groups` has a contract for the parameters of each location that has any: a document of it holds the parameters of
    one request by their wire names. `api` is the name of the API that it is of.
    """

    id: str
    api: str
    method: str
    path: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    groups: Mapping[Location, type[Contract]]
    body: Body | None
    answers: tuple[Answer, ...]
    errors: tuple[Answer, ...]
    security: tuple[Security, ...]
    pages: Pages | None
    deprecated: bool
    sunset: date | None
    stub: Callable[..., Result] = field(compare=False)
    where: Where = field(compare=False)

    def at(self, location: Location) -> tuple[Parameter, ...]:
        """The parameters of one location, in the order of the stub."""
        return tuple(parameter for parameter in self.parameters if parameter.location == location)
