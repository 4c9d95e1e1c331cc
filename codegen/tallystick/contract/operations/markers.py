"""What annotations of a stub may say beside types, and the types that only stubs have."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - dataclasses keep it
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tallystick.contract.operations.model import Security
from tallystick.parameters import Location  # noqa: TC001 - dataclasses keep it

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Named:
    """A parameter's place, and its name in a request where that is not the argument's."""

    location: Location
    alias: str | None = None


def Query(alias: str | None = None) -> Named:  # noqa: N802 - reads as FastAPI's
    """A place in the query, where parameters are anyway, by another name.

    Written as `Annotated[int, Query("page-size")]`.
    """
    return Named("query", alias)


def Header(alias: str | None = None) -> Named:  # noqa: N802 - as above
    """A header; without a name, the argument's with dashes.

    Written as `Annotated[str, Header("Idempotency-Key")]`.
    """
    return Named("header", alias)


def Cookie(alias: str | None = None) -> Named:  # noqa: N802 - as above
    """A cookie.

    Written as `Annotated[str, Cookie("session")]`.
    """
    return Named("cookie", alias)


@dataclass(frozen=True, slots=True)
class Body:
    """`Annotated[list[Line], Body()]`: the body of the request, where its type does not tell."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form, as the type of an argument or with limits: `Annotated[Upload, Upload(max_bytes=1_000_000)]`.

    `list[Upload]` is several files under one name, at most `max_files` of them (10 unless told otherwise), each of at
    most `max_bytes`. A handler gets files with their `content`.
    """

    media_types: tuple[str, ...] = ()
    max_bytes: int | None = None
    max_files: int | None = None
    file_name: str = ""
    media_type: str = "application/octet-stream"
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes that are not JSON, as what a stub returns: `-> Annotated[Download, Media("application/pdf")]`."""

    content: bytes
    media_type: str = "application/octet-stream"
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """The media type of a `Download`."""

    type: str


class Stream(Generic[Item]):
    """Server-Sent Events, as what a stub returns: `-> Stream[LedgerEvent]`. Each event's data is one such document.

    A handler returns any asynchronous iterable of them.
    """


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler returns to answer with another status than the first, or with headers."""

    status: int
    value: Any = None
    headers: Mapping[str, str] | None = None


def Bearer(name: str = "bearer", *, format: str = "") -> Security:  # noqa: A002, N802 - OpenAPI's word
    """A token in the Authorization header (RFC 6750)."""
    scheme = {"type": "http", "scheme": "bearer"}
    return Security(name, {**scheme, "bearerFormat": format} if format else scheme)


def ApiKey(header: str, *, name: str = "apiKey") -> Security:  # noqa: N802 - reads as the markers above
    """A key in a header."""
    return Security(name, {"type": "apiKey", "in": "header", "name": header})


def SessionCookie(cookie: str, *, name: str = "session") -> Security:  # noqa: N802 - as above
    """A key in a cookie."""
    return Security(name, {"type": "apiKey", "in": "cookie", "name": cookie})
